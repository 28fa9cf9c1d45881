using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>Whether a rule can apply in any capture of a run, by its conditions and its selector alone.</summary>
internal static partial class RuleReach
{
    /// <summary>What differs is seen only while it moves.</summary>
    public const string Motion = "motion";

    /// <returns>Why no capture can show it, e.g. <c>@media print</c>; null when one can, or when that is not known.</returns>
    public static string? WhyNever(StyleRule rule, IReadOnlyList<RunView> views)
    {
        List<string> queries = [.. rule.Conditions.Where(condition => condition.StartsWith("@media", StringComparison.OrdinalIgnoreCase))];
        if (queries.Find(query => !views.Any(view => Holds(query, view))) is { } never)
            return never;
        // Conditions that hold in one view each may never hold together.
        List<RunView> open = [.. views.Where(view => queries.TrueForAll(query => Holds(query, view)))];
        if (open.Count == 0)
            return string.Join(" ", queries);
        if (rule.Selector.StartsWith("@page", StringComparison.OrdinalIgnoreCase))
            return open.Exists(view => view.Medium == "print") ? null : "@page";
        if (rule.IsMotion)
            return Motion;
        if (rule.Selector.StartsWith('@'))
            return null;
        string? state = null;
        foreach (var selector in MediaQuery.Split(rule.Selector, ','))
        {
            var wanted = Dynamic().Matches(Negation().Replace(selector, "")).Select(match => match.Value).ToList();
            if (open.Exists(view => wanted.TrueForAll(pseudo => view.Pseudo.Contains(pseudo.TrimStart(':').ToLowerInvariant()))))
                return null;
            state ??= wanted[0];
        }

        return state;
    }

    private static bool Holds(string query, RunView view) => MediaQuery.Matches(query["@media".Length..], view) != false;

    // A page at rest, with no pointer on it and nothing in focus.
    [GeneratedRegex(@":(?:hover|active|focus-visible|focus-within|focus|visited|target|fullscreen|user-invalid|user-valid)(?![\w-])|::selection(?![\w-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dynamic();

    [GeneratedRegex(@":not\([^()]*(?:\([^()]*\)[^()]*)*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negation();
}
