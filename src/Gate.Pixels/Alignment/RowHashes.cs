using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gate.Pixels.Alignment;

/// <summary>
/// A 64-bit hash of every row, masked positions taken as zero. Only a way to find candidates: rows that an alignment calls equal are
/// compared byte by byte afterwards, so a hash that somebody made collide costs time, never truth.
/// </summary>
internal static class RowHashes
{
    private const ulong Factor1 = 0x9E3779B97F4A7C15;
    private const ulong Factor2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Factor3 = 0x165667B19E3779F9;
    private const ulong Factor4 = 0xD6E8FEB86659FD93;

    /// <summary>One hash a row, over the first <paramref name="width"/> px.</summary>
    public static ulong[] Compute(Raster image, int width, Mask mask)
    {
        ulong[] hashes = new ulong[image.Height];
        byte[] scratch = mask.IsEmpty ? [] : new byte[width * Raster.BytesPerPixel];
        for (int y = 0; y < hashes.Length; y++)
        {
            ReadOnlySpan<byte> row = image.Row(y)[..(width * Raster.BytesPerPixel)];
            ReadOnlySpan<PixelSpan> masked = mask.Row(y);
            if (!masked.IsEmpty)
            {
                row.CopyTo(scratch);
                foreach (PixelSpan span in masked)
                {
                    int start = Math.Clamp(span.Start, 0, width);
                    int end = Math.Clamp(span.End, 0, width);
                    scratch.AsSpan(start * Raster.BytesPerPixel, (end - start) * Raster.BytesPerPixel).Clear();
                }

                row = scratch;
            }

            hashes[y] = Hash(row);
        }

        return hashes;
    }

    /// <summary>Four independent chains of multiplications, so that their latencies overlap.</summary>
    internal static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        (ulong a, ulong b, ulong c, ulong d) = (Factor4, Factor3, Factor2, Factor1);
        int i = 0;
        for (; i <= words.Length - 4; i += 4)
        {
            a = Mix(a, words[i], Factor1);
            b = Mix(b, words[i + 1], Factor2);
            c = Mix(c, words[i + 2], Factor3);
            d = Mix(d, words[i + 3], Factor4);
        }

        for (; i < words.Length; i++)
            a = Mix(a, words[i], Factor1);
        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
            b = Mix(b, rest, Factor2);
        return Mix(Mix(a, b, Factor3), Mix(c, d, Factor4), Factor1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong word, ulong factor) => BitOperations.RotateLeft((hash ^ word) * factor, 29);
}
