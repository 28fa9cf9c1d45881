using System.Text;

namespace Gate.Core.Markup;

/// <summary>Takes the formatting out of CSS: comments, and white space where it separates nothing. Two texts with one result mean the same.</summary>
internal static class CssFormat
{
    /// <param name="css">A style sheet, or the declarations of a <c>style</c> attribute.</param>
    /// <param name="isDeclarations">Whether it begins inside a rule.</param>
    public static string Normalize(string css, bool isDeclarations)
    {
        var result = new StringBuilder(css.Length);
        var parentheses = 0;
        var isName = isDeclarations;
        var space = false;
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
                    result.Append(css, at, close - at);
                    at = close;
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
                    parentheses = 0;
                    isName = IsDeclaration(css, at + 1) ?? isDeclarations;
                }
                else if (character == ':')
                {
                    result.Append(':');
                    at++;
                    // After a property's colon space means nothing; in a selector it separates.
                    while (isName && at < css.Length && css[at] is ' ' or '\t' or '\n' or '\r' or '\f')
                        at++;
                    isName = false;
                    continue;
                }

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
}
