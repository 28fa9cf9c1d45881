using System.Globalization;
using System.Text.RegularExpressions;

namespace Gate.Core.Coverage;

/// <summary>
/// Evaluates a media query list (Media Queries Level 4) for one way in which a run looks at a page. Three answers, as the standard has them: true, false, and
/// null for what is not known here.
/// </summary>
internal static partial class MediaQuery
{
    // Font-relative lengths in media queries refer to the initial font size.
    private const double FontSize = 16;

    // People write a line of them; what is longer is made to keep its readers busy.
    private const int MostCharacters = 4096;

    public static bool? Matches(string list, RunView view)
    {
        if (list.Length > MostCharacters)
            return null;
        bool? any = false;
        foreach (var query in Split(list, ','))
        {
            var answer = One(query.Trim().ToLowerInvariant(), view);
            if (answer == true)
                return true;
            any = answer is null ? null : any;
        }

        return any;
    }

    private static bool? One(string query, RunView view)
    {
        if (query.Length == 0)
            return true;
        var head = TypedQuery().Match(query);
        if (!head.Success)
            return Condition(query, view);
        bool? type = head.Groups["type"].Value == "all" || head.Groups["type"].Value == view.Medium;
        var rest = head.Groups["rest"].Value;
        var both = rest.Length == 0 || type == false ? type : Condition(rest, view);
        return head.Groups["not"].Success ? !both : both;
    }

    private static bool? Condition(string text, RunView view)
    {
        text = text.Trim();
        if (text.StartsWith("not", StringComparison.Ordinal) && text.Length > 3 && text[3] is ' ' or '(')
            return !Condition(text[3..], view);
        var parts = SplitWord(text, "or");
        if (parts.Count > 1)
            return parts.Select(part => Condition(part, view)).Aggregate((bool?)false, static (one, other) => one == true || other == true ? true : one is null || other is null ? null : false);
        parts = SplitWord(text, "and");
        if (parts.Count > 1)
            return parts.Select(part => Condition(part, view)).Aggregate((bool?)true, static (one, other) => one == false || other == false ? false : one is null || other is null ? null : true);
        if (text is not ['(', .., ')'])
            return null;
        var inner = text[1..^1].Trim();
        return inner.StartsWith('(') || inner.StartsWith("not ", StringComparison.Ordinal) || inner.StartsWith("not(", StringComparison.Ordinal)
            ? Condition(inner, view)
            : Feature(inner, view);
    }

    private static bool? Feature(string text, RunView view)
    {
        if (Range().Match(text) is { Success: true } range)
            return InRange(range, view);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? text : text[..colon]).Trim();
        var value = colon < 0 ? null : text[(colon + 1)..].Trim();
        return (name, value) switch
        {
            ("width" or "height" or "device-width" or "device-height", null) => true,
            ("min-width" or "min-device-width", { } length) => Compare(view.Viewport.Width, ">=", length),
            ("max-width" or "max-device-width", { } length) => Compare(view.Viewport.Width, "<=", length),
            ("width" or "device-width", { } length) => Compare(view.Viewport.Width, "=", length),
            ("min-height" or "min-device-height", { } length) => Compare(view.Viewport.Height, ">=", length),
            ("max-height" or "max-device-height", { } length) => Compare(view.Viewport.Height, "<=", length),
            ("height" or "device-height", { } length) => Compare(view.Viewport.Height, "=", length),
            ("orientation", { } way) => way == (view.Viewport.Height >= view.Viewport.Width ? "portrait" : "landscape"),
            ("aspect-ratio" or "device-aspect-ratio", null) => true,
            ("min-aspect-ratio" or "min-device-aspect-ratio", { } ratio) => CompareRatio(view, ">=", ratio),
            ("max-aspect-ratio" or "max-device-aspect-ratio", { } ratio) => CompareRatio(view, "<=", ratio),
            ("aspect-ratio" or "device-aspect-ratio", { } ratio) => CompareRatio(view, "=", ratio),
            ("resolution", null) => true,
            ("min-resolution", { } least) => CompareScale(view, ">=", least),
            ("max-resolution", { } most) => CompareScale(view, "<=", most),
            ("resolution", { } scale) => CompareScale(view, "=", scale),
            ("-webkit-min-device-pixel-ratio", { } least) => CompareScale(view, ">=", $"{least}x"),
            ("-webkit-max-device-pixel-ratio", { } most) => CompareScale(view, "<=", $"{most}x"),
            ("-webkit-device-pixel-ratio", { } scale) => CompareScale(view, "=", $"{scale}x"),
            ("prefers-color-scheme", { } scheme) => scheme == view.ColorScheme,
            ("prefers-color-scheme", null) => true,
            ("prefers-reduced-motion", { } motion) => motion == view.ReducedMotion,
            ("prefers-reduced-motion", null) => view.ReducedMotion == "reduce",
            ("forced-colors", { } forced) => forced == (view.ForcedColors ? "active" : "none"),
            ("forced-colors", null) => view.ForcedColors,
            ("prefers-contrast" or "prefers-reduced-transparency", { } wish) => wish == "no-preference",
            ("prefers-contrast" or "prefers-reduced-transparency", null) => false,
            // As the harness starts its browser: a mouse, or where touch is offered a finger alone; colours in sRGB, a screen of 8 bits a channel.
            ("pointer" or "any-pointer", { } pointer) => pointer == (view.Viewport.HasTouch ? "coarse" : "fine"),
            ("pointer" or "any-pointer", null) => true,
            ("hover" or "any-hover", { } hover) => hover == (view.Viewport.HasTouch ? "none" : "hover"),
            ("hover" or "any-hover", null) => !view.Viewport.HasTouch,
            ("display-mode", { } mode) => mode == "browser",
            ("color-gamut", { } gamut) => gamut == "srgb",
            ("dynamic-range", { } colours) => colours == "standard",
            ("update", { } update) => update == (view.Medium == "print" ? "none" : "fast"),
            ("update", null) => view.Medium != "print",
            ("overflow-block" or "overflow-inline", { } overflow) when view.Medium != "print" => overflow == "scroll",
            ("overflow-block" or "overflow-inline", null) when view.Medium != "print" => true,
            ("scripting", { } scripting) => scripting == (view.Scripts ? "enabled" : "none"),
            ("scripting", null) => view.Scripts,
            ("color" or "display-mode" or "color-gamut" or "dynamic-range", null) => true,
            ("color-index" or "monochrome" or "grid", null) => false,
            ("color" or "min-color", "8") or ("color-index" or "monochrome" or "grid", "0") => true,
            ("min-color" or "max-color" or "color", { } bits) when int.TryParse(bits, CultureInfo.InvariantCulture, out var number) => name == "min-color" ? number <= 8 : name == "max-color" && number >= 8,
            _ => null,
        };
    }

    private static bool? InRange(Match range, RunView view)
    {
        Func<string, string, bool?> compare = range.Groups["name"].Value switch
        {
            "resolution" => (comparison, scale) => CompareScale(view, comparison, scale),
            "aspect-ratio" => (comparison, ratio) => CompareRatio(view, comparison, ratio),
            "width" or "device-width" => (comparison, length) => Compare(view.Viewport.Width, comparison, length),
            _ => (comparison, length) => Compare(view.Viewport.Height, comparison, length),
        };
        bool? low = range.Groups["low"].Success ? compare(Turned(range.Groups["lowOp"].Value), range.Groups["low"].Value.Trim()) : true;
        bool? high = range.Groups["high"].Success ? compare(range.Groups["highOp"].Value, range.Groups["high"].Value.Trim()) : true;
        return low == false || high == false ? false : low is null || high is null ? null : true;
    }

    // A page for print has the printer's resolution.
    private static bool? CompareScale(RunView view, string comparison, string scale) =>
        view.Medium == "print" || Resolution().Match(scale) is not { Success: true } match
            ? null
            : Compare(view.Viewport.Scale, comparison, double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) / (match.Groups["unit"].Value switch
            {
                "dpi" => 96,
                "dpcm" => 96 / 2.54,
                _ => 1,
            }));

    private static bool? CompareRatio(RunView view, string comparison, string ratio) =>
        Ratio().Match(ratio) is { Success: true } match && double.Parse(match.Groups["width"].Value, CultureInfo.InvariantCulture) is var width
        && (match.Groups["height"].Success ? double.Parse(match.Groups["height"].Value, CultureInfo.InvariantCulture) : 1) is > 0 and var height
            ? Compare((double)view.Viewport.Width / view.Viewport.Height, comparison, width / height)
            : null;

    private static string Turned(string comparison) => comparison.Replace('<', '\0').Replace('>', '<').Replace('\0', '>');

    private static bool? Compare(double size, string comparison, string length)
    {
        if (Length().Match(length) is not { Success: true } match)
            return null;
        var value = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value switch
        {
            "em" or "rem" => FontSize,
            "in" => 96,
            "cm" => 96 / 2.54,
            "pt" => 96 / 72.0,
            _ => 1,
        });
        return Compare(size, comparison, value);
    }

    private static bool Compare(double size, string comparison, double value) => comparison switch
    {
        ">=" => size >= value,
        "<=" => size <= value,
        ">" => size > value,
        "<" => size < value,
        _ => Math.Abs(size - value) < 0.001,
    };

    private static List<string> SplitWord(string text, string word)
    {
        var parts = new List<string>();
        int depth = 0, from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth != 0 || at == 0 || string.CompareOrdinal(text, at, word, 0, word.Length) != 0 || text[at - 1] is not (' ' or ')')
                || at + word.Length >= text.Length || text[at + word.Length] is not (' ' or '('))
            {
                continue;
            }

            parts.Add(text[from..at]);
            from = at + word.Length;
        }

        parts.Add(text[from..]);
        return parts;
    }

    /// <summary>Splits outside of parentheses and strings.</summary>
    internal static IEnumerable<string> Split(string text, char separator)
    {
        int depth = 0, from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '"' or '\'')
                at = EndOfString(text, at);
            depth += text[at] is '(' or '[' ? 1 : text[at] is ')' or ']' ? -1 : 0;
            if (text[at] == separator && depth == 0)
            {
                yield return text[from..at];
                from = at + 1;
            }
        }

        yield return text[from..];
    }

    private static int EndOfString(string text, int at)
    {
        var quote = text[at++];
        for (; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\')
                at++;
        }

        return Math.Min(at, text.Length - 1);
    }

    [GeneratedRegex(@"^(?:(?<not>not)\s+|only\s+)?(?<type>[a-z-]+)(?:\s+and\s*(?<rest>.+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex TypedQuery();

    [GeneratedRegex(@"^(?:(?<low>[0-9./ ]+[a-z]*)\s*(?<lowOp><=?|>=?|=)\s*)?(?<name>(?:device-)?(?:width|height)|resolution|aspect-ratio)(?:\s*(?<highOp><=?|>=?|=)\s*(?<high>[0-9./ ]+[a-z]*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<number>[0-9]*\.?[0-9]+)(?<unit>px|em|rem|in|cm|pt)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(@"^(?<number>[0-9]*\.?[0-9]+)(?<unit>x|dppx|dpi|dpcm)$", RegexOptions.CultureInvariant)]
    private static partial Regex Resolution();

    [GeneratedRegex(@"^(?<width>[0-9]*\.?[0-9]+)(?:\s*/\s*(?<height>[0-9]*\.?[0-9]+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Ratio();
}
