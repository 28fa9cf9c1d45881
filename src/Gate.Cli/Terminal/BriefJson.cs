using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gate.Core.Explain;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Terminal;

/// <summary>A report in a few kilobytes, for whoever reads with a small memory: what changed and why, what is open, what to type next.</summary>
internal static class BriefJson
{
    private const int MostPages = 20;
    private const int MostShots = 10;
    private const int MostChanges = 10;
    private const int MostFindings = 10;
    private const int MostText = 200;

    // Read as it stands and never put into a page: markup keeps its signs.
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(RunReport report, string folder, IEnumerable<string> next)
    {
        var shots = report.Shots.ToLookup(shot => shot.Page, StringComparer.Ordinal);
        var pages = report.Pages.Where(page => page.Status != ShotStatus.Identical).OrderByDescending(page => page.Status).ToList();
        var findings = report.Findings.Where(OpenFindings.IsTold).ToList();
        var changes = SpokenChanges.Apart(report.Groups);
        var brief = new JsonObject
        {
            ["verdict"] = Name(report.Verdict),
            ["exitCode"] = report.ExitCode,
            ["summary"] = Cut(report.Summary),
            ["pages"] = report.Counts.Pages,
            ["differing"] = pages.Count,
            ["shown"] = List(pages.Take(MostPages), page => Page(page, shots[page.Page])),
            ["moreShown"] = Math.Max(0, pages.Count - MostPages),
            ["changes"] = List(changes.Take(MostChanges), Change),
            ["moreChanges"] = Math.Max(0, changes.Count - MostChanges),
            ["findings"] = List(FindingOrder.Of(FindingOrder.EachCheckFirst(findings).Take(MostFindings)), finding => new JsonObject { ["check"] = finding.Check, ["severity"] = Name(finding.Severity), ["page"] = finding.Page, ["at"] = OpenFindings.Place(finding), ["message"] = Cut(finding.Message), ["pages"] = List(finding.Pages.Take(OpenFindings.MostPages), page => JsonValue.Create(Cut(page))), ["morePages"] = Math.Max(0, finding.Pages.Count - OpenFindings.MostPages) }),
            ["moreFindings"] = Math.Max(0, findings.Count - MostFindings),
            ["report"] = Path.Combine(folder, "report.json"),
            ["next"] = List(next, command => JsonValue.Create(command)),
        };
        return brief.ToJsonString(Lines) + "\n";
    }

    private static JsonObject Page(PageFacts page, IEnumerable<ShotFacts> shots)
    {
        var differing = shots.Where(shot => shot.Status != ShotStatus.Identical).ToList();
        var told = new JsonObject
        {
            ["page"] = Cut(page.Page),
            ["status"] = Name(page.Status),
            ["shots"] = new JsonObject(differing.Take(MostShots).Select(shot => KeyValuePair.Create(shot.Id[(page.Page.Length + 1)..], (JsonNode?)JsonValue.Create(Shot(shot))))),
        };
        if (differing.Count > MostShots)
            told["moreShots"] = differing.Count - MostShots;
        return told;
    }

    private static string Shot(ShotFacts shot) =>
        Cut(shot.Before?.Failure is { } before ? $"before: {before.Message}" : shot.After?.Failure is { } after ? $"after: {after.Message}" : shot.Ae is { } ae && shot.Status == ShotStatus.Changed ? $"AE {ae}{(shot.Decision is { } decision ? $", {Name(decision)}" : "")}" : Name(shot.Status));

    private static JsonObject Change(IReadOnlyList<GroupFacts> same)
    {
        List<string> shots = [.. same.SelectMany(group => group.Shots).Distinct(StringComparer.Ordinal)];
        // What a script made has no place of its own: the script has.
        var at = same.SelectMany(group => group.Causes).Select(OpenFindings.Place).FirstOrDefault(place => place is not null);
        return new() { ["what"] = Cut(same[0].Title), ["shots"] = shots.Count, ["first"] = shots.Count > 0 ? Cut(shots[0]) : null, ["at"] = at is null ? null : Cut(at) };
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Cut(string text) => text.Length <= MostText ? text : text[..MostText].TrimEnd('…') + "…";
}
