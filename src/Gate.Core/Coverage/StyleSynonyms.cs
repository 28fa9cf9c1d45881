using System.Drawing;
using System.Globalization;
using System.Text.RegularExpressions;
using Gate.Core.Markup;

namespace Gate.Core.Coverage;

/// <summary>
/// Ways to write the same selector, condition or value, as formatters and minifiers exchange them, in one of these ways. What is beside them is left as it is
/// written: two rules with one result mean the same.
/// </summary>
/// <remarks>Takes what <see cref="CssFormat"/> made.</remarks>
internal static partial class StyleSynonyms
{
    // First words of properties with a shorthand or a logical name of another first word.
    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["top"] = "inset", ["right"] = "inset", ["bottom"] = "inset", ["left"] = "inset",
        ["width"] = "size", ["height"] = "size", ["inline"] = "size", ["block"] = "size", ["min"] = "size", ["max"] = "size", ["zoom"] = "size",
        ["line"] = "font", ["justify"] = "align", ["place"] = "align",
        ["row"] = "gap", ["column"] = "gap", ["columns"] = "gap", ["grid"] = "gap",
        ["word"] = "text", ["white"] = "text", ["overflow"] = "text", ["hyphens"] = "text", ["hyphenate"] = "text",
        ["page"] = "break",
    };

    /// <summary>One selector.</summary>
    public static string Selector(string selector)
    {
        if (selector.AsSpan().IndexOfAny(":+~*") < 0)
            return selector;
        return Words().Replace(selector, static match =>
            match.Groups["element"] is { Success: true } element ? $"::{element.Value.ToLowerInvariant()}"
            : match.Groups["join"] is { Success: true } join ? join.Value
            : match.Groups["all"].Success ? ""
            : match.Groups["step"] is { Success: true } step ? $"{match.Groups["open"].Value}{Step(step.Value)}"
            : match.Value);
    }

    /// <summary>The prelude of a conditional at-rule.</summary>
    public static string Condition(string prelude)
    {
        var spaced = Spaced().Replace(Glued().Replace(prelude, "${rule} ("), static match => match.Value[0] switch { ':' => ":", ')' => ") ", _ => match.Value });
        return spaced.StartsWith("@media ", StringComparison.OrdinalIgnoreCase) ? Ranges().Replace(All().Replace(spaced, "$1"), Limits) : spaced;
    }

    /// <summary>What stands in the braces of an at-rule: of keyframes, which points of time.</summary>
    public static string Body(string prelude, string body) => Keyframes().IsMatch(prelude)
        ? Ends().Replace(body, static match => match.Groups["end"] is { Success: true } end ? end.Value.StartsWith("from", StringComparison.OrdinalIgnoreCase) ? "0%" : "100%" : match.Value)
        : body;

    /// <summary>
    /// The declarations of a rule, sorted where their order decides nothing (CSS Cascade 5, 6.1): between families always, within one where none may overrule
    /// another.
    /// </summary>
    public static IEnumerable<string> Ordered(IReadOnlyList<string> declarations)
    {
        if (declarations.Any(declaration => declaration.StartsWith("all:", StringComparison.OrdinalIgnoreCase) || declaration.Contains('{', StringComparison.Ordinal)))
            return declarations;
        return declarations.Select(declaration => (Name: declaration.Split(':')[0], Text: declaration)).GroupBy(entry => FamilyOf(entry.Name), StringComparer.Ordinal)
            .OrderBy(family => family.Key, StringComparer.Ordinal)
            .SelectMany(family => IsLoose([.. family.Select(entry => entry.Name)]) ? family.OrderBy(entry => entry.Name, StringComparer.Ordinal) : family.AsEnumerable())
            .Select(entry => entry.Text);
    }

    // Coarse: what is in one family needlessly is told as another order where it is none.
    private static string FamilyOf(string property)
    {
        if (property.StartsWith("--", StringComparison.Ordinal))
            return property;
        var word = Vendor().Replace(property, "").Split('-')[0];
        return Families.GetValueOrDefault(word, word);
    }

    private static bool IsLoose(List<string> names)
    {
        if (names.Count == 1)
            return true;
        // A shorthand's longhands mostly begin as it does, and so stand behind it.
        List<string> sorted = [.. names.Order(StringComparer.Ordinal)];
        return !names.Exists(Tied().IsMatch) && !sorted.Zip(sorted.Skip(1)).Any(pair => pair.First == pair.Second || pair.Second.StartsWith($"{pair.First}-", StringComparison.Ordinal));
    }

    /// <summary>One declaration, <c>name:value</c>; a custom property's value is what scripts read.</summary>
    public static string Declaration(string declaration)
    {
        var colon = declaration.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || declaration.StartsWith("--", StringComparison.Ordinal) || declaration.Contains('{', StringComparison.Ordinal))
            return declaration;
        var name = declaration[..colon].ToLowerInvariant();
        var value = declaration[(colon + 1)..];
        var isImportant = value.EndsWith("!important", StringComparison.OrdinalIgnoreCase);
        value = isImportant ? value[..^"!important".Length].TrimEnd() : value;
        value = Signs().Replace(value, static match => match.Groups["sign"] is { Success: true } sign ? sign.Value : match.Value);
        if (Lengths().IsMatch(name))
            value = Tokens(value, static token => NoLength().IsMatch(token) ? "0" : token);
        if (IsColoured(name))
            value = Tokens(value, Colour);
        if (Times().IsMatch(name))
            value = Tokens(value, Seconds);
        if (name == "font-weight")
            value = value.ToLowerInvariant() switch { "bold" => "700", "normal" => "400", _ => value };
        if (Sides().IsMatch(name))
            value = Collapsed(value);
        return $"{name}:{value}{(isImportant ? "!important" : "")}";
    }

    // CSS Syntax 3, 6.2: even and odd are steps, and space around the sign is none of them.
    private static string Step(string step) => step.ToLowerInvariant() switch
    {
        "even" => "2n",
        "odd" => "2n+1",
        var written => written.Replace(" ", "", StringComparison.Ordinal),
    };

    // Media Queries 4, 2.4.3: (width >= 1px) is (min-width: 1px).
    private static string Limits(Match match)
    {
        var (name, sign) = (match.Groups["name"].Value, match.Groups["sign"].Value);
        var upper = $"({(sign == "<=" ? "max" : "min")}-{name}:{match.Groups["value"].Value})";
        return match.Groups["from"] is { Success: true } from && sign == "<=" ? $"(min-{name}:{from.Value}) and {upper}" : match.Groups["from"].Success ? match.Value : upper;
    }

    private static string Tokens(string value, Func<string, string> same) =>
        string.Join(',', MediaQuery.Split(value, ',').Select(layer => string.Join(' ', MediaQuery.Split(layer, ' ').Select(same))));

    private static bool IsColoured(string name) =>
        name.EndsWith("color", StringComparison.Ordinal) || name is "background" or "outline" or "fill" or "stroke" or "box-shadow" or "text-shadow" or "column-rule" or "text-decoration"
        || (name.StartsWith("border", StringComparison.Ordinal) && !name.StartsWith("border-image", StringComparison.Ordinal));

    // CSS Color 4, 5 and 6: #aabbcc is #abc, and a name or three whole numbers are the same colour. A share of alpha is rounded by none of them.
    private static string Colour(string token)
    {
        if (token.Length == 0 || !(token[0] is '#' || char.IsAsciiLetter(token[0])))
            return token;
        var hex = token.StartsWith('#') ? token[1..]
            : token.Equals("transparent", StringComparison.OrdinalIgnoreCase) ? "00000000"
            : Whole().Match(token) is { Success: true } whole && Parts(whole) is { } parts ? parts
            : Color.FromName(token.Replace("grey", "gray", StringComparison.OrdinalIgnoreCase)) is { IsKnownColor: true, IsSystemColor: false } known ? $"{known.R:x2}{known.G:x2}{known.B:x2}" : "";
        if (hex.Length == 8 && hex.EndsWith("ff", StringComparison.Ordinal))
            hex = hex[..6];
        var isShort = hex.Length is 6 or 8 && Enumerable.Range(0, hex.Length / 2).All(at => hex[2 * at] == hex[(2 * at) + 1]);
        var digits = isShort ? string.Concat(Enumerable.Range(0, hex.Length / 2).Select(at => hex[2 * at])) : hex;
        return digits.Length switch { 0 => token, 4 when digits[3] == 'f' => $"#{digits[..3]}", _ => $"#{digits}" };
    }

    // CSS Values 4, 7.2.
    private static string Seconds(string token) =>
        Thousandths().Match(token) is { Success: true } time && decimal.TryParse(time.Groups["count"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            ? $"{(count == 0 ? "0" : (count / 1000).ToString("#.######", CultureInfo.InvariantCulture))}s"
            : token;

    private static string? Parts(Match whole)
    {
        List<int> parts = [.. whole.Groups["part"].Captures.Select(part => int.Parse(part.ValueSpan, CultureInfo.InvariantCulture))];
        return parts.TrueForAll(part => part <= 255) ? string.Concat(parts.Select(part => part.ToString("x2", CultureInfo.InvariantCulture))) : null;
    }

    // Of four sides those are left out that repeat the ones across from them. A variable may be several.
    private static string Collapsed(string value)
    {
        List<string> sides = [.. MediaQuery.Split(value, ' ')];
        if (sides.Count is < 2 or > 4 || Substituted().IsMatch(value))
            return value;
        if (sides.Count == 4 && sides[3] == sides[1])
            sides.RemoveAt(3);
        if (sides.Count == 3 && sides[2] == sides[0])
            sides.RemoveAt(2);
        if (sides.Count == 2 && sides[1] == sides[0])
            sides.RemoveAt(1);
        return string.Join(' ', sides);
    }

    // Strings, what is in brackets, and what is escaped are read over.
    [GeneratedRegex("""
        "[^"]*"|\[(?:[^\]"]|"[^"]*")*\]|\\.|\s*(?<join>[+~])\s*|(?<all>(?<![^\s>+~(,])\*(?=[:.#\[]))|::?(?<element>before|after|first-line|first-letter)(?![\w-])|(?<open>:nth-(?:last-)?(?:child|of-type)\()\s*(?<step>even(?![\w-])|odd(?![\w-])|[+-]?\d*n(?:\s*[+-]\s*\d+)?)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?<rule>@(?:media|supports|container))\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Glued();

    [GeneratedRegex("""
        "[^"]*"|:\s+|\)(?=(?:and|or)\s)
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"((?:^@media |,))all and (?=\()", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex All();

    [GeneratedRegex(@"\((?:(?<from>[\d.]+[a-z]*)<=)?(?<name>width|height)(?<sign>[<>]=)(?<value>[\d.]+[a-z]*)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"^@(?:-[a-z]+-)?keyframes\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Keyframes();

    // Beside the declarations: where a keyframe's selector may begin.
    [GeneratedRegex("""
        "[^"]*"|(?<=^|[},])(?<end>from|to)(?=[{,])
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    [GeneratedRegex("""
        "[^"]*"|'[^']*'|\s*(?<sign>[*/])\s*
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    // Those in which a bare 0 is read as a length and as nothing else.
    [GeneratedRegex(@"^(?:margin|padding|inset|top|right|bottom|left|width|height|(?:min|max)-(?:width|height)|border(?:-(?:top|right|bottom|left))?(?:-width)?|border(?:-[a-z]+-[a-z]+)?-radius|outline|outline-(?:width|offset)|box-shadow|text-shadow|text-indent|letter-spacing|gap|row-gap|column-gap|(?:margin|padding)-(?:top|right|bottom|left))$", RegexOptions.CultureInvariant)]
    private static partial Regex Lengths();

    [GeneratedRegex(@"^-?0(?:px|em|rem|ex|ch|vw|vh|pt|pc|in|cm|mm|q)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoLength();

    [GeneratedRegex(@"^-?[a-z-]*(?:transition|animation)(?:-duration|-delay)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex(@"^(?<count>\d{1,6}(?:\.\d{1,3})?|\.\d{1,3})ms$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Thousandths();

    // Shorthands and aliases of which the others' names do not tell, logical names, and those of one vendor.
    [GeneratedRegex(@"^-|(?:^|-)(?:inline|block)(?:-|$)|^(?:inset|font|gap|columns|flex|flex-flow|white-space|text-wrap|word-wrap|overflow-wrap|border-(?:color|style|width|radius|image)|zoom)$|^(?:place|grid|page|break)", RegexOptions.CultureInvariant)]
    private static partial Regex Tied();

    [GeneratedRegex(@"^-[a-z]+-", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Vendor();

    [GeneratedRegex(@"^(?:margin|padding|inset|border-(?:width|style|color))$", RegexOptions.CultureInvariant)]
    private static partial Regex Sides();

    [GeneratedRegex(@"\b(?:var|env|attr|if)\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Substituted();

    [GeneratedRegex(@"^rgb\((?<part>\d{1,3}),(?<part>\d{1,3}),(?<part>\d{1,3})\)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();
}
