using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Gate.Core.Markup;

/// <summary>
/// The encoding of a page's bytes, as the browser is served them here: a byte order mark, then the page's own declaration (HTML
/// standard, 13.2.3.2), then UTF-8 where the bytes are valid UTF-8, else windows-1252, which is what Chromium falls back to.
/// </summary>
internal static partial class PageEncoding
{
    /// <summary>As many bytes as a head with its declaration may be long; the standard asks for 1024, Chromium reads on.</summary>
    private const int Prescan = 4096;

    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <returns>The text without its byte order mark, the encoding's name, and whether there was a mark.</returns>
    public static (string Text, string Name, bool HasMark) Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => (PlainUtf8.GetString(rest), "utf-8", true),
        [0xFE, 0xFF, .. var rest] => (Encoding.BigEndianUnicode.GetString(rest), "utf-16be", true),
        [0xFF, 0xFE, .. var rest] => (Encoding.Unicode.GetString(rest), "utf-16le", true),
        _ => Unmarked(bytes),
    };

    private static (string Text, string Name, bool HasMark) Unmarked(ReadOnlySpan<byte> bytes)
    {
        var encoding = Declared(bytes) ?? (Utf8.IsValid(bytes) ? PlainUtf8 : Windows1252);
        return (encoding.GetString(bytes), encoding.WebName, false);
    }

    private static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)]);
        var match = Declaration().Match(head);
        return match.Success ? Named(match.Groups[1].Value) : null;
    }

    /// <summary>Labels of the Encoding standard that mean another encoding than they say; UTF-16 in a declaration means UTF-8.</summary>
    private static Encoding? Named(string label)
    {
        switch (label.Trim().ToLowerInvariant())
        {
            case "utf-8" or "utf8" or "utf-16" or "utf-16le" or "utf-16be" or "unicode":
                return PlainUtf8;
            case "iso-8859-1" or "latin1" or "latin-1" or "l1" or "ascii" or "us-ascii" or "windows-1252" or "cp1252":
                return Windows1252;
            case var other:
                try
                {
                    return CodePagesEncodingProvider.Instance.GetEncoding(other);
                }
                catch (ArgumentException)
                {
                    return null;
                }
        }
    }

    [GeneratedRegex("""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();
}
