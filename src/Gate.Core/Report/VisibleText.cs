using System.Globalization;
using System.Text;

namespace Gate.Core.Report;

/// <summary>
/// Text of pages for people's eyes: what has no look of its own, or changes the look of its neighbours, is spelled out as
/// <c>⟨U+202E⟩</c>. So a file name cannot reverse a line, and a no-break space does not pass for a space.
/// </summary>
internal static class VisibleText
{
    /// <summary>The same text with every invisible code point spelled out; surrogates without a partner count as such.</summary>
    public static string Of(string text)
    {
        var start = FirstInvisible(text);
        if (start < 0)
            return text;
        var visible = new StringBuilder(text, 0, start, text.Length + 32);
        for (var i = start; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                Spell(visible, text[i++]);
                continue;
            }

            if (IsInvisible(rune))
                Spell(visible, rune.Value);
            else
                visible.Append(text, i, rune.Utf16SequenceLength);
            i += rune.Utf16SequenceLength;
        }

        return visible.ToString();
    }

    /// <summary>At most <paramref name="max"/> characters, at least 1: a long middle becomes <c>…</c>, both ends stay.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var head = max * 2 / 3;
        var tail = max - head - 1;
        if (head > 0 && char.IsHighSurrogate(text[head - 1]))
            head--;
        var from = text.Length - tail;
        if (tail > 0 && char.IsLowSurrogate(text[from]))
            from++;
        return $"{text.AsSpan(0, head)}…{text.AsSpan(from)}";
    }

    private static int FirstInvisible(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || IsInvisible(rune))
                return i;
            i += rune.Utf16SequenceLength;
        }

        return -1;
    }

    // Cf holds the bidi controls, zero-width characters, soft hyphen, BOM and the tag characters; the variation selectors and the
    // Hangul fillers are invisible too, though Unicode files them under Mn and Lo.
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.SpaceSeparator => rune.Value != ' ',
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        _ => rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF),
    };

    private static void Spell(StringBuilder to, int codePoint) => to.Append(CultureInfo.InvariantCulture, $"⟨U+{codePoint:X4}⟩");
}
