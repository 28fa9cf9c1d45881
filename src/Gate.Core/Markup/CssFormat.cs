using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Core.Markup;

/// <summary>
/// Takes the formatting out of CSS: comments, white space where it separates nothing, and ways to write the same colour, number, address or quote. Two texts
/// with one result mean the same. Scripts read the text of a custom property, so nothing but white space changes there.
/// </summary>
internal static partial class CssFormat
{
    private static readonly SearchValues<string> Conditions = SearchValues.Create(["if(", "style(", "element("], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NotInAddress = SearchValues.Create(" \t\n\r\f\"'()\\");

    /// <param name="css">A style sheet, or the declarations of a <c>style</c> attribute.</param>
    /// <param name="isDeclarations">Whether it begins inside a rule.</param>
    public static string Normalize(string css, bool isDeclarations)
    {
        var result = new StringBuilder(css.Length);
        var parentheses = 0;
        var isName = isDeclarations;
        var space = false;
        // Where the declaration or the selector began, what kind of value it has, and how deep a custom property's braces are.
        var start = 0;
        var isValue = false;
        var isRaw = false;
        var rawBraces = 0;
        var isInBrackets = false;
        for (var at = 0; at < css.Length;)
        {
            var character = css[at];
            if (character is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                space = true;
                at++;
            }
            else if (character == '/' && at + 1 < css.Length && css[at + 1] == '*')
            {
                // A comment separates tokens and is no white space: "a/**/b" are two words, as "a b" are not one.
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? css.Length : end + 2;
                space |= result.Length > 0 && IsWord(result[^1]) && at < css.Length && IsWord(css[at]);
            }
            else
            {
                if (space && result.Length > 0 && !IsTight(result[^1], parentheses, isName) && !IsTightBefore(character, parentheses, isName))
                    result.Append(' ');
                space = false;
                if (character is '"' or '\'')
                {
                    var end = EndOfString(css, at);
                    AppendString(result, css.AsSpan(at, end - at));
                    at = end;
                    continue;
                }

                if (character == '(' && EndOfAddress(css, at, result) is { } close)
                {
                    AppendAddress(result, css.AsSpan((at + 1)..close), isRaw);
                    at = close;
                    continue;
                }

                if (isValue && !isRaw && (character == '#' ? Hex().Match(css, at) : IsNumberStart(css, at, result) ? Number().Match(css, at) : Match.Empty) is { Success: true } same)
                {
                    result.Append(character == '#' ? same.Value.ToLowerInvariant() : Shortest(same));
                    at += same.Length;
                    continue;
                }

                if (character == '=' && isInBrackets && Identifier().Match(css, at + 1) is { Success: true } identifier)
                {
                    // A name needs no quotes there (Selectors 4, 6.1).
                    result.Append("=\"").Append(identifier.Groups["name"].ValueSpan).Append('"');
                    at += 1 + identifier.Length;
                    continue;
                }

                if (character == '0' && IsBareFraction(css, at, result))
                {
                    at++;
                    continue;
                }

                parentheses = Math.Max(0, parentheses + (character == '(' ? 1 : character == ')' ? -1 : 0));
                if (character is '{' or ';' or '}')
                {
                    // The last declaration of a rule needs no semicolon, and empty ones mean nothing.
                    while (character is '}' or ';' && result.Length > 0 && result[^1] == ';')
                        result.Length--;
                    rawBraces = Math.Max(0, rawBraces + (character == '{' && (rawBraces > 0 || IsCustom(result, start)) ? 1 : character == '}' ? -1 : 0));
                    parentheses = 0;
                    isName = IsDeclaration(css, at + 1) ?? isDeclarations;
                    isValue = isInBrackets = false;
                    isRaw = rawBraces > 0;
                    start = result.Length + 1;
                }
                else if (character == ':')
                {
                    if (isName)
                        (isValue, isRaw) = (true, isRaw || IsRaw(css, at, result, start));
                    result.Append(':');
                    at++;
                    // After a property's colon space means nothing; in a selector it separates.
                    while (isName && at < css.Length && css[at] is ' ' or '\t' or '\n' or '\r' or '\f')
                        at++;
                    isName = false;
                    continue;
                }

                isInBrackets = character == '[' ? !isValue && !isName : character != ']' && isInBrackets;
                result.Append(character);
                if (character == '\\' && at + 1 < css.Length)
                    result.Append(css[++at]);
                at++;
            }
        }

        while (result.Length > 0 && result[^1] == ';')
            result.Length--;
        return result.ToString();
    }

    /// <summary>Whether what begins here is a declaration: a brace after a colon makes it a selector. Null when the text ends first.</summary>
    private static bool? IsDeclaration(string css, int from)
    {
        var end = css.AsSpan(from).IndexOfAny('{', '}', ';');
        return end < 0 ? null : css[from + end] != '{';
    }

    private static bool IsTight(char before, int parentheses, bool isName) =>
        before is '{' or '}' or ';' or ',' or '(' || (before == '>' && parentheses == 0) || (isName && before == ':');

    private static bool IsTightBefore(char after, int parentheses, bool isName) =>
        after is '{' or '}' or ';' or ',' or ')' or '!' || (after == '>' && parentheses == 0) || (isName && after == ':');

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '-' or '_' or '%' or '#' or '.';

    private static bool IsCustom(StringBuilder result, int start) => result.Length > start + 1 && result[start] == '-' && result[start + 1] == '-';

    // What scripts, or conditions on custom properties, may read as it is written.
    private static bool IsRaw(string css, int colon, StringBuilder result, int start)
    {
        var end = css.AsSpan(colon).IndexOfAny(';', '}');
        return IsCustom(result, start) || result.ToString(start, result.Length - start) == "initial-value"
            || css.AsSpan(colon, end < 0 ? css.Length - colon : end).ContainsAny(Conditions);
    }

    private static bool IsNumberStart(string css, int at, StringBuilder before)
    {
        if (!char.IsAsciiDigit(css[at]) && css[at] != '.')
            return false;
        var last = before.Length - 1;
        // A sign is not part of a word: "-1.50em", not "a-1".
        if (last >= 0 && before[last] is '-' or '+')
            last--;
        return last < 0 || (!IsWord(before[last]) && before[last] != '\\');
    }

    // 50.0% is 50%, and 0.50 is .5; but 1.0 is no whole number, as 1 is.
    private static string Shortest(Match number)
    {
        var (whole, fraction) = (number.Groups["whole"].Value, number.Groups["fraction"].Value.TrimEnd('0'));
        if (fraction.Length == 0)
            return number.Groups["unit"].Length > 0 ? whole.Length > 0 ? whole : "0" : number.Value;
        return $"{(whole == "0" ? "" : whole)}.{fraction}";
    }

    // With quotes where they change nothing.
    private static void AppendAddress(StringBuilder result, ReadOnlySpan<char> address, bool isRaw)
    {
        var text = address.Trim([' ', '\t', '\n', '\r', '\f']);
        if (isRaw || text.Length == 0 || text.IndexOfAny(NotInAddress) >= 0)
            result.Append('(').Append(address);
        else
            result.Append("(\"").Append(text).Append('"');
    }

    // CSS Values 4, 4.5: without quotes an address is one token, whatever stands in it.
    private static int? EndOfAddress(string css, int at, StringBuilder before)
    {
        if (before.Length < 3 || !before.ToString(before.Length - 3, 3).Equals("url", StringComparison.OrdinalIgnoreCase))
            return null;
        var first = css.AsSpan(at + 1).TrimStart();
        var end = css.IndexOf(')', at);
        return end < 0 || first.Length == 0 || first[0] is '"' or '\'' ? null : end;
    }

    // 0.8 is .8.
    private static bool IsBareFraction(string css, int at, StringBuilder before) =>
        at + 2 < css.Length && css[at + 1] == '.' && char.IsAsciiDigit(css[at + 2]) && (before.Length == 0 || !(IsWord(before[^1]) && before[^1] != '-') && before[^1] != '\\');

    // Either quote will do where there is nothing to escape.
    private static void AppendString(StringBuilder result, ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] == '"' || text[^1] != '\'' || text.IndexOfAny('"', '\\') >= 0)
            result.Append(text);
        else
            result.Append('"').Append(text[1..^1]).Append('"');
    }

    private static int EndOfString(string css, int at)
    {
        for (var end = at + 1; end < css.Length; end++)
        {
            if (css[end] == '\\')
                end++;
            else if (css[end] == css[at])
                return end + 1;
        }

        return css.Length;
    }

    [GeneratedRegex(@"\G#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})(?![\w\\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();

    // With a fraction and without an exponent; the rest is left as it is.
    [GeneratedRegex(@"\G(?<whole>[0-9]*)\.(?<fraction>[0-9]+)(?![0-9.]|e[+-]?[0-9])(?=(?<unit>[%A-Za-z])?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\G[ \t\n\r\f]*(?<name>-?[A-Za-z_][A-Za-z0-9_-]*)(?=[ \t\n\r\f\]])", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
