using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gate.Pixels.Comparison;

/// <summary>The hot loop: finds the differing pixels of a pair of rows. A vector path and its scalar twin give the same answers.</summary>
internal static class RowDiff
{
    private const int Lanes = 8;

    /// <summary>Below this gap the eight pixels of a vector may belong to two spans, which the vector path does not tell apart.</summary>
    private const int SmallestVectorGap = Lanes - 2;

    /// <summary>Whether this machine takes the vector path.</summary>
    public static bool IsVectorized => Vector128.IsHardwareAccelerated;

    /// <summary>Adds the differing pixels of columns <c>[start, end)</c> to <paramref name="row"/>, and their deltas to <paramref name="histogram"/> (4 × 256 counters, or empty for none).</summary>
    public static void Scan(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, PixelSpan columns, DiffSpanRow row, Span<long> histogram)
    {
        if (IsVectorized && row.Gap >= SmallestVectorGap)
            ScanVector(before, after, columns, row, histogram);
        else
            ScanScalar(before, after, columns, row, histogram);
    }

    /// <summary>Counts the differing pixels of columns <c>[start, end)</c>.</summary>
    public static int Count(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, PixelSpan columns) =>
        IsVectorized ? CountVector(before, after, columns) : CountScalar(before, after, columns);

    public static void ScanScalar(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, PixelSpan columns, DiffSpanRow row, Span<long> histogram)
    {
        ReadOnlySpan<uint> left = MemoryMarshal.Cast<byte, uint>(before);
        ReadOnlySpan<uint> right = MemoryMarshal.Cast<byte, uint>(after);
        for (int x = columns.Start; x < columns.End; x++)
        {
            if (left[x] == right[x])
                continue;

            int at = x * Raster.BytesPerPixel;
            int red = Math.Abs(before[at] - after[at]);
            int green = Math.Abs(before[at + 1] - after[at + 1]);
            int blue = Math.Abs(before[at + 2] - after[at + 2]);
            int alpha = Math.Abs(before[at + 3] - after[at + 3]);
            row.Add(x, x + 1, 1, Math.Max(Math.Max(red, green), Math.Max(blue, alpha)));
            if (histogram.IsEmpty)
                continue;
            histogram[red]++;
            histogram[DeltaHistogram.Deltas + green]++;
            histogram[(2 * DeltaHistogram.Deltas) + blue]++;
            histogram[(3 * DeltaHistogram.Deltas) + alpha]++;
        }
    }

    public static int CountScalar(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, PixelSpan columns)
    {
        ReadOnlySpan<uint> left = MemoryMarshal.Cast<byte, uint>(before)[columns.Start..columns.End];
        ReadOnlySpan<uint> right = MemoryMarshal.Cast<byte, uint>(after)[columns.Start..columns.End];
        int differing = 0;
        for (int x = 0; x < left.Length; x++)
            differing += left[x] == right[x] ? 0 : 1;
        return differing;
    }

    public static void ScanVector(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, PixelSpan columns, DiffSpanRow row, Span<long> histogram)
    {
        // Slicing first proves that every load below lies inside both rows.
        ReadOnlySpan<uint> left = MemoryMarshal.Cast<byte, uint>(before)[columns.Start..columns.End];
        ReadOnlySpan<uint> right = MemoryMarshal.Cast<byte, uint>(after)[columns.Start..columns.End];
        ref uint a = ref MemoryMarshal.GetReference(left);
        ref uint b = ref MemoryMarshal.GetReference(right);

        int x = 0;
        while (x <= left.Length - Lanes)
        {
            if (x <= left.Length - (4 * Lanes) && AreEqual(ref a, ref b, (nuint)x))
            {
                x += 4 * Lanes;
                continue;
            }

            Vector256<uint> leftPixels = Vector256.LoadUnsafe(ref a, (nuint)x);
            Vector256<uint> rightPixels = Vector256.LoadUnsafe(ref b, (nuint)x);
            uint differing = ~Vector256.Equals(leftPixels, rightPixels).ExtractMostSignificantBits() & 0xFF;
            if (differing != 0)
            {
                Vector256<byte> deltas = Deltas(leftPixels.AsByte(), rightPixels.AsByte());
                int first = columns.Start + x + BitOperations.TrailingZeroCount(differing);
                int last = columns.Start + x + BitOperations.Log2(differing);
                row.Add(first, last + 1, BitOperations.PopCount(differing), Largest(deltas));
                if (!histogram.IsEmpty)
                    Tally(histogram, deltas, differing);
            }

            x += Lanes;
        }

        ScanScalar(before, after, columns with { Start = columns.Start + x }, row, histogram);
    }

    public static int CountVector(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, PixelSpan columns)
    {
        ReadOnlySpan<uint> left = MemoryMarshal.Cast<byte, uint>(before)[columns.Start..columns.End];
        ReadOnlySpan<uint> right = MemoryMarshal.Cast<byte, uint>(after)[columns.Start..columns.End];
        ref uint a = ref MemoryMarshal.GetReference(left);
        ref uint b = ref MemoryMarshal.GetReference(right);

        // Each lane collects -1 for an equal pixel: one subtraction a vector, one sum at the end.
        Vector256<uint> equal = Vector256<uint>.Zero;
        int x = 0;
        for (; x <= left.Length - Lanes; x += Lanes)
            equal -= Vector256.Equals(Vector256.LoadUnsafe(ref a, (nuint)x), Vector256.LoadUnsafe(ref b, (nuint)x));

        int differing = x - (int)Vector256.Sum(equal);
        return differing + CountScalar(before, after, columns with { Start = columns.Start + x });
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreEqual(ref uint a, ref uint b, nuint x)
    {
        Vector256<uint> apart =
            (Vector256.LoadUnsafe(ref a, x) ^ Vector256.LoadUnsafe(ref b, x))
            | (Vector256.LoadUnsafe(ref a, x + Lanes) ^ Vector256.LoadUnsafe(ref b, x + Lanes))
            | (Vector256.LoadUnsafe(ref a, x + (2 * Lanes)) ^ Vector256.LoadUnsafe(ref b, x + (2 * Lanes)))
            | (Vector256.LoadUnsafe(ref a, x + (3 * Lanes)) ^ Vector256.LoadUnsafe(ref b, x + (3 * Lanes)));
        return apart == Vector256<uint>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Deltas(Vector256<byte> left, Vector256<byte> right) => Vector256.Max(left, right) - Vector256.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Largest(Vector256<byte> deltas)
    {
        Vector128<byte> max = Vector128.Max(deltas.GetLower(), deltas.GetUpper());
        max = Vector128.Max(max, Vector128.ShiftRightLogical(max.AsUInt64(), 32).AsByte());
        max = Vector128.Max(max, Vector128.ShiftRightLogical(max.AsUInt64(), 16).AsByte());
        max = Vector128.Max(max, Vector128.ShiftRightLogical(max.AsUInt64(), 8).AsByte());
        return Math.Max(max.GetElement(0), max.GetElement(8));
    }

    private static void Tally(Span<long> histogram, Vector256<byte> deltas, uint differing)
    {
        Vector256<uint> pixels = deltas.AsUInt32();
        if (differing == 0xFF && pixels == Vector256.Create(pixels.ToScalar()))
        {
            // A flat area that changed colour: one step for all eight.
            Tally(histogram, pixels.ToScalar(), Lanes);
            return;
        }

        for (; differing != 0; differing &= differing - 1)
            Tally(histogram, pixels.GetElement(BitOperations.TrailingZeroCount(differing)), 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tally(Span<long> histogram, uint pixel, int count)
    {
        if (!BitConverter.IsLittleEndian)
            pixel = BinaryPrimitives.ReverseEndianness(pixel);

        // A byte cannot leave its 256 counters, and the slice proves that there are four times as many.
        ref long counter = ref MemoryMarshal.GetReference(histogram[..(4 * DeltaHistogram.Deltas)]);
        Unsafe.Add(ref counter, (nuint)(byte)pixel) += count;
        Unsafe.Add(ref counter, DeltaHistogram.Deltas + (nuint)(byte)(pixel >> 8)) += count;
        Unsafe.Add(ref counter, (2 * DeltaHistogram.Deltas) + (nuint)(byte)(pixel >> 16)) += count;
        Unsafe.Add(ref counter, (3 * DeltaHistogram.Deltas) + (nuint)(pixel >> 24)) += count;
    }
}
