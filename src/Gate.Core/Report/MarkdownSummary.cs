using System.Globalization;
using System.Text;
using Gate.Core.Markup;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report;

/// <summary>
/// <c>summary.md</c>: the verdict, the counts and the pages to look at, for a pull request's comment. Never longer than the
/// 65,536 characters that GitHub takes for one; what does not fit is counted.
/// </summary>
public sealed class MarkdownSummary : IReportWriter
{
    // GitHub's bound on the body of a comment; it counts code points, .NET counts UTF-16 units, which are never fewer.
    private const int MaxLength = 65_536;

    /// <summary>How a later run finds the comment that it edits in place; shown to nobody.</summary>
    internal const string Marker = "<!-- gate-report -->\n";

    // Kept free for the lines that say how much was left away, and for the closing sections.
    private const int Reserve = 4_096;

    /// <inheritdoc/>
    public string FileName => "summary.md";

    /// <inheritdoc/>
    public void Write(RunReport report, Stream to) => to.Write(Encoding.UTF8.GetBytes(Text(report)));

    internal static string Text(RunReport report)
    {
        var text = new StringBuilder(Marker);
        text.Append(CultureInfo.InvariantCulture, $"## gate: {HtmlReport.Name(report.Verdict)}\n\n{MarkdownText.Plain(VisibleText.Shorten(report.Summary, 2_000))}\n\n");
        Counts(text, report);
        var tail = Tail(report);
        var room = MaxLength - tail.Length - Reserve;
        Rows(text, room, Findings(report), "finding");
        Rows(text, room, Pages(report), "page");
        text.Append(tail);
        return text.ToString();
    }

    private static void Counts(StringBuilder text, RunReport report)
    {
        var pages = report.Pages.CountBy(page => page.Status).ToDictionary();
        text.Append("| | pages | shots |\n| --- | ---: | ---: |\n");
        foreach (var status in ReviewOrder.Statuses.Append(ShotStatus.Identical))
        {
            var shots = report.Shots.Count(shot => shot.Status == status);
            if (shots > 0 || status is ShotStatus.Changed or ShotStatus.Identical)
                text.Append(CultureInfo.InvariantCulture, $"| {ReviewOrder.Name(status)} | {Words.Number(pages.GetValueOrDefault(status))} | {Words.Number(shots)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| all | {Words.Number(report.Pages.Count)} | {Words.Number(report.Shots.Count)} |\n");
        if (report.Counts.ByInputs > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{Words.Count(report.Counts.ByInputs, "shot")} proved identical by {(report.Counts.ByInputs == 1 ? "its" : "their")} inputs, the after side not rendered.\n");
        if (report.Markup.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{Words.Count(report.Markup.Count, "page")} with other bytes: {MarkupWords.Of(report.Markup, report.Pages.Join(report.Markup, page => page.Page, markup => markup.Page, (page, _) => page.Status).All(status => status == ShotStatus.Identical))}.\n");
        if (report.Counts.Approved > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{Words.Count(report.Counts.Approved, "shot")} approved.\n");
    }

    private static List<string> Findings(RunReport report)
    {
        var lines = new List<string>();
        foreach (var finding in report.Findings.Where(IsTold).OrderBy(finding => finding.Decision == Decision.Approved).ThenBy(FindingOrder.Rank))
        {
            var about = OpenFindings.Place(finding) is { } place ? $" {MarkdownText.Code(place)}:" : "";
            var decided = finding.Decision is { } decision ? $", **{decision.ToString().ToLowerInvariant()}**" : "";
            lines.Add($"- **{finding.Severity.ToString().ToLowerInvariant()}** {MarkdownText.Code(finding.Check)}{about} {MarkdownText.Code(finding.Message, 600)}{decided}{(OpenFindings.Pages(finding, page => MarkdownText.Code(page)) is { } pages ? $": {pages}" : "")}\n");
        }

        if (lines.Count > 0)
            lines.Insert(0, "\n### Findings about the run\n\n");
        return lines;
    }

    // The rows of pages say themselves what was added and removed.
    private static bool IsTold(Finding finding) =>
        finding.StandsAlone() && (finding.Severity != Severity.Info || finding.Check is "mask-in-force" or "tolerance-in-force");

    private static List<string> Pages(RunReport report)
    {
        var shots = report.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var page in ReviewOrder.Pages(report).Where(page => page.Status != ShotStatus.Identical))
            lines.Add($"| {MarkdownText.Cell(page.Page)} | {ReviewOrder.Name(page.Status)} | {string.Join("<br>", page.Shots.Select(id => Shot(shots[id])))} |\n");
        if (lines.Count > 0)
            lines.Insert(0, "\n### Pages to look at\n\n| page | status | where |\n| --- | --- | --- |\n");
        return lines;
    }

    private static string Shot(ShotFacts shot)
    {
        var facts = new List<string>();
        if (shot.Status == ShotStatus.Identical)
            facts.Add("identical");
        else if (ShotWords.Note(shot) is { Length: > 0 } note)
            facts.Add(MarkdownText.Cell(note));
        if (shot is { Ae: { } ae, Status: not ShotStatus.Identical })
            facts.Add($"AE {Words.Number(ae)}");
        if (shot.Summary is { Length: > 0 } why)
            facts.Add(MarkdownText.Cell(why));
        if (shot.Regions.Count > 0)
            facts.Add(ShotWords.Regions(shot.Regions));
        if (ShotWords.Moved(shot.Alignment) is { Length: > 0 } moved)
            facts.Add(MarkdownText.Plain(moved));
        if (ShotWords.Change(shot) is { Length: > 0 } change)
            facts.Add(change);
        if (shot.Decision is { } decision)
            facts.Add($"**{decision.ToString().ToLowerInvariant()}**");
        return $"{ShotWords.Place(shot)}: {string.Join(", ", facts)}";
    }

    private static void Rows(StringBuilder text, int room, List<string> lines, string noun)
    {
        // The first of the lines is the heading.
        for (var i = 0; i < lines.Count; i++)
        {
            if (text.Length + lines[i].Length <= room)
                text.Append(lines[i]);
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\n… and {Words.Count(lines.Count - Math.Max(i, 1), $"more {noun}")}: see `index.html`.\n");
                return;
            }
        }
    }

    private static string Tail(RunReport report)
    {
        var text = new StringBuilder();
        if (report.Excluded.Count > 0)
        {
            text.Append("\n### Left out\n\n");
            foreach (var rule in report.Excluded.Take(50))
                text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Code(rule.Rule)}: {Words.Count(rule.Pages, "page")}\n");
            if (report.Excluded.Count > 50)
                text.Append(CultureInfo.InvariantCulture, $"- … and {Words.Count(report.Excluded.Count - 50, "more rule")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{MarkdownText.Code(report.Subject.Before.Source)} → {MarkdownText.Code(report.Subject.After.Source)}");
        foreach (var environment in report.Environments.Take(3))
            text.Append(CultureInfo.InvariantCulture, $" · {MarkdownText.Plain(VisibleText.Shorten(environment.Browser, 100))}");
        text.Append(CultureInfo.InvariantCulture, $" · {MarkdownText.Plain(report.Tool)}\n");
        return text.ToString();
    }
}
