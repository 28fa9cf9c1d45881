using System.Text;

namespace Gate.Core.Markup;

/// <summary>
/// Text of the East Asian encodings with one or two bytes a character, cut into characters as the Encoding standard does (10 to 12): a byte
/// that begins a character and is followed by none of its second bytes stands for itself, and gives an ASCII byte back. .NET's decoders swallow
/// it, and with it the end of a comment.
/// </summary>
internal static class DoubleByteText
{
    /// <summary>Characters for pairs that .NET does not know: each its own (private use plane 15).</summary>
    private const int Unknown = 0xF0000;

    /// <param name="name">Of the Encoding standard.</param>
    /// <param name="bytes">The text.</param>
    public static string Decode(string name, ReadOnlySpan<byte> bytes)
    {
        // The standard's decoder of GBK is that of gb18030; code pages of the same repertoire otherwise.
        var pages = CodePagesEncodingProvider.Instance.GetEncoding(
            name switch { "Shift_JIS" => 932, "EUC-JP" => 51932, "EUC-KR" => 949, "Big5" => 950, _ => 54936 },
            EncoderFallback.ReplacementFallback,
            new DecoderReplacementFallback("\uFFFD"))!;
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var ascii = Ascii(bytes);
            text.Append(Encoding.ASCII.GetString(bytes[..ascii]));
            bytes = bytes[ascii..];
            if (bytes.IsEmpty)
                break;
            var length = LengthOf(name, bytes);
            var decoded = length == 0 ? "\uFFFD" : pages.GetString(bytes[..length]);
            if (length > 1 && (decoded.Contains('\uFFFD', StringComparison.Ordinal) || decoded.AsSpan().ContainsAnyInRange('\0', '\u007F')))
            {
                decoded = char.ConvertFromUtf32(Unknown + ((bytes[length - 2] << 8 | bytes[length - 1]) & 0xFFFF));
                // A pair that is none gives its ASCII byte back.
                length = length == 2 && bytes[1] < 0x80 ? 1 : length;
            }

            text.Append(decoded);
            bytes = bytes[Math.Max(1, length)..];
        }

        return text.ToString();
    }

    private static int Ascii(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at ? at : bytes.Length;

    /// <summary>Bytes of the character that begins there; none where it is broken.</summary>
    private static int LengthOf(string name, ReadOnlySpan<byte> bytes)
    {
        var (lead, next) = (bytes[0], bytes.Length > 1 ? bytes[1] : (byte)0);
        return name switch
        {
            "Shift_JIS" => lead is 0x80 or (>= 0xA1 and <= 0xDF) ? 1 : Pair(lead is not 0xA0 and <= 0xFC && next is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC)),
            "EUC-JP" => lead == 0x8F && next is >= 0xA1 and <= 0xFE && bytes.Length > 2 && bytes[2] is >= 0xA1 and <= 0xFE ? 3
                : Pair((lead == 0x8E && next is >= 0xA1 and <= 0xDF) || (lead is >= 0xA1 and <= 0xFE && next is >= 0xA1 and <= 0xFE)),
            "EUC-KR" => Pair(lead is >= 0x81 and <= 0xFE && next is >= 0x41 and <= 0xFE),
            "Big5" => Pair(lead is >= 0x81 and <= 0xFE && next is (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE)),
            _ => lead == 0x80 ? 1
                : bytes is [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..] ? 4
                : Pair(lead is >= 0x81 and <= 0xFE && next is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE)),
        };

        static int Pair(bool isWhole) => isWhole ? 2 : 0;
    }
}
