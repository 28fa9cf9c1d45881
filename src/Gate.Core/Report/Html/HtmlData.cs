using System.Text.Encodings.Web;
using System.Text.Json;
using Gate.Core.Explain;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report.Html;

/// <summary>The part of the report that the script needs, in the words of <c>report.json</c>: every shot with something to see. Causes and alignments are numbers into its <c>pool</c>.</summary>
internal static class HtmlData
{
    // The default encoder writes <, >, &, quotes and everything beyond ASCII as \uXXXX: nothing can end the element early, and
    // U+2028 needs no thought.
    private static readonly JsonSerializerOptions Options = new(ReportJson.LineOptions) { Encoder = JavaScriptEncoder.Default };

    /// <summary>JSON for a <c>script</c> element.</summary>
    public static string Write(RunReport report, ReportPictures pictures)
    {
        var shots = ReviewOrder.Shots(report).Where(IsShown).Select(shot => Trim(shot, pictures)).ToList();
        var shown = shots.Select(shot => shot.Id).ToHashSet(StringComparer.Ordinal);
        var pages = shots.Select(shot => shot.Page).ToHashSet(StringComparer.Ordinal);
        var findings = report.Findings
            .Where(finding => finding.Shot is { } shot ? shown.Contains(shot) : finding.Page is { } page ? pages.Contains(page) : finding.Pages.Any(pages.Contains))
            .Select(finding => finding.Pages.Count == 0 ? finding : finding with { Pages = [.. finding.Pages.Where(pages.Contains)] })
            .Select(finding => new Told(finding, FindingPlace.Of(finding), PasteLine.In(finding.Message)));
        var pool = new DataPool(Options);
        var text = JsonSerializer.Serialize(
            new
            {
                Plan = report.Run.PlanDigest,
                report.Run.Complete,
                Shots = shots,
                Parts = pictures.Parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => new { Id = part.Key, Box = part.Value }),
                Findings = findings,
                Keys = Keys(report, shots),
                FindingKeys = FindingKeys(report),
                report.Groups,
                Changes = SpokenChanges.CountOf(report.Groups),
                Markup = report.Markup.Where(each => pages.Contains(each.Page)),
                report.Ledger.Again,
                report.Ledger.Elsewhere,
                report.Ledger.WithoutSignature,
                report.Ledger.Decided,
            },
            pool.Options);
        return $"{{\"pool\":{pool.Text},{text[1..]}";
    }

    private static IEnumerable<object> FindingKeys(RunReport report) =>
        from finding in report.Findings
        let key = report.Run.Complete ? ReportKeys.Of(finding) : null
        where key is not null
        select new { finding.Id, finding.Decision, Key = key };

    private static IEnumerable<object> Keys(RunReport report, IReadOnlyList<ShotFacts> shots) =>
        from shot in shots
        let key = report.Run.Complete ? ReportKeys.Of(report, shot) : null
        where key is not null
        select new { shot.Id, Key = key };

    /// <summary>Whether a shot has a view of its own.</summary>
    public static bool IsShown(ShotFacts shot) => shot.Status != ShotStatus.Identical || shot.Findings.Count > 0 || shot.Evidence is not null;

    private static ShotFacts Trim(ShotFacts shot, ReportPictures pictures) => shot with
    {
        Before = Trim(shot.Before),
        After = Trim(shot.After),
        Evidence = shot.Evidence is not { } evidence ? null : new EvidenceFacts(
            pictures.Address(evidence.Before),
            pictures.Address(evidence.After),
            pictures.Address(evidence.Diff),
            pictures.Address(evidence.Thumbnail),
            evidence.Noise?.Select(pictures.Address).OfType<string>().ToList()),
    };

    private static SideFacts? Trim(SideFacts? side) => side is null ? null : side with { Settle = [], Requests = [], Pixels = null };

    private sealed record Told(Finding Finding, string? Place, string? Paste);
}
