using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>Whether a rule can apply in any capture of a run, by its conditions and its selector alone.</summary>
internal static partial class RuleReach
{
    /// <summary>What differs is seen only while it moves.</summary>
    public const string Motion = "motion";

    /// <summary>Begins the reason of what is painted nowhere.</summary>
    public const string NoPicture = "what no picture shows: ";

    /// <summary>Begins the reason of what may or may not have been shown.</summary>
    public const string NotKnown = "not known of ";

    /// <returns>Why no capture can show it, e.g. <c>@media print</c>; null when one can.</returns>
    public static string? WhyNever(StyleRule rule, IReadOnlyList<RunView> views)
    {
        List<string> queries = [.. rule.Queries];
        if (queries.Find(query => !views.Any(view => Holds(query, view))) is { } never)
            return never;
        // Conditions that hold in one view each may never hold together.
        List<RunView> open = [.. views.Where(view => queries.TrueForAll(query => Holds(query, view)))];
        if (open.Count == 0)
            return string.Join(" ", queries);
        if (!open.Exists(view => Holds(queries, view) == true))
            return NotKnown + string.Join(" ", queries.Where(query => !views.Any(view => MediaQuery.Matches(query["@media".Length..], view) == true)).DefaultIfEmpty(string.Join(" ", queries)));
        if (rule.Selector.StartsWith("@page", StringComparison.OrdinalIgnoreCase))
            return open.Exists(view => view.Medium == "print") ? null : "@page";
        // The look from which an element that appears is led to its own.
        if (rule.Conditions.FirstOrDefault(condition => condition.StartsWith("@starting-style", StringComparison.OrdinalIgnoreCase)) is { } starting)
            return starting;
        if (rule.IsMotion)
            return Motion;
        if (rule.Moved is null && rule.Declared is var (before, after) && UnseenStyle.IsAll(rule.Selector, before, after, [.. ViewValue.Unseen(before, after, open).Select(entry => entry.Name)]))
            return NoPicture + string.Join(", ", Unseen(rule, views));
        if (rule.Moved is { } moved && views.All(view => Holds(rule.Queries, view) is { } now && now == Holds(moved.Queries, view)))
            return Both(rule, moved);
        if (rule.Selector.StartsWith("@layer", StringComparison.OrdinalIgnoreCase))
            return NotKnown + "the order of layers";
        if (rule.IsReordered && rule.Selector.StartsWith("@import", StringComparison.OrdinalIgnoreCase))
            return NotKnown + "the order of imports";
        if (rule.Selector.StartsWith("@import", StringComparison.OrdinalIgnoreCase) && rule.Declarations.Contains("supports(", StringComparison.OrdinalIgnoreCase))
            return NotKnown + "@import with supports()";
        if (rule.Selector.StartsWith('@'))
            return rule.IsUnnamed ? $"{NotKnown}{rule.Selector}, which nothing in its sheet names" : null;
        string? state = null;
        foreach (var selector in MediaQuery.Split(rule.Selector, ','))
        {
            var wanted = Dynamic().Matches(Negation().Replace(selector, "")).Select(match => match.Value).ToList();
            if (open.Exists(view => wanted.TrueForAll(pseudo => view.Pseudo.Contains(pseudo.TrimStart(':').ToLowerInvariant()))))
                return Nested(rule);
            state ??= wanted[0];
        }

        return state;
    }

    // Of rules in another the browser does not tell whether they applied.
    private static string? Nested(StyleRule rule) =>
        rule.IsNested && rule.Conditions.FirstOrDefault(condition => condition.StartsWith("@container", StringComparison.OrdinalIgnoreCase) || condition.StartsWith("@supports", StringComparison.OrdinalIgnoreCase)) is { } condition
            ? $"{NotKnown}{condition}, nested, of which browsers do not tell"
            : null;

    /// <summary>What of a changed rule no picture shows, by property and, where one could show it, by where.</summary>
    public static IReadOnlyList<string> Unseen(StyleRule rule, IReadOnlyList<RunView> views)
    {
        if (rule.Moved is not null)
            return [];
        if (rule.Declared is not var (before, after))
            return rule.Elsewhere;
        List<RunView> open = [.. views.Where(view => Holds(rule.Queries, view) != false)];
        return [.. UnseenStyle.Of(rule.Selector, before, after).Concat(rule.Elsewhere).Concat(open.Count == 0 ? [] : ViewValue.Unseen(before, after, open).Select(entry => $"{entry.Name} {entry.Where}")).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether all of the media queries hold; null where that is not known.</summary>
    public static bool? Holds(IEnumerable<string> queries, RunView view) =>
        queries.Select(query => MediaQuery.Matches(query["@media".Length..], view)).Aggregate((bool?)true, static (one, other) => one == false || other == false ? false : one is null || other is null ? null : true);

    /// <summary>What a rule that stands under other media queries now is told by; the same words for the old and the new, which are told in one line.</summary>
    public static string Both(StyleRule rule, StyleRule moved) =>
        string.Join(" against ", new[] { rule, moved }.Select(each => string.Join(" ", each.Queries) is { Length: > 0 } queries ? queries : "no @media").Order(StringComparer.Ordinal));

    private static bool Holds(string query, RunView view) => MediaQuery.Matches(query["@media".Length..], view) != false;

    // A page at rest, with no pointer on it and nothing in focus.
    [GeneratedRegex(@":(?:hover|active|focus-visible|focus-within|focus|visited|target|fullscreen|user-invalid|user-valid|-webkit-autofill|autofill)(?![\w-])|::(?:selection|target-text|search-text|view-transition(?:-group|-image-pair|-old|-new)?)(?![\w-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dynamic();

    [GeneratedRegex(@":not\([^()]*(?:\([^()]*\)[^()]*)*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negation();
}
