using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>Whether the parts of a report fit together, and name nothing that is not there: a report may come from somebody else's hands.</summary>
internal static class RunConsistency
{
    /// <summary>The first thing that does not fit, in words; null when everything does.</summary>
    public static string? Trouble(RunReport report)
    {
        var shots = new Dictionary<string, ShotFacts>(StringComparer.Ordinal);
        var pages = new HashSet<string>(StringComparer.Ordinal);
        var groups = new HashSet<string>(StringComparer.Ordinal);
        return Twice("shot", report.Shots.FirstOrDefault(shot => !shots.TryAdd(shot.Id, shot))?.Id)
            ?? Twice("page", report.Pages.FirstOrDefault(page => !pages.Add(page.Page))?.Page)
            ?? Twice("group", report.Groups.FirstOrDefault(group => !groups.Add(group.Id))?.Id)
            ?? Missing("page", report.Shots.Select(shot => shot.Page), pages.Contains)
            ?? Missing("shot", report.Pages.SelectMany(page => page.Shots), shots.ContainsKey)
            ?? Missing("shot", report.Groups.SelectMany(group => group.Shots), shots.ContainsKey)
            ?? Missing("shot", report.Findings.Select(finding => finding.Shot).OfType<string>(), shots.ContainsKey)
            ?? Missing("page", report.Markup.Select(markup => markup.Page), pages.Contains)
            ?? Missing("group", report.Shots.SelectMany(shot => shot.Regions).SelectMany(region => region.Groups), groups.Contains)
            ?? report.Shots.Select(shot => ShotConsistency.Trouble(shot) is { } trouble ? $"the shot \"{shot.Id}\" is {trouble}" : null).FirstOrDefault(trouble => trouble is not null)
            ?? Pages(report)
            ?? (report.Counts == StatusCounts.Of(report.Pages.Count, report.Shots) ? null : "its counts are not those of its shots");
    }

    private static string? Pages(RunReport report)
    {
        var shots = report.Shots.ToLookup(shot => shot.Page, StringComparer.Ordinal);
        return report.Pages.FirstOrDefault(page => !page.Shots.ToHashSet(StringComparer.Ordinal).SetEquals(shots[page.Page].Select(shot => shot.Id))) is { } other
            ? $"the page \"{other.Page}\" does not have the shots that are of it"
            : report.Pages.FirstOrDefault(page => page.Shots.Count > 0 && page.Status != shots[page.Page].Max(shot => shot.Status)) is { } page
                ? $"the page \"{page.Page}\" is {page.Status.ToString().ToLowerInvariant()}, and its shots are not"
                : null;
    }

    private static string? Twice(string noun, string? name) => name is null ? null : $"the {noun} \"{name}\" stands there twice";

    private static string? Missing(string noun, IEnumerable<string> names, Func<string, bool> isThere) =>
        names.FirstOrDefault(name => !isThere(name)) is { } missing ? $"the {noun} \"{missing}\" is named and not there" : null;
}
