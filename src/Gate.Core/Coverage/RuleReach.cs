using System.Text.RegularExpressions;
using Gate.Core.Rendering;

namespace Gate.Core.Coverage;

/// <summary>Whether a rule can apply in any capture of a run, by its conditions and its selector alone.</summary>
internal static partial class RuleReach
{
    /// <returns>Why no capture can show it, e.g. <c>@media print</c>; null when one can, or when that is not known.</returns>
    public static string? WhyNever(StyleRule rule, IReadOnlyList<Viewport> viewports, RenderSettings settings)
    {
        foreach (var condition in rule.Conditions)
        {
            if (condition.StartsWith("@media", StringComparison.OrdinalIgnoreCase)
                && viewports.All(viewport => MediaQuery.Matches(condition["@media".Length..], viewport, settings) == false))
            {
                return condition;
            }
        }

        // Conditions that hold at one viewport each may never hold together.
        if (viewports.All(viewport => rule.Conditions.Any(condition => condition.StartsWith("@media", StringComparison.OrdinalIgnoreCase)
            && MediaQuery.Matches(condition["@media".Length..], viewport, settings) == false)))
        {
            return string.Join(" ", rule.Conditions);
        }

        if (rule.Selector.StartsWith("@page", StringComparison.OrdinalIgnoreCase))
            return "@page";
        if (rule.Selector.StartsWith('@'))
            return null;
        string? state = null;
        foreach (var selector in MediaQuery.Split(rule.Selector, ','))
        {
            if (Dynamic().Match(Negation().Replace(selector, "")) is not { Success: true } found)
                return null;
            state ??= found.Value;
        }

        return state;
    }

    // A page at rest, with no pointer on it and nothing in focus.
    [GeneratedRegex(@":(?:hover|active|focus-visible|focus-within|focus|visited|target|fullscreen|user-invalid|user-valid)(?![\w-])|::selection(?![\w-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dynamic();

    [GeneratedRegex(@":not\([^()]*(?:\([^()]*\)[^()]*)*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negation();
}
