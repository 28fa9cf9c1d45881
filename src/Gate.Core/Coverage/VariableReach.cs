using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>
/// Custom properties that no picture of the run shows: every rule that uses one, or uses another that is made of it, can show in no capture, and nothing
/// but scripts names it. The rule that sets it applies all the same, mostly to the whole page.
/// </summary>
internal sealed partial class VariableReach
{
    // Chains are of a handful; each is asked within another.
    private const int MostAsked = 200;

    private readonly IReadOnlyList<RunView> _views;
    private readonly IReadOnlySet<string> _named;
    private readonly IReadOnlySet<string> _scripted;
    private readonly ILookup<string, StyleRule> _users;
    private readonly HashSet<string> _conditions;

    /// <param name="rules">All rules of the pages that may use one.</param>
    /// <param name="views">The ways in which the run looks at pages.</param>
    /// <param name="named">Those that the markup of pages names outside of style sheets: in a <c>style</c> attribute, a drawing.</param>
    /// <param name="scripted">Those that scripts name.</param>
    public VariableReach(IReadOnlyList<StyleRule> rules, IReadOnlyList<RunView> views, IReadOnlySet<string> named, IReadOnlySet<string> scripted)
    {
        (_views, _named, _scripted) = (views, named, scripted);
        _users = rules.Where(rule => rule.Declarations.Contains("--", StringComparison.Ordinal))
            .SelectMany(rule => Used().Matches(rule.Declarations).Select(use => (Name: use.Groups["name"].Value, Rule: rule)).Distinct())
            .ToLookup(use => use.Name, use => use.Rule, StringComparer.Ordinal);
        // Of a style query, or a registered type, more hangs than a declaration says.
        _conditions = rules.SelectMany(rule => rule.Conditions.Append(rule.Selector)).Distinct(StringComparer.Ordinal).Where(text => text.Contains("--", StringComparison.Ordinal))
            .SelectMany(text => Name().Matches(text).Select(name => name.Value)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a changed rule sets one that is worth a question.</summary>
    public static bool IsAsked(StyleRule rule) => Differing(rule).Any();

    /// <summary>Those that a changed rule sets otherwise and no picture shows; sorted.</summary>
    public IReadOnlyList<UnseenVariable> Unseen(StyleRule rule)
    {
        var unseen = new List<UnseenVariable>();
        foreach (var name in Differing(rule))
        {
            var (reasons, asked) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
            if (IsUnseen(name, reasons, asked) && asked.Any(_scripted.Contains) is var isScripted && (isScripted || reasons.Count > 0))
                unseen.Add(new UnseenVariable(name, string.Join(", ", reasons), isScripted));
        }

        return [.. unseen.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    // One that nothing uses is a change that nothing can show: other rules are told so, too, but a library sets hundreds, so it stays silent here.
    private bool IsUnseen(string name, SortedSet<string> reasons, HashSet<string> asked)
    {
        if (!asked.Add(name))
            return true;
        if (asked.Count > MostAsked || _conditions.Contains(name) || _named.Contains(name))
            return false;
        foreach (var user in _users[name])
        {
            if (RuleReach.WhyNever(user with { Declared = null, Moved = null }, _views) is { } why)
            {
                if (why.StartsWith(RuleReach.NotKnown, StringComparison.Ordinal))
                    return false;
                reasons.Add(why);
                continue;
            }

            var made = StyleMotion.Read(user.Declarations).Where(entry => Used().Matches(entry.Value).Any(use => use.Groups["name"].Value == name)).Select(entry => entry.Key).ToList();
            if (user.Selector.StartsWith('@') || !made.TrueForAll(other => other.StartsWith("--", StringComparison.Ordinal) && IsUnseen(other, reasons, asked)))
                return false;
        }

        return true;
    }

    private static IEnumerable<string> Differing(StyleRule rule) => rule.Declared is not var (before, after) || rule.Selector.StartsWith('@') ? []
        : UnseenStyle.Differing(before, after).Select(entry => entry.Name).Where(name => name.StartsWith("--", StringComparison.Ordinal));

    [GeneratedRegex(@"var\(\s*(?<name>--[^\s,()]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Used();

    [GeneratedRegex(@"--[^\s,:;(){}<>=]+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
