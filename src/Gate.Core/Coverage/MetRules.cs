using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>
/// Lists the elements that other rules are for, though the rules did not change: a class, an id or an element around them did. What that is in a state, or
/// under a media query, captures may be without.
/// </summary>
internal sealed class MetRules
{
    /// <summary>Single tests of a selector; what takes more is not known, and said so.</summary>
    private const long MostAsked = 3_000_000;

    /// <summary>Kinds of change that are told one by one.</summary>
    private const int MostKinds = 60;

    /// <summary>Elements of a kind that are counted on a page.</summary>
    private const int MostPlaces = 100;

    private static readonly string[] Inner = [":link", "href", "disabled", "checked", "required", "readonly", "open", "lang", "dir", "type", "placeholder", "value", "min", "max", "multiple", "contenteditable", "popover", "src"];

    private readonly PagePairMarkup _pages;
    private readonly List<ElementPair> _pairs;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly bool _hasOtherPseudo;
    private readonly bool _isMoved;
    private readonly bool _hasOtherPlaces;
    private readonly int _deepest;
    private readonly int _widest;
    private long _asked;

    private MetRules(PagePairMarkup pages)
    {
        _pages = pages;
        _pairs = [.. pages.Pairs.Concat(pages.Renamed).Where(pair => ChangedPlaces.IsDrawn(pair.Before) && !pages.Before.Page.IsInert(pair.Before) && !pages.After.Page.IsInert(pair.After))];
        foreach (var pair in pages.Differing)
        {
            foreach (var name in Differing(pair))
            {
                _names.Add($"[{name}");
                _hasOtherPseudo |= Inner.Contains(name, StringComparer.Ordinal);
            }

            _names.UnionWith(Classes(pair.Before).Except(Classes(pair.After)).Concat(Classes(pair.After).Except(Classes(pair.Before))));
            if (pair.Before.Id != pair.After.Id)
                _names.UnionWith([$"#{pair.Before.Id}", $"#{pair.After.Id}"]);
        }

        foreach (var element in pages.Removed.Concat(pages.Added))
        {
            _names.Add(element.LocalName);
            _names.Add($"#{element.Id}");
            _names.UnionWith(Classes(element));
            _names.UnionWith(element.Attributes.Select(attribute => $"[{attribute.Name}"));
        }

        _names = [.. _names.Select(name => name.ToLowerInvariant())];
        _hasOtherPlaces = pages.Removed.Count + pages.Added.Count > 0;
        (_deepest, _widest) = (Math.Max(Deepest(pages.Before.Page), Deepest(pages.After.Page)), Math.Max(Widest(pages.Before.Page), Widest(pages.After.Page)));
        _isMoved = _pairs.Exists(pair => pair.Before.ParentElement is { } parent && pages.CounterpartOf(parent) != pair.After.ParentElement);
    }

    /// <summary>Elements that lost the same rules and met the same say the same.</summary>
    /// <param name="pages">A page.</param>
    /// <param name="sheets">Its style sheets.</param>
    public static IEnumerable<ChangedPlace> Of(PagePairMarkup pages, StateSheets sheets)
    {
        var met = new MetRules(pages);
        return met._names.Count == 0 && !met._isMoved ? [] : met.Places(sheets.Of(pages.Before), sheets.Of(pages.After));
    }

    private List<ChangedPlace> Places(IReadOnlyList<StateRule> before, IReadOnlyList<StateRule> after)
    {
        var (was, becomes) = (new Sheet(before, IsTelling), new Sheet(after, IsTelling));
        if (was.Telling.Count == 0 && becomes.Telling.Count == 0)
            return [];
        var kinds = new Dictionary<string, Kind>(StringComparer.Ordinal);
        foreach (var pair in _pairs)
        {
            if (AreAlike(Met(was.Telling, pair.Before), Met(becomes.Telling, pair.After)))
                continue;
            // What became of them the others decide as well.
            var (old, now) = (Met(was.All, pair.Before), Met(becomes.All, pair.After));
            if (_asked > MostAsked)
                return [.. kinds.Values.SelectMany(Places), TooMany(pair)];
            var (olds, nows) = (old.ToLookup(entry => entry.Context, StringComparer.Ordinal), now.ToLookup(entry => entry.Context, StringComparer.Ordinal));
            List<MetState> states = [.. olds.Concat(nows).Select(entries => entries.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(context => StateOf([.. olds[context]], [.. nows[context]], was, becomes)).OfType<MetState>()];
            var key = string.Join('\0', states.Select(state => state.Content).Prepend(pair.After.LocalName));
            if (states.Count == 0)
                continue;
            if (kinds.TryGetValue(key, out var known))
                known.Pairs.Add(pair);
            else if (kinds.Count == MostKinds)
                return [.. kinds.Values.SelectMany(Places), TooMany(pair)];
            else
                kinds.Add(key, new Kind(states, [pair]));
        }

        return [.. kinds.Values.SelectMany(Places)];
    }

    private bool AreAlike(List<Meeting> old, List<Meeting> now) =>
        _asked <= MostAsked && old.Count == now.Count && old.Zip(now).All(entry => entry.First.Rule.Identity == entry.Second.Rule.Identity && entry.First.Context == entry.Second.Context);

    // Others are for what they were for.
    private bool IsTelling(StateRule rule) => rule.Says(_names) || (_isMoved && rule.HasCombinator) || (_hasOtherPlaces && rule.HasPlace) || (_hasOtherPseudo && rule.HasPseudo);

    private List<Meeting> Met(Dictionary<string, List<(StateRule Rule, int At)>> rules, IElement element)
    {
        var met = new List<Meeting>();
        foreach (var rule in Sheet.For(element, rules))
        {
            _asked += rule.CostIn(_deepest, _widest);
            if (_asked > MostAsked)
                return [];
            if (!rule.Selector.Matches(element))
                continue;
            var states = rule.Selector.IsAtRest(element) ? [] : rule.Selector.States;
            if (states.Count > 0 || StateRule.IsConditional(rule.Rule.Conditions))
                met.Add(new Meeting(rule, states, states.Count > 0 ? rule.Context : rule.ContextAtRest));
        }

        return met;
    }

    // Rules that changed are told as that.
    private static MetState? StateOf(List<Meeting> old, List<Meeting> now, Sheet was, Sheet becomes)
    {
        if (Same(Outcome(old), Outcome(now)))
            return null;
        var (known, knows) = (old.Select(entry => entry.Rule.Identity).ToHashSet(StringComparer.Ordinal), now.Select(entry => entry.Rule.Identity).ToHashSet(StringComparer.Ordinal));
        List<StateRule> lost = [.. old.Select(entry => entry.Rule).Where(rule => !knows.Contains(rule.Identity) && becomes.Has(rule))];
        List<StateRule> met = [.. now.Select(entry => entry.Rule).Where(rule => !known.Contains(rule.Identity) && was.Has(rule))];
        if (lost.Count + met.Count == 0)
            return null;
        var first = old.Concat(now).First();
        return new MetState(first.Rule.Rule.Conditions, first.States)
        {
            Lost = [.. lost.Select(rule => rule.Name).Distinct(StringComparer.Ordinal)],
            Met = [.. met.Select(rule => rule.Name).Distinct(StringComparer.Ordinal)],
            Content = string.Join('\n', lost.Select(rule => $"-{rule.InFull}").Concat(met.Select(rule => $"+{rule.InFull}")).Append(first.Context)),
        };
    }

    // What the rules come to, of one another: a shorthand behind a longhand says otherwise than before it.
    private static Dictionary<string, string> Outcome(List<Meeting> meetings)
    {
        var outcome = new Dictionary<string, (string Value, int At)>(StringComparer.Ordinal);
        foreach (var (at, (name, value)) in meetings.OrderBy(entry => entry.Rule.Selector.Weight).SelectMany(entry => entry.Rule.Declared).Index())
        {
            if (!outcome.TryGetValue(name, out var known) || !RuleOrder.IsImportant(known.Value) || RuleOrder.IsImportant(value))
                outcome[name] = (value, at);
        }

        return outcome.OrderBy(entry => entry.Value.At).GroupBy(entry => RuleOrder.RootOf(entry.Key), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join('\0', group.Select(entry => $"{entry.Key}:{entry.Value.Value}")), StringComparer.Ordinal);
    }

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) => one.Count == other.Count && one.All(entry => other.TryGetValue(entry.Key, out var value) && value == entry.Value);

    // One for each element, so that the same change on many is counted, but for those of a table.
    private IEnumerable<ChangedPlace> Places(Kind kind) => kind.Pairs.Take(kind.Pairs.Count > MostPlaces ? 1 : MostPlaces).Select(pair => new ChangedPlace(
        _pages.Changed(Severity.Warn, pair, Differing(pair).FirstOrDefault(name => name is "class" or "id") ?? "", "") with
        {
            What = kind.Pairs.Count > MostPlaces ? $"<{pair.After.LocalName}> and {Words.Count(kind.Pairs.Count - 1, "more element")}" : $"<{pair.After.LocalName}>",
            Content = ElementText.Digest(string.Join('\0', kind.States.Select(state => state.Content))),
        },
        null,
        null) { Met = kind.States });

    private ChangedPlace TooMany(ElementPair pair) => new(_pages.Changed(Severity.Warn, pair, "", "") with { What = $"<{pair.After.LocalName}>" }, null, null) { Met = [MetState.TooMany] };

    private static int Deepest(ParsedPage page)
    {
        var depths = new Dictionary<IElement, int>();
        foreach (var element in page.Elements)
            depths[element] = element.ParentElement is { } parent ? depths.GetValueOrDefault(parent) + 1 : 1;
        return depths.Count == 0 ? 0 : depths.Values.Max();
    }

    private static int Widest(ParsedPage page) => page.Elements.Select(element => element.ChildElementCount).DefaultIfEmpty().Max();

    private static IEnumerable<string> Differing(ElementPair pair) => pair.Before.Attributes.Concat(pair.After.Attributes).Select(attribute => attribute.Name).Distinct(StringComparer.Ordinal).Where(name => pair.Before.GetAttribute(name) != pair.After.GetAttribute(name));

    private static IEnumerable<string> Classes(IElement element) => element.ClassList.Select(name => $".{name}");

    /// <summary>A rule that is for an element in some state.</summary>
    private sealed record Meeting(StateRule Rule, IReadOnlyList<string> States, string Context);

    /// <summary>What became of the rules for some elements.</summary>
    private sealed record Kind(List<MetState> States, List<ElementPair> Pairs);

    /// <summary>The rules of one side by what their elements are called.</summary>
    private sealed class Sheet
    {
        private readonly HashSet<string> _identities;
        private readonly Lazy<Dictionary<string, List<(StateRule Rule, int At)>>> _all;

        public Sheet(IReadOnlyList<StateRule> rules, Func<StateRule, bool> isTelling)
        {
            _identities = rules.Select(rule => rule.Identity).ToHashSet(StringComparer.Ordinal);
            Telling = ByKey(rules, isTelling);
            _all = new(() => ByKey(rules, _ => true));
        }

        public Dictionary<string, List<(StateRule Rule, int At)>> Telling { get; }

        public Dictionary<string, List<(StateRule Rule, int At)>> All => _all.Value;

        public bool Has(StateRule rule) => _identities.Contains(rule.Identity);

        /// <summary>Those that may be for an element, in order.</summary>
        public static IEnumerable<StateRule> For(IElement element, Dictionary<string, List<(StateRule Rule, int At)>> rules) =>
            new[] { "*", element.LocalName.ToLowerInvariant(), $"#{element.Id}" }.Concat(Classes(element).Distinct(StringComparer.Ordinal))
                .SelectMany(key => rules.TryGetValue(key, out var same) ? same : []).OrderBy(entry => entry.At).Select(entry => entry.Rule);

        private static Dictionary<string, List<(StateRule Rule, int At)>> ByKey(IReadOnlyList<StateRule> rules, Func<StateRule, bool> isKept) =>
            rules.Index().Where(entry => isKept(entry.Item)).GroupBy(entry => entry.Item.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(entry => (entry.Item, entry.Index)).ToList(), StringComparer.Ordinal);
    }
}
