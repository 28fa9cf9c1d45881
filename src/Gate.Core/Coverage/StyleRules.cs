using System.Text.RegularExpressions;
using Gate.Core.Markup;

namespace Gate.Core.Coverage;

/// <summary>
/// Takes style sheets apart into rules, whatever at-rules and nesting they use: only braces, strings and parentheses are read, so that
/// nothing is dropped because it is newer than a parser.
/// </summary>
internal static partial class StyleRules
{
    // Deeper nesting is no style sheet that a person or a tool wrote.
    private const int MostNested = 32;

    public static IReadOnlyList<StyleRule> Read(string css)
    {
        var rules = new List<StyleRule>();
        ReadBlock(CssFormat.Normalize(css, isDeclarations: false), new Around([], [], false), rules);
        return rules;
    }

    /// <summary>Rules that are not on both sides alike, or not in the same order where it decides; a rule that declares something else now counts once.</summary>
    /// <param name="before">As it was.</param>
    /// <param name="after">As it is.</param>
    /// <param name="elsewhere">Rules elsewhere that may use what these define.</param>
    public static IReadOnlyList<StyleRule> Changed(IReadOnlyList<StyleRule> before, IReadOnlyList<StyleRule> after, IReadOnlyList<StyleRule>? elsewhere = null)
    {
        var animating = StyleMotion.Animating([.. before, .. after, .. elsewhere ?? []]);
        var old = Count(before);
        var now = Count(after);
        var changed = old.Keys.Concat(now.Keys)
            .Where(key => old.GetValueOrDefault(key).Count != now.GetValueOrDefault(key).Count)
            .Select(key => (Rule: (now.GetValueOrDefault(key).Rule ?? old[key].Rule)!, IsOld: !now.ContainsKey(key), IsNew: !old.ContainsKey(key)))
            .GroupBy(entry => entry.Rule.Name, StringComparer.Ordinal)
            .Select(group => (Entries: group.ToList(), Rule: group.FirstOrDefault(entry => !entry.IsOld, group.First()).Rule with
            {
                Other = group.FirstOrDefault(entry => entry.IsOld).Rule,
                IsUnnamed = StyleMotion.IsKeyframes(group.First().Rule) ? StyleMotion.IsUnused(group.First().Rule.Selector, animating) : IsUnnamed(group.First().Rule.Selector, before, after),
                Declared = group.First().Rule.Selector is ['@', ..] prelude && !UnseenStyle.IsDescribed(prelude) ? null : (Declared(group.Where(entry => !entry.IsNew)), Declared(group.Where(entry => !entry.IsOld))),
                IsMotion = StyleMotion.IsKeyframes(group.First().Rule)
                    ? StyleMotion.IsUnseen(group.First().Rule.Selector, before, after, animating)
                    : StyleMotion.IsAll(Declared(group.Where(entry => !entry.IsNew)), Declared(group.Where(entry => !entry.IsOld))),
                Elsewhere = StyleMotion.Elsewhere(group.First().Rule.Selector, Declared(group.Where(entry => !entry.IsNew)), Declared(group.Where(entry => !entry.IsOld)), animating),
            }))
            .ToList();
        // One of each side: of several nobody could say which became which.
        var moved = changed.Where(rule => rule.Entries is [{ IsOld: true } or { IsNew: true }])
            .GroupBy(rule => (rule.Rule.Selector, rule.Rule.Declarations), rule => rule.Entries[0])
            .Select(rules => rules.ToList())
            .Where(rules => rules is [{ IsOld: true }, { IsNew: true }] && rules[0].Rule.IsUnderLike(rules[1].Rule))
            .SelectMany(rules => (IEnumerable<KeyValuePair<string, StyleRule>>)[new(rules[0].Rule.Name, rules[1].Rule), new(rules[1].Rule.Name, rules[0].Rule)])
            .ToDictionary(StringComparer.Ordinal);
        var lists = new RuleLists(before, after);
        List<StyleRule> told = [.. changed.SelectMany(rule => Narrowed(rule.Entries, rule.Rule with { Moved = moved.GetValueOrDefault(rule.Rule.Name) })).DistinctBy(rule => (rule.Name, rule.Declarations))];
        var names = told.Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        var (was, becomes) = lists.InOrder;
        return
        [
            .. told,
            .. RuleOrder.Changed(was, becomes).Where(rule => !names.Contains(rule.Name)).Select(rule => !StyleMotion.IsKeyframes(rule) ? rule : rule with
            {
                IsUnnamed = StyleMotion.IsUnused(rule.Selector, animating),
                IsMotion = StyleMotion.IsUnseen(rule.Selector, before, after, animating),
                Elsewhere = StyleMotion.Elsewhere(rule.Selector, rule.Declarations, "", animating),
            }),
        ];

        IEnumerable<StyleRule> Narrowed(List<(StyleRule Rule, bool IsOld, bool IsNew)> entries, StyleRule rule) =>
            rule.Moved is null && (entries.TrueForAll(entry => entry.IsOld) || entries.TrueForAll(entry => entry.IsNew))
                ? entries.SelectMany(entry => lists.Narrow(rule with { Declarations = entry.Rule.Declarations }, entry.IsOld)).DistinctBy(one => one.Name, StringComparer.Ordinal)
                : [rule];

        static string Declared(IEnumerable<(StyleRule Rule, bool IsOld, bool IsNew)> entries) => string.Join(';', entries.Select(entry => entry.Rule.Declarations));

        static Dictionary<string, (int Count, StyleRule? Rule)> Count(IReadOnlyList<StyleRule> rules) => rules
            .GroupBy(rule => $"{rule.Name}\0{rule.Declarations}", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (group.Count(), (StyleRule?)group.First()), StringComparer.Ordinal);
    }

    private static bool IsUnnamed(string prelude, IReadOnlyList<StyleRule> before, IReadOnlyList<StyleRule> after) => Named().Match(prelude) is { Success: true } named
        && !before.Concat(after).Any(rule => rule.Selector != prelude && rule.Declarations.Contains(named.Groups["name"].Value, StringComparison.Ordinal));

    private static void ReadBlock(string css, Around around, List<StyleRule> rules)
    {
        var declarations = new List<string>();
        for (var at = 0; at < css.Length;)
        {
            var end = EndOfPrelude(css, at);
            var prelude = css[at..end].Trim();
            if (end >= css.Length || css[end] != '{')
            {
                if (around.Levels.Count == 0 && Statement(prelude, around) is { } statement)
                    rules.Add(statement);
                else if (prelude.Length > 0)
                    declarations.Add(around.Levels.Count > 0 ? StyleSynonyms.Declaration(prelude) : prelude);
                at = end + 1;
                continue;
            }

            var close = EndOfBlock(css, end);
            var body = css[(end + 1)..close];
            at = close + 1;
            if (around.Depth >= MostNested)
                rules.Add(new StyleRule(around.Conditions, prelude, body) { IsNested = around.Levels.Count > 0 });
            else if (prelude.StartsWith('@'))
                ReadAtRule(prelude, body, around, rules);
            else
                ReadBlock(body, around with { Levels = [.. around.Levels, Sorted(prelude)], IsNested = around.Levels.Count > 0, Depth = around.Depth + 1 }, rules);
        }

        if (declarations.Count > 0)
            rules.Add(new StyleRule(around.Conditions, string.Join(' ', around.Levels), string.Join(';', StyleSynonyms.Ordered(declarations))) { IsNested = around.IsNested, Levels = around.Levels });
    }

    // What decides by itself whether, or in which order, other rules hold.
    private static StyleRule? Statement(string prelude, Around around)
    {
        if (prelude.StartsWith("@layer ", StringComparison.OrdinalIgnoreCase))
            return new StyleRule(around.Conditions, prelude, "");
        if (Import().Match(prelude) is not { Success: true } import)
            return null;
        var words = MediaQuery.Split(import.Groups["rest"].Value, ' ').Where(word => word.Length > 0).ToList();
        var media = words.FindIndex(word => !ImportPart().IsMatch(word)) is >= 0 and var at ? at : words.Count;
        return new StyleRule(
            media == words.Count ? around.Conditions : [.. around.Conditions, StyleSynonyms.Condition(Loose().Replace($"@media {string.Join(' ', words.Skip(media))}", "$1"))],
            $"@import {import.Groups["address"].Value}",
            string.Join(' ', words.Take(media)));
    }

    // A list of selectors means the same in any order.
    private static string Sorted(string selectors) => string.Join(',', MediaQuery.Split(selectors, ',').Select(selector => StyleSynonyms.Selector(selector.Trim())).Order(StringComparer.Ordinal));

    private static void ReadAtRule(string prelude, string body, Around around, List<StyleRule> rules)
    {
        var name = prelude[..(prelude.AsSpan(1).IndexOfAnyExceptInRange('-', 'z') is >= 0 and var stop ? stop + 1 : prelude.Length)].ToLowerInvariant();
        var condition = StyleSynonyms.Condition(name == "@media" ? Loose().Replace(prelude, "$1") : prelude);
        if (name is "@media" or "@supports" or "@container" or "@layer" or "@scope" or "@starting-style" or "@document")
            ReadBlock(body, around with { Conditions = [.. around.Conditions, condition], IsNested = around.Levels.Count > 0, Depth = around.Depth + 1 }, rules);
        else
            rules.Add(new StyleRule(around.Conditions, prelude, StyleSynonyms.Body(prelude, body)) { IsNested = around.Levels.Count > 0 });
    }

    private static int EndOfPrelude(string css, int at)
    {
        var parentheses = 0;
        for (; at < css.Length; at++)
        {
            switch (css[at])
            {
                case '"' or '\'':
                    at = EndOfString(css, at);
                    break;
                case '\\':
                    at++;
                    break;
                case '(' or '[':
                    parentheses++;
                    break;
                case ')' or ']':
                    parentheses--;
                    break;
                case '{' or '}':
                case ';' when parentheses <= 0:
                    return at;
                default:
                    break;
            }
        }

        return css.Length;
    }

    private static int EndOfBlock(string css, int open)
    {
        var depth = 0;
        for (var at = open; at < css.Length; at++)
        {
            if (css[at] is '"' or '\'')
                at = EndOfString(css, at);
            else if (css[at] == '\\')
                at++;
            else if (css[at] == '{')
                depth++;
            else if (css[at] == '}' && --depth == 0)
                return at;
        }

        // A sheet that ends early closes what is open.
        return css.Length;
    }

    private static int EndOfString(string css, int at)
    {
        var quote = css[at];
        for (at++; at < css.Length && css[at] != quote && css[at] != '\n'; at++)
        {
            if (css[at] == '\\')
                at++;
        }

        return Math.Min(at, css.Length - 1);
    }

    /// <summary>What a block stands in.</summary>
    private sealed record Around(IReadOnlyList<string> Conditions, IReadOnlyList<string> Levels, bool IsNested)
    {
        /// <summary>In how many blocks.</summary>
        public int Depth { get; init; }
    }

    // White space that separates nothing in a media query.
    [GeneratedRegex(@"\s*(<=|>=|[:<>=,])\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Loose();

    [GeneratedRegex(@"^@import\s*(?<address>url\((?:""[^""]*""|'[^']*'|[^""')]*)\)|""[^""]*""|'[^']*')\s*(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^(?:layer(?:\(.*\))?|supports\(.*\))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ImportPart();

    [GeneratedRegex(@"^@(?:counter-style|font-palette-values)\s+(?<name>\S+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
