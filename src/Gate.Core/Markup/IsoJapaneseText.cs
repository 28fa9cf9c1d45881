using System.Text;

namespace Gate.Core.Markup;

/// <summary>Text of ISO-2022-JP (Encoding standard, 12.2): seven bits, and escape sequences that say what they stand for.</summary>
internal static class IsoJapaneseText
{
    private enum Set
    {
        Ascii,
        Roman,
        Katakana,
        Pairs,
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var pages = CodePagesEncodingProvider.Instance.GetEncoding(51932)!;
        var text = new StringBuilder(bytes.Length);
        var set = Set.Ascii;
        var hasOutput = false;
        for (var at = 0; at < bytes.Length;)
        {
            var rest = bytes[at..];
            if (Escaped(rest) is { } next)
            {
                // Two escape sequences with nothing between them are an error.
                if (hasOutput)
                    text.Append('\uFFFD');
                (set, hasOutput) = (next, true);
                at += 3;
                continue;
            }

            hasOutput = false;
            var isPair = set == Set.Pairs && rest is [>= 0x21 and <= 0x7E, >= 0x21 and <= 0x7E, ..];
            // A first byte of a pair takes whatever follows with it, but for an escape character.
            var isBroken = set == Set.Pairs && !isPair && rest is [>= 0x21 and <= 0x7E, not 0x1B, ..];
            text.Append(isPair ? pages.GetString([(byte)(rest[0] | 0x80), (byte)(rest[1] | 0x80)]) : isBroken ? "\uFFFD" : One(set, rest[0]).ToString());
            at += isPair || isBroken ? 2 : 1;
        }

        return text.ToString();
    }

    private static Set? Escaped(ReadOnlySpan<byte> rest) => rest switch
    {
        [0x1B, (byte)'(', (byte)'B', ..] => Set.Ascii,
        [0x1B, (byte)'(', (byte)'J', ..] => Set.Roman,
        [0x1B, (byte)'(', (byte)'I', ..] => Set.Katakana,
        [0x1B, (byte)'$', (byte)'@' or (byte)'B', ..] => Set.Pairs,
        _ => null,
    };

    private static char One(Set set, byte value) => (set, value) switch
    {
        (Set.Katakana, >= 0x21 and <= 0x5F) => (char)(0xFF61 - 0x21 + value),
        (Set.Katakana or Set.Pairs, _) => '\uFFFD',
        (_, 0x0E or 0x0F or 0x1B or >= 0x80) => '\uFFFD',
        (Set.Roman, 0x5C) => '\u00A5',
        (Set.Roman, 0x7E) => '\u203E',
        _ => (char)value,
    };
}
