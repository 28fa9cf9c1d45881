using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>A rule for one selector that is in force only in a state or under a media query.</summary>
internal sealed partial class StateRule
{
    // Most fail at once.
    private const double WaysPerTest = 300;

    private readonly Lazy<Dictionary<string, string>> _declared;
    private readonly HashSet<string> _names;
    private readonly bool _isCoded;

    private StateRule(StyleRule rule, string name, StateSelector selector, string declared)
    {
        (Rule, Name, Selector) = (rule, name, selector);
        _declared = new(() => StyleMotion.Read(rule.Declarations));
        Identity = string.Join('\0', [.. rule.Conditions, "", name, declared]);
        Context = string.Join('\0', [.. rule.Conditions, "", .. selector.States, selector.Part]);
        ContextAtRest = string.Join('\0', [.. rule.Conditions, "", selector.Part]);
        _names = [.. Names().Matches(selector.Text).Select(match => Space().Replace(match.Value, "").Replace("\\", "", StringComparison.Ordinal).ToLowerInvariant())];
        _isCoded = Coded().IsMatch(selector.Text);
        Key = KeyOf(selector.Text);
        HasCombinator = selector.Text.AsSpan().IndexOfAny(" >+~") >= 0;
        HasPlace = selector.Text.AsSpan().IndexOfAny("+~") >= 0 || Place().IsMatch(selector.Text);
        HasPseudo = selector.Text.Contains(':', StringComparison.Ordinal);
        Open = (selector.Text.Count(character => character == ' '), selector.Text.Count(character => character == '~'));
        Cost = selector.Text.Contains(":has(", StringComparison.OrdinalIgnoreCase) ? 300 : HasPlace ? 10 : 1;
    }

    public StyleRule Rule { get; }

    /// <summary>As it is written.</summary>
    public string Name { get; }

    public StateSelector Selector { get; }

    /// <summary>Where it stands, whom it is for and what it declares, in few words (<see cref="StyleRule.Brief"/>).</summary>
    public string Identity { get; }

    /// <summary>The same in full.</summary>
    public string InFull => string.Join('\0', [.. Rule.Conditions, "", Name, Rule.Declarations]);

    /// <summary>Under which conditions, in which state and for what of an element it is.</summary>
    public string Context { get; }

    /// <summary>The same for an element that is in the state as it is written.</summary>
    public string ContextAtRest { get; }

    /// <summary>A name that each of its elements has: <c>#id</c>, <c>.class</c> or a tag; <c>*</c> where none is known.</summary>
    public string Key { get; }

    /// <summary>It is asked of more than the element.</summary>
    public bool HasCombinator { get; }

    /// <summary>It asks what stands beside the element, or in it.</summary>
    public bool HasPlace { get; }

    public bool HasPseudo { get; }

    /// <summary>Of asking it once, in single tests.</summary>
    public int Cost { get; }

    // What a descendant or a later brother is of, it may be of many: in vain, all of them are tried with one another.
    private (int Around, int Beside) Open { get; }

    public IReadOnlyDictionary<string, string> Declared => _declared.Value;

    /// <summary>Of a style sheet, in its order.</summary>
    public static IReadOnlyList<StateRule> Read(string css) =>
    [
        .. StyleRules.Read(css)
            .Where(rule => rule.Selector is not ([] or ['@', ..]) && rule.Declarations.Length > 0)
            .Select(rule => (Rule: rule, Declared: StyleRule.Brief(rule.Declarations)))
            .SelectMany(entry => SelectorUnit.Of(entry.Rule).Select(unit => (entry.Rule, entry.Declared, unit.Text, Selector: StateSelector.Of(unit))))
            .Where(entry => entry.Selector is { } selector && (selector.States.Count > 0 || IsConditional(entry.Rule.Conditions)))
            .Select(entry => new StateRule(entry.Rule, entry.Text, entry.Selector!, entry.Declared)),
    ];

    /// <summary>Whether captures may be without it by its conditions.</summary>
    public static bool IsConditional(IReadOnlyList<string> conditions) =>
        conditions.Any(condition => condition.StartsWith("@media", StringComparison.OrdinalIgnoreCase) || condition.StartsWith("@starting-style", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether its selector says one of the names.</summary>
    public bool Says(IReadOnlySet<string> names) => _isCoded || _names.Overlaps(names);

    /// <summary>Of asking it once of the elements of a page, in single tests.</summary>
    /// <param name="deepest">Elements in one another.</param>
    /// <param name="widest">Elements beside one another.</param>
    public long CostIn(int deepest, int widest) => (long)Math.Min(long.MaxValue / 4, Cost * Math.Max(1, Ways(deepest, Open.Around) * Ways(widest, Open.Beside) / WaysPerTest));

    // As many as there are choices of so many among all.
    private static double Ways(int all, int chosen) => Enumerable.Range(0, chosen).Aggregate(1.0, (ways, at) => ways * Math.Max(1, all - at) / (at + 1));

    private static string KeyOf(string selector)
    {
        var last = Arguments().Replace(selector, "");
        // What is left of a function in a function is no name.
        if (last.AsSpan().IndexOfAny("()\\") >= 0)
            return "*";
        last = last[(last.LastIndexOfAny([' ', '>', '+', '~']) + 1)..];
        return Id().Match(last) is { Success: true } id ? id.Value : Class().Match(last) is { Success: true } name ? name.Value : Tag().Match(last) is { Success: true } tag ? tag.Value.ToLowerInvariant() : "*";
    }

    [GeneratedRegex(@"(?:[.#]|\[\s*)?(?:\\.|[\w-]|[^\x00-\x7F])+", RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant)]
    private static partial Regex Space();

    [GeneratedRegex(@"\\[0-9a-fA-F]", RegexOptions.CultureInvariant)]
    private static partial Regex Coded();

    [GeneratedRegex(@":(?:first|last|only|nth|empty|has)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@":[\w-]+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Arguments();

    [GeneratedRegex(@"#[^.:#\[]+", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\.[^.:#\[]+", RegexOptions.CultureInvariant)]
    private static partial Regex Class();

    [GeneratedRegex(@"^[A-Za-z][\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
