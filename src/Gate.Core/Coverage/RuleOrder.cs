using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>
/// Rules that both sides have and that stand in another order, where the order decides (CSS Cascade 5, 6.1): of one layer and one weight, of one property with
/// two values, for what may be one element. Whether a picture shows it is asked as of rules that changed.
/// </summary>
internal static partial class RuleOrder
{
    /// <summary>Rules of one property that passed others; of more nobody could say in time which passed which, and each is told.</summary>
    private const int MostPassed = 1000;

    private static readonly Dictionary<string, string[]> Longhands = new(StringComparer.Ordinal)
    {
        ["inset"] = ["top", "right", "bottom", "left"],
        ["font"] = ["line-height"],
        ["gap"] = ["row-gap", "column-gap"],
        ["columns"] = ["column-width", "column-count"],
        ["flex-flow"] = ["flex-direction", "flex-wrap"],
        ["place-items"] = ["align-items", "justify-items"],
        ["place-self"] = ["align-self", "justify-self"],
        ["place-content"] = ["align-content", "justify-content"],
    };

    /// <summary>Shorthands of which the first word is not the longhands'.</summary>
    private static readonly Dictionary<string, string> Roots = Longhands.SelectMany(entry => entry.Value.Append(entry.Key).Select(name => (name, entry.Key)))
        .ToDictionary(entry => entry.name, entry => entry.Key, StringComparer.Ordinal);

    /// <param name="before">As they were.</param>
    /// <param name="after">As they are.</param>
    /// <returns>With what they declare in conflict, as if it had not been there before.</returns>
    public static IReadOnlyList<StyleRule> Changed(IReadOnlyList<StyleRule> before, IReadOnlyList<StyleRule> after)
    {
        var places = new Dictionary<(string Name, string Declarations), int>();
        foreach (var (at, rule) in after.Index())
            places[(rule.Name, rule.Declarations)] = at;
        // Of rules that are there twice the last decides.
        var seen = new HashSet<(string Name, string Declarations)>();
        List<(StyleRule Rule, int At)> common = [];
        for (var at = before.Count - 1; at >= 0; at--)
        {
            if (seen.Add((before[at].Name, before[at].Declarations)) && places.TryGetValue((before[at].Name, before[at].Declarations), out var now))
                common.Add((before[at], now));
        }

        common.Reverse();
        return [.. OfRules(common), .. OfLayers(before, after)];
    }

    private static IEnumerable<StyleRule> OfRules(List<(StyleRule Rule, int At)> common)
    {
        List<Passer> passers = [.. Passing(common, rule => rule.At).Where(entry => !entry.Rule.Selector.StartsWith("@layer", StringComparison.OrdinalIgnoreCase)).Select(entry => new Passer(entry.Rule, entry.At))];
        if (passers.Count == 0)
            return [];
        var conflicts = new Dictionary<string, (StyleRule Rule, SortedSet<string> Declarations)>(StringComparer.Ordinal);
        foreach (var group in passers.SelectMany(passer => passer.Declared.Select(entry => (Passer: passer, entry.Key, entry.Value))).GroupBy(entry => (entry.Passer.Layer, Root: RootOf(entry.Key))))
        {
            var entries = Passing([.. group], entry => entry.Passer.At);
            var isKnown = entries.Count <= MostPassed;
            for (var i = 0; i < entries.Count; i++)
            {
                for (var j = i + 1; isKnown && j < entries.Count; j++)
                {
                    var (one, other) = (entries[i], entries[j]);
                    if (one.Passer.At > other.Passer.At && one.Value != other.Value && Overlap(one.Key, other.Key) && IsImportant(one.Value) == IsImportant(other.Value) && one.Passer.MayMeet(other.Passer))
                    {
                        Add(one);
                        Add(other);
                    }
                }

                if (!isKnown)
                    Add(entries[i]);
            }
        }

        return conflicts.Values.Select(conflict => conflict.Rule with
        {
            IsReordered = true,
            Declared = conflict.Rule.Selector.StartsWith('@') ? null : ("", string.Join(';', conflict.Declarations)),
            IsMotion = !conflict.Rule.Selector.StartsWith('@') && StyleMotion.IsAll("", string.Join(';', conflict.Declarations)),
        });

        void Add((Passer Passer, string Key, string Value) entry)
        {
            var name = entry.Passer.Rule.Name;
            if (!conflicts.TryGetValue(name, out var conflict))
                conflicts[name] = conflict = (entry.Passer.Rule, new SortedSet<string>(StringComparer.Ordinal));
            conflict.Declarations.Add($"{entry.Key}:{entry.Value}");
        }
    }

    // Layers that no statement orders stand in the order of their first rules.
    private static IEnumerable<StyleRule> OfLayers(IReadOnlyList<StyleRule> before, IReadOnlyList<StyleRule> after)
    {
        var places = Layers(after);
        var common = Layers(before).Where(entry => places.ContainsKey(entry.Key)).OrderBy(entry => entry.Value).Select(entry => (Name: entry.Key, At: places[entry.Key])).ToList();
        // A statement that changed is told as one.
        if (!IsSame(before, after))
            return [];
        return Passing(common, layer => layer.At).GroupBy(layer => ParentOf(layer.Name), StringComparer.Ordinal)
            .Select(siblings => Passing([.. siblings], layer => layer.At).OrderBy(layer => layer.At).Select(layer => layer.Name).ToList())
            .Where(names => names.Count > 1 && Conflict(names))
            .Select(names => new StyleRule([], $"@layer {string.Join(',', names)}", "") { IsReordered = true });

        bool Conflict(List<string> names)
        {
            var roots = new Dictionary<string, HashSet<(string Layer, string Property, string Value)>>(StringComparer.Ordinal);
            foreach (var rule in after)
            {
                if (names.Find(name => LayerOf(rule) is var layer && (layer == name || layer.StartsWith($"{name}.", StringComparison.Ordinal))) is not { } layer)
                    continue;
                foreach (var (property, value) in StyleMotion.Read(rule.Declarations))
                {
                    if (!roots.TryGetValue(RootOf(property), out var known))
                        roots.Add(RootOf(property), known = []);
                    if (known.Count > MostPassed || known.Any(other => other.Layer != layer && Overlap(other.Property, property) && (other.Property != property || other.Value != value)))
                        return true;
                    known.Add((layer, property, value));
                }
            }

            return false;
        }

        static bool IsSame(IReadOnlyList<StyleRule> one, IReadOnlyList<StyleRule> other) => Statements(one).SequenceEqual(Statements(other), StringComparer.Ordinal);

        static IEnumerable<string> Statements(IReadOnlyList<StyleRule> rules) => rules.Where(IsStatement).Select(rule => rule.Name).Order(StringComparer.Ordinal);
    }

    private static bool IsStatement(StyleRule rule) => rule.Selector.StartsWith("@layer ", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, int> Layers(IReadOnlyList<StyleRule> rules)
    {
        var layers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            var around = LayerOf(rule);
            List<string> named = IsStatement(rule) ? [.. rule.Selector["@layer ".Length..].Split(',').Select(name => Within(around, name.Trim()))]
                : ImportedLayer().Match(rule.Declarations) is { Success: true } layer && rule.Selector.StartsWith("@import", StringComparison.OrdinalIgnoreCase) ? [Within(around, layer.Groups["name"].Value.Trim())] : [around];
            foreach (var name in named)
            {
                for (var end = name.IndexOf('.', StringComparison.Ordinal); end > 0; end = name.IndexOf('.', end + 1))
                    layers.TryAdd(name[..end], layers.Count);
                layers.TryAdd(name, layers.Count);
            }
        }

        layers.Remove("");
        return layers;
    }

    private static string LayerOf(StyleRule rule) => rule.Conditions.Where(condition => condition.StartsWith("@layer", StringComparison.OrdinalIgnoreCase)).Aggregate("", (around, condition) => Within(around, condition["@layer".Length..].Trim()));

    private static string Within(string around, string name) => around.Length == 0 ? name : $"{around}.{name}";

    private static string ParentOf(string layer) => layer.LastIndexOf('.') is >= 0 and var dot ? layer[..dot] : "";

    /// <summary>Those of a sequence that stand on another side of at least one other than their new places say.</summary>
    private static List<T> Passing<T>(List<T> items, Func<T, int> placeOf)
    {
        var least = new int[items.Count + 1];
        least[items.Count] = int.MaxValue;
        for (var at = items.Count - 1; at >= 0; at--)
            least[at] = Math.Min(least[at + 1], placeOf(items[at]));
        var passing = new List<T>();
        var most = -1;
        for (var at = 0; at < items.Count; at++)
        {
            var place = placeOf(items[at]);
            if (most > place || least[at + 1] < place)
                passing.Add(items[at]);
            most = Math.Max(most, place);
        }

        return passing;
    }

    /// <summary>Whether a declared value wins over those that are not so.</summary>
    public static bool IsImportant(string value) => value.Contains("!important", StringComparison.OrdinalIgnoreCase) || value.Contains("! important", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a property has in common with those that it may overrule: its shorthand, mostly.</summary>
    public static string RootOf(string property) => property.StartsWith('-') ? property : Roots.TryGetValue(property, out var root) ? root : property.Split('-')[0];

    private static bool Overlap(string one, string other) => one == other || Covers(one, other) || Covers(other, one);

    private static bool Covers(string shorthand, string property) => property.StartsWith($"{shorthand}-", StringComparison.Ordinal)
        || (Longhands.TryGetValue(shorthand, out var longhands) && longhands.Contains(property, StringComparer.Ordinal));

    /// <summary>A rule that passed others, with what decides whether it meets them.</summary>
    private sealed class Passer
    {
        private readonly List<Aim> _aims;

        public Passer(StyleRule rule, int at)
        {
            (Rule, At) = (rule, at);
            Layer = string.Join(' ', rule.Conditions.Where(condition => condition.StartsWith("@layer", StringComparison.OrdinalIgnoreCase) || condition.StartsWith("@starting-style", StringComparison.OrdinalIgnoreCase)));
            var isRule = !rule.Selector.StartsWith('@');
            _aims = isRule ? [.. MediaQuery.Split(rule.Selector, ',').Select(selector => Aim.Of(selector.Trim(), rule.IsNested))] : [];
            // Of imports nobody knows what is in them; faces of one name are several.
            Declared = isRule ? StyleMotion.Read(rule.Declarations)
                : rule.Selector.StartsWith("@import", StringComparison.OrdinalIgnoreCase) ? new() { ["@import"] = rule.Selector }
                : rule.Selector.StartsWith("@font-face", StringComparison.OrdinalIgnoreCase) ? []
                : new() { [rule.Selector] = rule.Declarations };
        }

        public StyleRule Rule { get; }

        /// <summary>Its place after.</summary>
        public int At { get; }

        public string Layer { get; }

        public Dictionary<string, string> Declared { get; }

        public bool MayMeet(Passer other) => _aims.Count == 0 || _aims.Exists(one => other._aims.Exists(one.MayMeet));
    }

    /// <summary>What a selector is for, as far as its last part says, and its weight; null where that is not read.</summary>
    private sealed record Aim(string? Weight, string? Tag, string? Id, string Part)
    {
        public static Aim Of(string selector, bool isNested)
        {
            var plain = Attribute().Replace(selector, ".a");
            var isFunctional = plain.Contains('(', StringComparison.Ordinal) || isNested || plain.Contains('\\', StringComparison.Ordinal);
            if (isFunctional)
                return new Aim(null, null, null, "");
            var parts = OldPart().Replace(plain, "::$1").ToLowerInvariant();
            var last = parts.Split([' ', '>', '+', '~', '|'])[^1];
            var weight = $"{parts.Count(character => character == '#')} {parts.Count(character => character == '.') + PseudoClass().Count(parts)} {Tags().Count(parts) + PseudoElement().Count(parts)}";
            return new Aim(weight, LeadingTag().Match(last) is { Success: true } tag ? tag.Value : null, AnyId().Match(plain.Split([' ', '>', '+', '~'])[^1]) is { Success: true } id ? id.Value : null, string.Concat(PseudoElement().Matches(last).Select(match => match.Value)));
        }

        public bool MayMeet(Aim other) => Weight is null || other.Weight is null
            || (Weight == other.Weight && Part == other.Part && (Tag is null || other.Tag is null || Tag == other.Tag) && (Id is null || other.Id is null || Id == other.Id));
    }

    [GeneratedRegex(@"^layer\((?<name>[^()]*)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ImportedLayer();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"(?<!:):(before|after|first-line|first-letter)(?![\w-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OldPart();

    [GeneratedRegex(@"(?<!:):(?!:)[\w-]+", RegexOptions.CultureInvariant)]
    private static partial Regex PseudoClass();

    [GeneratedRegex(@"::[\w-]+", RegexOptions.CultureInvariant)]
    private static partial Regex PseudoElement();

    [GeneratedRegex(@"(?<=^|[ >+~|])[a-z_][^\s>+~|.#:]*", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^[a-z_][^.#:]*", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingTag();

    [GeneratedRegex(@"#[^.:]+", RegexOptions.CultureInvariant)]
    private static partial Regex AnyId();
}
