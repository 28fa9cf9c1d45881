using System.Text.Unicode;
using Gate.Core.Markup;

namespace Gate.Harness.Serving;

/// <summary>
/// Whether <c>charset=utf-8</c> is said for a text file. A byte order mark beats the header, and the header beats the page's
/// own declaration (HTML standard, 13.2.3.2): so nothing is said where the page speaks for itself, and where it does not, bytes
/// that are valid UTF-8 are named so, as the usual static hosts do. Other bytes are left to the browser.
/// </summary>
internal static class TextEncodings
{
    /// <summary>Bytes looked at; a text of another encoding shows itself long before.</summary>
    public const int Window = DeclaredEncoding.Window;

    /// <param name="start">The first bytes of the file, up to <see cref="Window"/>.</param>
    /// <param name="isWhole">Whether these are all; else a character cut at the end is no error.</param>
    /// <param name="isHtml">Whether a <c>meta</c> element or an XML declaration can declare an encoding.</param>
    public static bool NeedsUtf8(ReadOnlySpan<byte> start, bool isWhole, bool isHtml)
    {
        if (HasByteOrderMark(start) || (isHtml && DeclaredEncoding.Of(start, isXml: false) is not null))
            return false;
        return Utf8.IsValid(isWhole ? start : WithoutCutCharacter(start));
    }

    private static bool HasByteOrderMark(ReadOnlySpan<byte> start) =>
        start is [0xEF, 0xBB, 0xBF, ..] or [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..];

    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            if (bytes[^back] < 0x80)
                break;
            if (bytes[^back] >= 0xC0)
                return bytes[..^back];
        }

        return bytes;
    }
}
