using System.Globalization;
using System.Text;
using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>
/// GitHub's workflow commands for a report: the verdict first, then the pages to look at. GitHub shows ten errors, ten warnings
/// and ten notices a step; what is more is counted in the last one that shows.
/// </summary>
public static class GithubAnnotations
{
    private const int MostShown = 10;
    private const int MostText = 500;

    /// <summary>One command a line, each ended by a line break.</summary>
    public static string Of(RunReport report)
    {
        var lines = new StringBuilder();
        var level = report.Verdict == Verdict.Pass && report.Run.Complete ? "notice" : "error";
        Command(lines, level, $"gate: {HtmlReport.Name(report.Verdict)}", null, report.Summary);
        if (report.Verdict == Verdict.Pass)
            return lines.ToString();
        var shots = report.Shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        var open = ReviewOrder.Pages(report)
            .Where(page => page.Shots.Any(id => shots[id] is { Decision: not Decision.Approved, Status: not (ShotStatus.Identical or ShotStatus.Tolerated) }))
            .ToList();
        // One is the verdict's, one is kept to say how many are not shown.
        var room = open.Count <= MostShown - 1 ? MostShown - 1 : MostShown - 2;
        foreach (var page in open.Take(room))
        {
            var causes = page.Shots.SelectMany(id => shots[id].Regions).SelectMany(region => region.Causes).Select(cause => SourcePlace.OfCause(report, cause.Source));
            var place = causes.FirstOrDefault(cause => cause is not null) ?? (page.Status == ShotStatus.Removed ? null : SourcePlace.OfPage(report, page.Page));
            var details = page.Shots.Select(id => shots[id]).Where(shot => shot.Status != ShotStatus.Identical).Select(shot => $"{ShotWords.Place(shot)}{Detail(shot)}");
            Command(lines, "error", $"{ReviewOrder.Name(page.Status)}: {page.Page}", place, string.Join(", ", details));
        }

        if (open.Count > room)
            Command(lines, "error", "gate", null, $"and {Words.Count(open.Count - room, "more page")}: see the report");
        return lines.ToString();
    }

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
