using Gate.Core.Checks;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>
/// What a green run does not cover: changed style rules that can apply in none of its captures, because no viewport, medium or state of the
/// run meets their conditions. One finding a reason.
/// </summary>
internal static class CoverageReview
{
    public const string Id = "not-covered";

    // Names in a sentence; a rebuilt sheet can change hundreds of rules under one condition.
    private const int MostNames = 8;

    public static IEnumerable<Finding> Findings(IReadOnlyList<ChangedSheet> sheets, IReadOnlyList<Viewport> viewports, RenderSettings settings, SemanticsPolicy policy)
    {
        if (viewports.Count == 0 || policy.Of(Id, Severity.Warn) is not { } severity)
            yield break;
        var views = RunView.Of(viewports, settings);
        var changed = sheets.SelectMany(sheet => sheet.Rules.Select(rule => (sheet.Source, Rule: rule, Why: RuleReach.WhyNever(rule, views)))).DistinctBy(entry => (entry.Rule.Name, entry.Why)).ToList();
        foreach (var group in changed.Where(entry => entry.Why is not null).GroupBy(entry => entry.Why!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var names = group.Select(entry => entry.Rule.Selector).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var listed = string.Join("; ", names.Take(MostNames).Select(name => ElementText.Short(name, 80))) + (names.Count > MostNames ? $"; and {names.Count - MostNames} more" : "");
            var sources = group.Select(entry => entry.Source).Distinct(StringComparer.Ordinal).ToList();
            yield return FindingFactory.OfRun(
                Id,
                severity,
                sources.Count == 1 ? sources[0] : $"{sources[0]} and {Words.Count(sources.Count - 1, "other source")}",
                $"{group.Count()} of {Words.Count(changed.Count, "changed style rule")} can show in no capture of this run ({group.Key}{Advice(group.Key, views[0])}): {listed}");
        }
    }

    // The widths at which a condition would hold.
    private static string Advice(string why, RunView like)
    {
        if (!why.StartsWith("@media", StringComparison.OrdinalIgnoreCase) || why.IndexOf('@', 1) >= 0)
            return "";
        var widths = Enumerable.Range(200, 3000).Where(width => MediaQuery.Matches(why["@media".Length..], like with { Viewport = like.Viewport with { Width = width } }) == true).ToList();
        return widths.Count == 0 ? "" : $"; a viewport {widths[0]} px wide would show it";
    }
}
