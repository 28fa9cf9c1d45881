using System.Text;
using System.Text.Unicode;

namespace Gate.Core.Markup;

/// <summary>
/// The encoding of a page's bytes, as the browser is served them here: a byte order mark, then the page's own declaration, then for HTML UTF-8
/// where the bytes are valid UTF-8, else windows-1252. Without any declaration Chromium guesses: what it may guess keeps every mark of
/// the markup where it is, but for ISO-2022-JP and UTF-16, which show themselves by bytes that no other page has.
/// </summary>
internal static class PageEncoding
{
    private const byte Escape = 0x1B;

    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="bytes">The page.</param>
    /// <param name="isXml">Served as XML.</param>
    /// <returns>The text without its byte order mark, the encoding's name, whether there was a mark, and why browsers may read something else, or null.</returns>
    public static (string Text, string Name, bool HasMark, string? Doubt) Decode(ReadOnlySpan<byte> bytes, bool isXml) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => (PlainUtf8.GetString(rest), "utf-8", true, null),
        [0xFE, 0xFF, .. var rest] => (Encoding.BigEndianUnicode.GetString(rest), "utf-16be", true, null),
        [0xFF, 0xFE, .. var rest] => (Encoding.Unicode.GetString(rest), "utf-16le", true, null),
        _ => Unmarked(bytes, isXml),
    };

    private static (string Text, string Name, bool HasMark, string? Doubt) Unmarked(ReadOnlySpan<byte> bytes, bool isXml)
    {
        var (declared, end) = DeclaredEncoding.Find(bytes, isXml);
        var name = declared ?? (isXml || Utf8.IsValid(bytes) ? "UTF-8" : "windows-1252");
        return (Text(name, bytes), name.ToLowerInvariant(), false, DoubtOf(bytes, declared, end, isXml));
    }

    private static string? DoubtOf(ReadOnlySpan<byte> bytes, string? declared, int end, bool isXml)
    {
        if (declared == EncodingLabels.Replacement)
            return "it declares an encoding that browsers do not read";
        if (bytes is [(byte)'<', 0, (byte)'?', 0, ..] or [0, (byte)'<', 0, (byte)'?', ..])
            return "it begins as UTF-16 without a byte order mark";
        return !isXml && (declared is null || end > DeclaredEncoding.Prescan) && bytes.Contains(Escape)
            ? $"it has escape characters (U+001B) and declares no encoding in its first {Words.Number(DeclaredEncoding.Prescan)} bytes: browsers may read it as ISO-2022-JP"
            : null;
    }

    private static string Text(string name, ReadOnlySpan<byte> bytes) => name switch
    {
        "UTF-8" => PlainUtf8.GetString(bytes),
        "GBK" or "gb18030" or "Big5" or "EUC-KR" or "EUC-JP" or "Shift_JIS" => DoubleByteText.Decode(name, bytes),
        "ISO-2022-JP" => IsoJapaneseText.Decode(bytes),
        _ => SingleByte(name).GetString(bytes),
    };

    private static Encoding SingleByte(string name) => name switch
    {
        // .NET has no tables for these: each byte stays told from each other, and marks of the markup are as they are.
        "ISO-8859-10" or "ISO-8859-14" or "ISO-8859-16" => Encoding.Latin1,
        "ISO-8859-8-I" => CodePagesEncodingProvider.Instance.GetEncoding(28598)!,
        "x-mac-cyrillic" => CodePagesEncodingProvider.Instance.GetEncoding(10007)!,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.Latin1,
    };
}
