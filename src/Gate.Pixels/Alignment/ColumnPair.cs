using System.Numerics;
using System.Runtime.InteropServices;

namespace Gate.Pixels.Alignment;

/// <summary>The columns of a band of rows whose pixels changed: the same question as for rows, turned by a right angle.</summary>
internal sealed class ColumnPair(Raster before, Raster after, RowBand band, Mask mask) : ILinePair
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private readonly int width = Math.Min(before.Width, after.Width);

    public int AfterLines => width;

    public ulong[] BeforeHashes() => Hashes(before, band.Before);

    public ulong[] AfterHashes() => Hashes(after, band.After);

    /// <inheritdoc/>
    public long Count(int beforeLine, int afterLine)
    {
        long differing = 0;
        for (int i = 0; i < band.Before.Length; i++)
        {
            int left = band.Before.Start + i;
            int right = band.After.Start + i;
            if (Pixels(before, left)[beforeLine] != Pixels(after, right)[afterLine] && !mask.Covers(beforeLine, left) && !mask.Covers(afterLine, right))
                differing++;
        }

        return differing;
    }

    /// <inheritdoc/>
    public bool IsPlain(int beforeLine)
    {
        uint first = Pixels(before, band.Before.Start)[beforeLine];
        for (int y = band.Before.Start + 1; y < band.Before.End; y++)
        {
            if (Pixels(before, y)[beforeLine] != first)
                return false;
        }

        return true;
    }

    private static ReadOnlySpan<uint> Pixels(Raster image, int y) => MemoryMarshal.Cast<byte, uint>(image.Row(y));

    private ulong[] Hashes(Raster image, RowRange rows)
    {
        ulong[] hashes = new ulong[width];
        for (int y = rows.Start; y < rows.End; y++)
        {
            ReadOnlySpan<uint> pixels = Pixels(image, y)[..width];
            for (int x = 0; x < pixels.Length; x++)
                hashes[x] = BitOperations.RotateLeft((hashes[x] ^ pixels[x]) * Factor, 29);
        }

        return hashes;
    }
}
