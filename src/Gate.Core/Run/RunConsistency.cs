using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>Whether the parts of a report that name each other fit together: a report may come from somebody else's hands.</summary>
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
            ?? Missing("group", report.Shots.SelectMany(shot => shot.Regions).SelectMany(region => region.Groups), groups.Contains);
    }

    private static string? Twice(string noun, string? name) => name is null ? null : $"the {noun} \"{name}\" stands there twice";

    private static string? Missing(string noun, IEnumerable<string> names, Func<string, bool> isThere) =>
        names.FirstOrDefault(name => !isThere(name)) is { } missing ? $"the {noun} \"{missing}\" is named and not there" : null;
}
