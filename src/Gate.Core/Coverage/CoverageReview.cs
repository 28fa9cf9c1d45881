using Gate.Core.Checks;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>
/// What a green run does not cover: changed style rules that can apply in none of its captures or apply to nothing there, changed markup that
/// none of them paints, changed files that none asked for or that moved no pixel, and the site's own widths that no viewport has.
/// </summary>
/// <param name="Findings">Grouped by reason.</param>
/// <param name="Facts">In numbers.</param>
internal sealed record CoverageReview(IReadOnlyList<Finding> Findings, CoverageFacts Facts)
{
    public const string Id = "not-covered";

    // Names in a sentence; a rebuilt sheet can change hundreds of rules under one condition.
    private const int MostNames = 8;

    private const string AppliesToNothing = "applies to nothing";

    /// <summary>For each changed rule whether, and why not, a capture can show it.</summary>
    public static IReadOnlyList<RuleStanding> Reach(IReadOnlyList<ChangedSheet> sheets, IReadOnlyList<RunView> views) =>
    [
        .. sheets.SelectMany(sheet => sheet.Rules.Select(rule => RuleReach.WhyNever(rule, views) is { } why
            ? new RuleStanding(sheet.Source, rule.Name, rule.Selector, why, Advice(rule, why, views[0])) { Digest = DigestOf(sheet.Source, rule) }
            : new RuleStanding(sheet.Source, rule.Name, rule.Selector, null, "") { Keys = RuleUse.KeysOf(rule), Digest = DigestOf(sheet.Source, rule) })),
    ];

    /// <summary>Null when nothing changed that shows.</summary>
    public static CoverageReview? Of(CoverageNotes? notes)
    {
        if (notes is null || notes.Sheets.Count + notes.Styles.Count + notes.Places + notes.Files.Count == 0)
            return null;
        var use = new Use(notes.Used.ToHashSet(StringComparer.Ordinal), notes.Told.ToHashSet(StringComparer.Ordinal), notes.Untold.ToHashSet(StringComparer.Ordinal));
        // A rule that stands on many pages is exercised when one of them shows it.
        List<RuleStanding> changed = [.. notes.Sheets.Concat(notes.Styles).Select(use.Weigh).GroupBy(rule => rule.Name, StringComparer.Ordinal).Select(rules => rules.FirstOrDefault(rule => rule.Why is null) ?? rules.First() with { Digest = string.Join(' ', rules.Select(rule => rule.Digest).Order(StringComparer.Ordinal)) })];
        var widths = UntriedWidths.Of(notes.Breakpoints, notes.Viewports);
        List<FileStanding> unasked = [.. notes.Files.Where(file => file.IsUnasked && !notes.IsNarrowed)];
        List<FileStanding> steering = [.. notes.Files.Where(file => file.IsSteering)];
        List<FileStanding> unseen = [.. notes.Files.Where(file => file.IsUnseen)];
        return new CoverageReview(
            [.. OfRules(changed, notes.Severity), .. OfFiles(steering, $"that {(steering.Count == 1 ? "steers" : "steer")} what hosts answer, which no capture of this run shows", notes.Severity), .. OfFiles(unasked, "that no capture of this run asked for", notes.Severity), .. OfFiles(unseen, "that captures asked for changed no pixel", notes.Severity), .. FindingGroups.Of(notes.Unpainted), .. OfWidths(widths)],
            new CoverageFacts(
                changed.Count,
                changed.Count(rule => rule.Why is not null),
                notes.Places,
                notes.Unpainted.Count,
                notes.Files.Count,
                notes.IsNarrowed ? null : unasked.Count + steering.Count,
                unseen.Count,
                [.. changed.Select(rule => rule.Why).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                widths));
    }

    private static IEnumerable<Finding> OfRules(List<RuleStanding> changed, Severity severity)
    {
        foreach (var group in changed.Where(rule => rule.Why is not null).GroupBy(rule => rule.Why!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var names = group.Select(rule => rule.Selector).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var listed = Listed(names);
            var sources = group.Select(rule => rule.Source).Distinct(StringComparer.Ordinal).ToList();
            var count = $"{group.Count()} of {Words.Count(changed.Count, "changed style rule")}";
            yield return FindingFactory.OfSource(
                Id,
                severity,
                sources.Count == 1 ? sources[0] : $"{sources[0]} and {Words.Count(sources.Count - 1, "other source")}",
                group.Key == AppliesToNothing
                    ? $"{count} apply to nothing that a capture of this run paints: {listed}"
                    : $"{count} can show in no capture of this run ({group.Key}{group.First().Advice}): {listed}").Binding(group.Select(rule => $"{rule.Name} {rule.Digest}"));
        }
    }

    private static string DigestOf(string source, StyleRule rule) =>
        ElementText.Digest(string.Join('\0', source, rule.Name, rule.Declarations, rule.Other?.Name, rule.Other?.Declarations, rule.Moved?.Name));

    // Scripts first: a chunk or a service worker may do anything.
    private static IEnumerable<Finding> OfFiles(List<FileStanding> files, string what, Severity severity)
    {
        if (files.Count == 0)
            yield break;
        var names = files.OrderByDescending(file => Path.GetExtension(file.Path) is ".js" or ".mjs" or ".cjs" or ".wasm").Select(file => file.Name).ToList();
        // What fails can be approved: these files with these bytes, not the next ones of their names.
        var digest = severity == Severity.Fail ? $" (sha256 {ElementText.Digest(string.Join('\n', files.Select(file => $"{file.Path} {file.Digest}")))}…)" : "";
        yield return FindingFactory.OfSource(Id, severity, files.Count == 1 ? files[0].Path : $"{files[0].Path} and {Words.Count(files.Count - 1, "other file")}", $"{Words.Count(files.Count, "changed file")} {what}: {Listed(names)}{digest}");
    }

    private static string Listed(List<string> names) =>
        string.Join("; ", names.Take(MostNames).Select(name => ElementText.Short(name, 80))) + (names.Count > MostNames ? $"; and {Words.Number(names.Count - MostNames)} more" : "");

    private static IEnumerable<Finding> OfWidths(IReadOnlyList<string> widths)
    {
        if (widths.Count > 0)
            yield return FindingFactory.OfRun(Id, Severity.Info, "widths", $"the site's own style sheets lay pages out differently at widths that no viewport of this run has: {string.Join(", ", widths)}; --viewport auto looks at each");
    }

    // The widths at which a condition would hold, or at which the one that a rule had and the one that it has part.
    private static string Advice(StyleRule rule, string why, RunView like)
    {
        if (why == RuleReach.Motion)
            return ", and pictures are taken at rest";
        Func<RunView, bool> isShown = view => MediaQuery.Matches(why["@media".Length..], view) == true;
        if (rule.Moved is { } moved && why == RuleReach.Both(rule, moved))
            isShown = view => RuleReach.Holds(rule.Queries, view) != RuleReach.Holds(moved.Queries, view);
        else if (!why.StartsWith("@media", StringComparison.OrdinalIgnoreCase) || why.IndexOf('@', 1) >= 0)
            return "";
        var widths = Enumerable.Range(200, 3000).Where(width => isShown(like with { Viewport = like.Viewport with { Width = width } })).ToList();
        return widths.Count == 0 ? "" : $"; a viewport {widths[0]} px wide would show it";
    }

    /// <summary>Which rules applied in captures, where all captures of a source tell.</summary>
    private sealed record Use(HashSet<string> Used, HashSet<string> Told, HashSet<string> Untold)
    {
        public RuleStanding Weigh(RuleStanding rule) =>
            rule.Why is null && rule.Keys.Count > 0 && Told.Contains(rule.Source) && !Untold.Contains(rule.Source) && !rule.Keys.Any(Used.Contains)
                ? rule with { Why = AppliesToNothing }
                : rule;
    }
}
