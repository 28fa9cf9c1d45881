using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Gate.Core.Markup;

/// <summary>Character references (HTML standard, 13.2.5.72 and following).</summary>
internal static class CharacterReferences
{
    /// <summary>The longest name is <c>CounterClockwiseContourIntegral;</c>.</summary>
    private const int LongestName = 32;

    /// <summary>What numbers 0x80 to 0x9F mean (13.2.5.84): the characters of windows-1252.</summary>
    private const string Controls = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static string Decode(string text, bool isAttribute)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
            return text;
        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '&' && (Numeric(text, at) ?? Named(text, at, isAttribute)) is var (value, length))
            {
                decoded.Append(value);
                at += length;
            }
            else
            {
                decoded.Append(text[at++]);
            }
        }

        return decoded.ToString();
    }

    private static (string Value, int Length)? Numeric(string text, int at)
    {
        if (at + 2 >= text.Length || text[at + 1] != '#')
            return null;
        var isHex = text[at + 2] is 'x' or 'X';
        var start = at + (isHex ? 3 : 2);
        var end = start;
        while (end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        if (end == start)
            return null;
        var isKnown = int.TryParse(text.AsSpan(start, end - start), isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        var length = end - at + (end < text.Length && text[end] == ';' ? 1 : 0);
        if (isKnown && code is >= 0x80 and < 0xA0)
            return (Controls[code - 0x80].ToString(), length);
        return (isKnown && code != 0 && Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD", length);
    }

    private static (string Value, int Length)? Named(string text, int at, bool isAttribute)
    {
        var end = at + 1;
        while (end < text.Length && end - at <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end == at + 1)
            return null;
        if (end < text.Length && text[end] == ';' && HtmlEntityProvider.Resolver.GetSymbol(text[(at + 1)..(end + 1)]) is { } whole)
            return (whole, end + 1 - at);
        // Old names stand without a semicolon; in an attribute not before a letter, a digit or an equals sign ("?a=1&copy=2").
        for (var cut = end; cut > at + 2; cut--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(text[(at + 1)..cut]) is not { } old)
                continue;
            var isPartOfWord = cut < text.Length && (text[cut] == '=' || char.IsAsciiLetterOrDigit(text[cut]));
            return isAttribute && isPartOfWord ? null : (old, cut - at);
        }

        return null;
    }
}
