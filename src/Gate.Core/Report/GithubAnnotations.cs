using System.Globalization;
using System.Text;
using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>
/// GitHub's workflow commands for a report: the verdict first, then the pages to look at and what the checks found, at its line.
/// GitHub shows ten errors, ten warnings and ten notices a step; what is more is counted in the last one that shows.
/// </summary>
public static class GithubAnnotations
{
    private const int MostShown = 10;
    private const int LeastFindings = 3;
    private const int MostText = 500;

    /// <summary>One command a line, each ended by a line break.</summary>
    public static string Of(RunReport report)
    {
        var lines = new StringBuilder();
        var level = report.Verdict == Verdict.Pass && report.Run.Complete ? "notice" : "error";
        Command(lines, level, $"gate: {HtmlReport.Name(report.Verdict)}", null, report.Summary);
        var findings = report.Findings.Where(OpenFindings.IsTold).OrderByDescending(finding => finding.Severity).ToList();
        if (report.Verdict != Verdict.Pass)
            Errors(lines, report, findings);
        var warnings = findings.Where(finding => finding.Severity == Severity.Warn).ToList();
        var shown = Room(warnings.Count, MostShown);
        foreach (var finding in warnings.Take(shown))
            Told(lines, "warning", report, finding);
        if (warnings.Count > shown)
            Command(lines, "warning", "gate", null, $"and {Words.Count(warnings.Count - shown, "more warning")}: see the report");
        return lines.ToString();
    }

    private static void Errors(StringBuilder lines, RunReport report, List<Finding> told)
    {
        var shots = report.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        // As on the console: what is gone or unknown before what changed a little, since most of many are not shown.
        var open = report.Pages.OrderByDescending(page => page.Status)
            .Where(page => page.Shots.Any(id => shots[id] is { Decision: not Decision.Approved, Status: not (ShotStatus.Identical or ShotStatus.Tolerated) }))
            .ToList();
        var findings = told.Where(finding => finding.Severity > Severity.Warn).ToList();
        // One is the verdict's. Findings have a part of their own, which pages leave to them.
        var room = Room(open.Count + findings.Count, MostShown - 1);
        var pages = Math.Min(open.Count, room - Math.Min(findings.Count, LeastFindings));
        foreach (var page in open.Take(pages))
        {
            var causes = page.Shots.SelectMany(id => shots[id].Regions).SelectMany(region => region.Causes).Select(cause => SourcePlace.OfCause(report, cause.Source));
            var place = causes.FirstOrDefault(cause => cause is not null) ?? (page.Status == ShotStatus.Removed ? null : SourcePlace.OfPage(report, page.Page));
            var details = page.Shots.Select(id => shots[id]).Where(shot => shot.Status != ShotStatus.Identical).Select(shot => $"{ShotWords.Place(shot)}{Detail(shot)}");
            Command(lines, "error", $"{ReviewOrder.Name(page.Status)}: {page.Page}", place, string.Join(", ", details));
        }

        foreach (var finding in findings.Take(room - pages))
            Told(lines, "error", report, finding);
        var left = new[] { Left(open.Count - pages, "more page"), Left(findings.Count - (room - pages), "more finding") }.OfType<string>().ToList();
        if (left.Count > 0)
            Command(lines, "error", "gate", null, $"and {string.Join(", ", left)}: see the report");
    }

    private static string? Left(int count, string noun) => count > 0 ? Words.Count(count, noun) : null;

    // When not all fit, one is kept to say how many are not shown.
    private static int Room(int count, int most) => count <= most ? most : most - 1;

    private static void Told(StringBuilder lines, string level, RunReport report, Finding finding) =>
        Command(lines, level, $"{finding.Check}{(finding.Page is { } name ? $": {name}" : "")}", SourcePlace.OfCause(report, OpenFindings.SidePlaceOf(finding)) ?? (finding.Page is { } page ? SourcePlace.OfPage(report, page) : null), finding.Message);

    private static string Detail(Run.Facts.ShotFacts shot) => shot.Ae is { } ae && ShotWords.Note(shot).Length == 0 ? $" AE {Words.Number(ae)}" : $": {ShotWords.Note(shot)}";

    private static void Command(StringBuilder lines, string level, string title, SourcePlace? place, string text)
    {
        lines.Append(CultureInfo.InvariantCulture, $"::{level} title={Property(VisibleText.Shorten(title, 200))}");
        if (place is not null)
            lines.Append(CultureInfo.InvariantCulture, $",file={Property(place.Path)}");
        if (place?.Line is { } line)
            lines.Append(CultureInfo.InvariantCulture, $",line={line}");
        if (place?.Column is { } column)
            lines.Append(CultureInfo.InvariantCulture, $",col={column}");
        lines.Append("::").Append(Data(VisibleText.Shorten(text, MostText))).Append('\n');
    }

    // As actions/toolkit escapes them; control characters are spelled out before, so that no line break is left to escape.
    private static string Data(string text) => VisibleText.Of(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
