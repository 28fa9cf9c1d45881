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

    // A reason quotes conditions of the page, which may be of any length.
    private const int MostReason = 240;

    private const string AppliesToNothing = "applies to nothing";

    private const string Untold = RuleReach.NotKnown + "a capture did not tell which rules applied";

    /// <summary>For each changed rule whether, and why not, a capture can show it.</summary>
    /// <param name="sheets">The changed rules.</param>
    /// <param name="views">The ways in which the run looks at pages.</param>
    /// <param name="variables">What of custom properties is shown, by source; null where that is not known.</param>
    public static IReadOnlyList<RuleStanding> Reach(IReadOnlyList<ChangedSheet> sheets, IReadOnlyList<RunView> views, Func<string, VariableReach>? variables = null) =>
        [.. sheets.SelectMany(sheet => sheet.Rules.Select(rule => Reach(sheet.Source, rule, views, variables)))];

    private static RuleStanding Reach(string source, StyleRule rule, IReadOnlyList<RunView> views, Func<string, VariableReach>? variables)
    {
        var set = variables is not null && VariableReach.IsAsked(rule) ? variables(source).Unseen(rule) : [];
        IReadOnlyList<string> unseen = [.. RuleReach.Unseen(rule, views), .. set.Select(entry => entry.Told)];
        var why = RuleReach.WhyNever(rule, views);
        if (why is null && rule.Moved is null && set.Any(entry => !entry.IsScripted) && rule.Declared is var (before, after) && UnseenStyle.Differing(before, after).Select(entry => entry.Name).Except(set.Where(entry => !entry.IsScripted).Select(entry => entry.Name), StringComparer.Ordinal).ToList() is var others && others.Count == 0)
            why = RuleReach.NoPicture + string.Join("; ", unseen);
        var standing = new RuleStanding(source, rule.Name, rule.Selector, why is null ? null : ElementText.Bound(why, MostReason), why is null ? "" : Advice(rule, why, views[0])) { Unseen = unseen, Digest = DigestOf(source, rule) };
        return why is not null ? standing : RuleUse.KeysOf(rule) is { Count: > 0 } keys ? standing with { Keys = keys } : standing with { Untellable = RuleUse.Untellable(rule) };
    }

    /// <summary>Null when nothing changed that shows.</summary>
    public static CoverageReview? Of(CoverageNotes? notes)
    {
        if (notes is null || notes.Sheets.Count + notes.Styles.Count + notes.Places + notes.Files.Count == 0)
            return null;
        var use = new Use(notes.Used.ToHashSet(StringComparer.Ordinal), notes.Told.ToHashSet(StringComparer.Ordinal), notes.Untold.ToHashSet(StringComparer.Ordinal), notes.Differing.ToHashSet(StringComparer.Ordinal));
        // A rule that stands on many pages is exercised when one of them shows it.
        List<RuleStanding> changed = [.. notes.Sheets.Concat(notes.Styles).Select(use.Weigh).GroupBy(rule => rule.Name, StringComparer.Ordinal).Select(rules => (rules.FirstOrDefault(rule => rule.Why is null) ?? rules.First()) with { Unseen = [.. rules.SelectMany(rule => rule.Unseen).Distinct(StringComparer.Ordinal)], Digest = string.Join(' ', rules.Select(rule => rule.Digest).Order(StringComparer.Ordinal)) })];
        var widths = UntriedWidths.Of(notes.Breakpoints, notes.Viewports);
        List<FileStanding> unasked = [.. notes.Files.Where(file => file.IsUnasked && !notes.IsNarrowed)];
        List<FileStanding> steering = [.. notes.Files.Where(file => file.IsSteering)];
        List<FileStanding> unseen = [.. notes.Files.Where(file => file.IsUnseen)];
        return new CoverageReview(
            [.. OfRules(changed, notes.Severity), .. OfUnseen(changed, notes.Severity), .. OfFiles(steering, $"that {(steering.Count == 1 ? "steers" : "steer")} what hosts answer, which no capture of this run shows", notes.Severity), .. OfFiles(unasked, "that no capture of this run asked for", notes.Severity), .. OfFiles(unseen, "that captures asked for changed no pixel", notes.Severity), .. FindingGroups.Of(notes.Unpainted), .. OfWidths(widths)],
            new CoverageFacts(
                changed.Count,
                changed.Count(rule => rule.Why is not null && !IsUnknown(rule)),
                notes.Places,
                notes.Unpainted.Count,
                notes.Files.Count,
                notes.IsNarrowed ? null : unasked.Count + steering.Count,
                unseen.Count,
                [.. changed.Where(rule => !IsUnknown(rule)).Select(rule => rule.Why).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                widths,
                changed.Count(IsUnknown)));
    }

    private static IEnumerable<Finding> OfRules(List<RuleStanding> changed, Severity severity)
    {
        foreach (var group in changed.Where(rule => rule.Why is not null && !IsNoPicture(rule)).GroupBy(rule => rule.Why!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var listed = Listed(group);
            var count = $"{group.Count()} of {Words.Count(changed.Count, "changed style rule")}";
            yield return FindingFactory.OfSource(
                Id,
                severity,
                Sources(group),
                group.Key == AppliesToNothing ? $"{count} {(group.Count() == 1 ? "applies" : "apply")} to nothing that a capture of this run paints: {listed}"
                : IsUnknown(group.First()) ? $"of {count} it is not known whether a capture of this run exercised {(group.Count() == 1 ? "it" : "them")} ({group.Key[RuleReach.NotKnown.Length..]}): {listed}"
                : $"{count} can show in no capture of this run ({group.Key}{group.First().Advice}): {listed}").Binding(group.Select(Bound));
        }
    }

    // A rule in which something else is painted is exercised, but for this.
    private static IEnumerable<Finding> OfUnseen(List<RuleStanding> changed, Severity severity) =>
        changed.Where(rule => rule.Why is null || IsNoPicture(rule))
            .SelectMany(rule => rule.Unseen.Select(what => (What: what, Rule: rule)))
            .GroupBy(entry => entry.What, entry => entry.Rule, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FindingFactory.OfSource(Id, severity, Sources(group), $"{group.Count()} of {Words.Count(changed.Count, "changed style rule")} {(group.Count() == 1 ? "changes" : "change")} {(UnseenStyle.IsSeenInPart(group.Key) || UnseenVariable.MayBeSeen(group.Key) ? "more than a picture shows" : "what no picture of this run shows")} ({group.Key}): {Listed(group)}").Binding(group.Select(Bound)));

    private static string Sources(IEnumerable<RuleStanding> rules)
    {
        var sources = rules.Select(rule => rule.Source).Distinct(StringComparer.Ordinal).ToList();
        return sources.Count == 1 ? sources[0] : $"{sources[0]} and {Words.Count(sources.Count - 1, "other source")}";
    }

    private static string Listed(IEnumerable<RuleStanding> rules) => Listed(rules.Select(rule => rule.Selector).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());

    private static bool IsNoPicture(RuleStanding rule) => rule.Why?.StartsWith(RuleReach.NoPicture, StringComparison.Ordinal) == true;

    private static bool IsUnknown(RuleStanding rule) => rule.Why?.StartsWith(RuleReach.NotKnown, StringComparison.Ordinal) == true;

    private static string Bound(RuleStanding rule) => $"{rule.Name} {rule.Digest}";

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

    /// <summary>Which rules applied in captures; where one of a source did not tell, the rest is not known.</summary>
    private sealed record Use(HashSet<string> Used, HashSet<string> Told, HashSet<string> Untold, HashSet<string> Differing)
    {
        public RuleStanding Weigh(RuleStanding rule)
        {
            // A picture that differs may do so for it.
            if (rule is { Why: null, Untellable: { } part } && (Told.Contains(rule.Source) || Untold.Contains(rule.Source)) && !Differing.Contains(rule.Source))
                return rule with { Why = $"{RuleReach.NotKnown}{part}, of which browsers do not tell, and no picture differs" };
            if (rule.Why is not null || rule.Keys.Count == 0 || rule.Keys.Any(Used.Contains))
                return rule;
            return Untold.Contains(rule.Source) ? rule with { Why = CoverageReview.Untold } : Told.Contains(rule.Source) ? rule with { Why = AppliesToNothing } : rule;
        }
    }
}
