using System.Text;
using Gate.Core.Pages;

namespace Gate.Harness.Serving;

/// <summary>From the path of a request to a path within the site.</summary>
internal static class SitePath
{
    /// <param name="pathAndQuery">As sent: percent-encoded, starting with <c>/</c>.</param>
    /// <param name="prefix">The base address's path, decoded, starting and ending with <c>/</c>.</param>
    /// <returns>Decoded path relative to the root, or null: outside the prefix, or no path that a file can have.</returns>
    public static string? Resolve(string pathAndQuery, string prefix)
    {
        var query = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var decoded = Decode(query < 0 ? pathAndQuery : pathAndQuery[..query]);
        return decoded is not null && decoded.StartsWith(prefix, StringComparison.Ordinal) ? decoded[prefix.Length..] : null;
    }

    /// <summary>
    /// Percent-decoding to a path as <see cref="PathBytes"/> has it: bytes that are no UTF-8 (overlong forms among them) stay what they are. Null
    /// for an encoded slash and NUL, which no file name holds. A percent sign that starts no escape stands for itself, as browsers leave it.
    /// </summary>
    public static string? Decode(string path)
    {
        if (!path.AsSpan().ContainsAnyExceptInRange('\u0001', '\u007e'))
        {
            if (!path.Contains('%', StringComparison.Ordinal))
                return path;
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(path.Length)];
        var length = 0;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var value = (byte)((Convert.FromHexString(path.AsSpan(i + 1, 2))[0]));
                if (value is (byte)'/' or 0)
                    return null;
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                // The request line is read as Latin-1: one character, one byte.
                if (path[i] > '\u00ff')
                    return null;
                bytes[length++] = (byte)path[i];
            }
        }

        return PathBytes.Decode(bytes.AsSpan(0, length));
    }
}
