using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>One selector of the lists of a rule: of its own, of those of the rules around it, and of <c>:is()</c> and <c>:where()</c>.</summary>
/// <param name="Levels">The rules around it, outermost first, and its own: one selector each.</param>
/// <param name="Weight">What the other selectors of its lists make of its weight; empty where they make nothing of it.</param>
internal sealed partial record SelectorUnit(IReadOnlyList<string> Levels, string Weight)
{
    /// <summary>Of the lists of one rule; a longer product of lists is not taken apart.</summary>
    private const int Most = 1000;

    /// <summary>Lists in or behind one another that are taken apart.</summary>
    private const int MostLists = 6;

    /// <summary>As rules are named.</summary>
    public string Text => string.Join(' ', Levels);

    /// <summary>All of a rule; an at-rule is one.</summary>
    public static IReadOnlyList<SelectorUnit> Of(StyleRule rule)
    {
        List<SelectorUnit> units = [new([], "")];
        for (var at = 0; at < rule.Levels.Count; at++)
        {
            List<(string Text, string Weight)> own = rule.Levels[at].StartsWith('@') ? [(rule.Levels[at], "")] : [.. MediaQuery.Split(rule.Levels[at], ',').SelectMany(selector => Expand(selector.Trim(), MostLists)).Take(Most + 1)];
            if ((long)own.Count * units.Count > Most)
                return [new(rule.Levels, "")];
            // What stands for the rules around weighs as much as the heaviest of their list (CSS Nesting 1, 3).
            var weight = at < rule.Levels.Count - 1 && own.Count > 1 ? Heaviest(own.Select(one => one.Text)) : "";
            units = [.. units.SelectMany(unit => own.Select(one => new SelectorUnit([.. unit.Levels, one.Text], $"{unit.Weight} {one.Weight} {weight}".Trim())))];
        }

        return units;
    }

    /// <summary>The names that a rule would have for each of its selectors alone.</summary>
    public static IEnumerable<string> NamesOf(StyleRule rule) => Selectors(rule).Select(selector => Name(rule, selector));

    /// <summary>A rule for those of its selectors that are named; null where none is.</summary>
    public static StyleRule? Only(StyleRule rule, IReadOnlySet<string> names)
    {
        var all = Selectors(rule);
        List<string> named = [.. all.Where(selector => names.Contains(Name(rule, selector)))];
        return named.Count == all.Count ? rule : named.Count == 0 ? null : rule with { Selector = string.Join(',', named.Order(StringComparer.Ordinal)), Whole = rule.Whole ?? rule };
    }

    private static string Name(StyleRule rule, string selector) => string.Join(' ', [.. rule.Conditions, selector]);

    private static List<string> Selectors(StyleRule rule) => rule.Selector is ['@', ..] ? [rule.Selector] : rule.Whole is null ? [.. Of(rule).Select(unit => unit.Text)] : [.. MediaQuery.Split(rule.Selector, ',')];

    private static IEnumerable<(string Text, string Weight)> Expand(string selector, int lists)
    {
        var list = lists > 0 ? Outermost(selector) : null;
        if (list is not var (open, inner, close))
        {
            yield return (selector, "");
            yield break;
        }

        List<string> arguments = [.. MediaQuery.Split(selector[inner..close], ',').Select(argument => argument.Trim())];
        var weight = selector[open + 1] is 'w' or 'W' || arguments.Count == 1 ? "" : Heaviest(arguments);
        foreach (var argument in arguments)
        {
            foreach (var one in Expand(argument, lists - 1))
            {
                foreach (var rest in Expand(selector[(close + 1)..], lists - 1))
                    yield return ($"{selector[..inner]}{one.Text}){rest.Text}", $"{weight}{one.Weight}{rest.Weight}");
            }
        }
    }

    // What stands in :not() or :has() is no alternative.
    private static (int Open, int Inner, int Close)? Outermost(string selector)
    {
        (int Open, int Inner)? list = null;
        var depth = 0;
        for (var at = 0; at < selector.Length; at++)
        {
            if (selector[at] is '"' or '\'' && selector.IndexOf(selector[at], at + 1) is > 0 and var end)
                at = end;
            else if (selector[at] == '\\')
                at++;
            else if (depth == 0 && selector[at] == ':' && List().Match(selector, at) is { Success: true } match)
                (list, at, depth) = ((at, at + match.Length), at + match.Length - 1, 1);
            else if (selector[at] == '(')
                depth++;
            else if (selector[at] == ')' && --depth == 0 && list is var (open, inner))
                return (open, inner, at);
        }

        return null;
    }

    // Near enough to tell two lists apart.
    private static string Heaviest(IEnumerable<string> selectors) => selectors.Select(selector =>
    {
        var ids = selector.Count(character => character == '#');
        var classes = selector.Count(character => character is '.' or '[') + PseudoClass().Count(selector);
        return $"{ids:D4}.{classes:D4}.{Tag().Count(selector):D4}";
    }).Max(StringComparer.Ordinal)!;

    [GeneratedRegex(@"\G:(?:is|where)\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex List();

    [GeneratedRegex(@"(?<!:):(?!:|is\(|where\(|not\(|has\()", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PseudoClass();

    [GeneratedRegex(@"(?<=^|[ >+~(,])[a-z]|::", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
