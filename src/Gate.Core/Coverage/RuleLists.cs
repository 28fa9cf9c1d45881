namespace Gate.Core.Coverage;

/// <summary>
/// What of a list of selectors changed: a rule for several is as many rules (Selectors 4, 4.1), and what both sides say for one of them did not change, in
/// whatever lists it stands.
/// </summary>
/// <param name="before">All rules of the sheet as it was.</param>
/// <param name="after">As it is.</param>
internal sealed class RuleLists(IReadOnlyList<StyleRule> before, IReadOnlyList<StyleRule> after)
{
    private readonly Lazy<Said> _before = new(() => Said.By(before));
    private readonly Lazy<Said> _after = new(() => Said.By(after));
    private bool _hasTorn;

    /// <summary>The rules in their order; one for each selector where a list was torn or made.</summary>
    public (IReadOnlyList<StyleRule> Before, IReadOnlyList<StyleRule> After) InOrder => _hasTorn ? (Torn(before), Torn(after)) : (before, after);

    /// <summary>
    /// A rule that one side alone has, for those of its selectors for which the other side does not say the same, and apart for those of which a list
    /// made the weight another; none where it does for all.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="isOld">Whether it was.</param>
    public IReadOnlyList<StyleRule> Narrow(StyleRule rule, bool isOld)
    {
        if (rule.Selector is [] or ['@', ..])
            return [rule];
        var units = SelectorUnit.Of(rule);
        var declared = StyleRule.Brief(rule.Declarations);
        var other = isOld ? _after.Value : _before.Value;
        List<SelectorUnit> changed = [.. units.Where(unit => !other.Texts.Contains(Said.Key(rule, unit, declared)))];
        List<SelectorUnit> weighed = [.. units.Except(changed, ReferenceEqualityComparer.Instance).OfType<SelectorUnit>().Where(unit => !other.Weights.Contains((Said.Key(rule, unit, declared), unit.Weight)))];
        if (changed.Count == units.Count || (changed.Count == 0 && weighed.Count > 0))
            return [rule];
        _hasTorn = true;
        return [.. new[] { changed, weighed }.Where(part => part.Count > 0).Select(part => Only(rule, part))];
    }

    private static StyleRule Only(StyleRule rule, List<SelectorUnit> units) => rule with { Selector = string.Join(',', units.Select(unit => unit.Text).Order(StringComparer.Ordinal)), Whole = rule };

    private static IReadOnlyList<StyleRule> Torn(IReadOnlyList<StyleRule> rules) =>
        [.. rules.SelectMany(rule => rule.Selector is [] or ['@', ..] || SelectorUnit.Of(rule) is not { Count: > 1 } units ? [rule] : units.Select(unit => rule with { Selector = unit.Text, Levels = unit.Levels, Whole = rule }))];

    /// <summary>What one side says for single selectors.</summary>
    private sealed record Said(HashSet<string> Texts, HashSet<(string Text, string Weight)> Weights)
    {
        public static Said By(IReadOnlyList<StyleRule> rules)
        {
            var said = new Said(new HashSet<string>(StringComparer.Ordinal), []);
            foreach (var rule in rules.Where(rule => rule.Selector is not ([] or ['@', ..])))
            {
                var declared = StyleRule.Brief(rule.Declarations);
                foreach (var unit in SelectorUnit.Of(rule))
                {
                    var key = Key(rule, unit, declared);
                    said.Texts.Add(key);
                    said.Weights.Add((key, unit.Weight));
                }
            }

            return said;
        }

        public static string Key(StyleRule rule, SelectorUnit unit, string declared) => string.Join('\0', [.. rule.Conditions, "", .. unit.Levels, declared]);
    }
}
