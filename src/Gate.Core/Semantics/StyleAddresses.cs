using System.Globalization;
using System.Text;

namespace Gate.Core.Semantics;

/// <summary>
/// The addresses that a style asks for, read by the tokens of CSS Syntax 3 with escapes and comments taken out: in <c>url()</c>, as strings of the functions
/// that take an address so, and after <c>@import</c>. A string elsewhere is a text or a selector.
/// </summary>
internal static class StyleAddresses
{
    private static readonly string[] TakeStrings = ["url", "src", "image", "image-set", "-webkit-image-set"];

    /// <param name="css">A style sheet, or the declarations of a <c>style</c> attribute.</param>
    public static IEnumerable<string> Read(string css)
    {
        // The functions around, an empty name for a parenthesis alone.
        var around = new Stack<string>();
        var rule = "";
        for (var at = 0; at < css.Length;)
        {
            var character = css[at];
            if (character == '/' && at + 1 < css.Length && css[at + 1] == '*')
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? css.Length : end + 2;
            }
            else if (character is '"' or '\'')
            {
                var text = String(css, ref at);
                if (around.TryPeek(out var function) ? rule != "namespace" && TakeStrings.Contains(function) : rule == "import")
                    yield return text;
            }
            else if (character == '@' || IsName(css, at))
            {
                at += character == '@' ? 1 : 0;
                var name = Name(css, ref at).ToLowerInvariant();
                if (character == '@')
                {
                    rule = name;
                }
                else if (at < css.Length && css[at] == '(')
                {
                    at = name == "url" ? AfterSpace(css, at + 1) : at + 1;
                    if (name != "url" || (at < css.Length && css[at] is '"' or '\''))
                        around.Push(name);
                    else if (Bare(css, ref at) is { Length: > 0 } address && rule != "namespace")
                        yield return address;
                }
            }
            else
            {
                if (character == '(')
                    around.Push("");
                else if (character == ')')
                    around.TryPop(out _);
                else if (character is ';' or '{' or '}')
                    rule = "";
                at++;
            }
        }
    }

    private static bool IsName(string css, int at) =>
        char.IsAsciiLetterOrDigit(css[at]) || css[at] is '-' or '_' or >= '\u0080' || (css[at] == '\\' && at + 1 < css.Length && css[at + 1] is not ('\n' or '\r' or '\f'));

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f';

    private static int AfterSpace(string css, int at)
    {
        while (at < css.Length && IsSpace(css[at]))
            at++;
        return at;
    }

    private static string Name(string css, ref int at)
    {
        var name = new StringBuilder();
        while (at < css.Length && IsName(css, at))
            Append(name, css, ref at);
        return name.ToString();
    }

    // Without quotes: up to the parenthesis, or the end. What has blanks or quotes within is no address to a browser, and may count here.
    private static string Bare(string css, ref int at)
    {
        var address = new StringBuilder();
        while (at < css.Length && css[at] != ')')
            Append(address, css, ref at);
        at++;
        return address.ToString().Trim();
    }

    private static string String(string css, ref int at)
    {
        var text = new StringBuilder();
        var quote = css[at++];
        // A line break ends a string that was not closed.
        while (at < css.Length && css[at] != quote && css[at] is not ('\n' or '\r' or '\f'))
            Append(text, css, ref at);
        at += at < css.Length && css[at] == quote ? 1 : 0;
        return text.ToString();
    }

    private static void Append(StringBuilder text, string css, ref int at)
    {
        if (css[at] != '\\' || at + 1 == css.Length)
        {
            text.Append(css[at++]);
            return;
        }

        var digits = ++at;
        while (at < css.Length && at < digits + 6 && char.IsAsciiHexDigit(css[at]))
            at++;
        if (at == digits)
        {
            // A line break after a backslash is none; any other character stands for itself.
            var isBreak = css[at] is '\n' or '\r' or '\f';
            at += css[at] == '\r' && at + 1 < css.Length && css[at + 1] == '\n' ? 1 : 0;
            if (!isBreak)
                text.Append(css[at]);
            at++;
            return;
        }

        var code = int.Parse(css.AsSpan(digits, at - digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        text.Append(Rune.IsValid(code) && code > 0 ? new Rune(code).ToString() : "\uFFFD");
        at += at < css.Length && IsSpace(css[at]) ? css[at] == '\r' && at + 1 < css.Length && css[at + 1] == '\n' ? 2 : 1 : 0;
    }
}
