using System.Globalization;

namespace Gate.Harness.Serving;

/// <summary>One range of bytes, half-open (RFC 9110, 14).</summary>
internal readonly record struct ByteRange(long Start, long End)
{
    public long Length => End - Start;

    /// <summary>Reads a <c>Range</c> header.</summary>
    /// <returns>
    /// Null for what is to be ignored: no header, another unit, several ranges, nonsense. A range with no bytes in it where the
    /// header is well formed and cannot be met (416).
    /// </returns>
    public static ByteRange? Parse(string? header, long total)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
            return null;
        var parts = header["bytes=".Length..].Split('-');
        if (parts.Length != 2 || header.Contains(',', StringComparison.Ordinal))
            return null;
        if (parts[0].Length == 0)
        {
            return Number(parts[1]) is not { } suffix ? null : suffix == 0 || total == 0 ? default(ByteRange) : new ByteRange(Math.Max(0, total - suffix), total);
        }

        if (Number(parts[0]) is not { } first)
            return null;
        if (parts[1].Length == 0)
            return first < total ? new ByteRange(first, total) : default(ByteRange);
        if (Number(parts[1]) is not { } last || last < first)
            return null;
        return first < total ? new ByteRange(first, Math.Min(last, total - 1) + 1) : default(ByteRange);
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue ? number : null;
}
