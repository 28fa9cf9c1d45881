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

    public static IEnumerable<Finding> Findings(IReadOnlyList<ChangedSheet> sheets, IReadOnlyList<Viewport> viewports, RenderSettings settings, SemanticsPolicy policy) =>
        policy.Of(Id, Severity.Warn) is { } severity ? Findings(Reach(sheets, viewports, settings), severity) : [];

    /// <summary>For each changed rule whether, and why not, a capture can show it.</summary>
    public static IReadOnlyList<RuleStanding> Reach(IReadOnlyList<ChangedSheet> sheets, IReadOnlyList<Viewport> viewports, RenderSettings settings)
    {
        if (viewports.Count == 0)
            return [];
        var views = RunView.Of(viewports, settings);
        return [.. sheets.SelectMany(sheet => sheet.Rules.Select(rule => RuleReach.WhyNever(rule, views) is { } why
            ? new RuleStanding(sheet.Source, rule.Name, rule.Selector, why, Advice(why, views[0]))
            : new RuleStanding(sheet.Source, rule.Name, rule.Selector, null, "")))];
    }

    /// <summary>What is told of the rules of all sheets.</summary>
    public static IEnumerable<Finding> Findings(IReadOnlyList<RuleStanding> rules, Severity severity)
    {
        var changed = rules.DistinctBy(rule => (rule.Name, rule.Why)).ToList();
        foreach (var group in changed.Where(rule => rule.Why is not null).GroupBy(rule => rule.Why!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var names = group.Select(rule => rule.Selector).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var listed = string.Join("; ", names.Take(MostNames).Select(name => ElementText.Short(name, 80))) + (names.Count > MostNames ? $"; and {names.Count - MostNames} more" : "");
            var sources = group.Select(rule => rule.Source).Distinct(StringComparer.Ordinal).ToList();
            yield return FindingFactory.OfRun(
                Id,
                severity,
                sources.Count == 1 ? sources[0] : $"{sources[0]} and {Words.Count(sources.Count - 1, "other source")}",
                $"{group.Count()} of {Words.Count(changed.Count, "changed style rule")} can show in no capture of this run ({group.Key}{group.First().Advice}): {listed}");
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
