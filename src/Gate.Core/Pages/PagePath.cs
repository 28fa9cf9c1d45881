using System.Text;

namespace Gate.Core.Pages;

/// <summary>Percent-encoding of page addresses (URL standard, path percent-encode set).</summary>
internal static class PagePath
{
    /// <summary>Left as they are in a path, beside letters and digits: what browsers leave too, so that <c>location.href</c> reads as usual.</summary>
    private const string Plain = "-._~!$&'()*+,;=@/";

    /// <param name="decoded">Decoded path relative to the site's base, with <c>/</c>.</param>
    /// <returns>An address for <see cref="PageEntry"/>; a colon in the first segment is encoded, or it would read as a scheme.</returns>
    public static string Encode(string decoded)
    {
        var address = new StringBuilder(decoded.Length);
        var isFirstSegment = true;
        foreach (var value in PathBytes.Encode(decoded))
        {
            var character = (char)value;
            isFirstSegment &= character != '/';
            if (char.IsAsciiLetterOrDigit(character) || Plain.Contains(character, StringComparison.Ordinal) || (character == ':' && !isFirstSegment))
                address.Append(character);
            else
                address.Append('%').Append(Convert.ToHexString([value]));
        }

        return address.ToString();
    }

    /// <summary>The same for what is to be a file; null for an encoded slash or NUL, which no file has in its name.</summary>
    public static string? DecodeOfFile(string path) =>
        path.Contains("%2F", StringComparison.OrdinalIgnoreCase) || path.Contains("%00", StringComparison.Ordinal) ? null : Decode(path);

    /// <summary>
    /// Undoes percent-encoding to a path as <see cref="PathBytes"/> has it; a <c>%</c> that starts no escape stands for itself.
    /// </summary>
    public static string Decode(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal))
            return path;
        var bytes = new List<byte>(path.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                bytes.Add(Convert.FromHexString(path.AsSpan(i + 1, 2))[0]);
                i += 2;
                continue;
            }

            var rune = Rune.TryGetRuneAt(path, i, out var whole) ? whole : Rune.ReplacementChar;
            bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
            i += rune.Utf16SequenceLength - 1;
        }

        return PathBytes.Decode(bytes.ToArray());
    }
}
