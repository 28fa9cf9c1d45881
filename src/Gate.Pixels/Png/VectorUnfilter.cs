using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gate.Pixels.Png;

/// <summary>
/// Row filters undone with vectors: None and Up four pixels at a time without dependence, Sub as a running sum in two doubling steps,
/// Average and Paeth a pixel at a time, since each needs the one before.
/// </summary>
internal static class VectorUnfilter
{
    /// <summary>Writes as many pixels as vectors reach, from the left, and returns their number.</summary>
    public static int Undo<TPixels>(FilterType filter, ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> prior, Span<byte> rgba)
        where TPixels : struct, IFilteredPixels
    {
        // Every load takes 16 bytes and every kernel steps four pixels: count only steps whose loads end inside the row.
        int width = rgba.Length / Raster.BytesPerPixel;
        int reach = filtered.Length < 16 ? 0 : Math.Min(((filtered.Length - 16) / (4 * TPixels.BytesPerPixel)) + 1, width / 4) * 4;
        if (prior.Length < rgba.Length)
            throw new ArgumentException("the row above is shorter", nameof(prior));

        ref byte source = ref MemoryMarshal.GetReference(filtered);
        ref byte above = ref MemoryMarshal.GetReference(prior);
        ref byte target = ref MemoryMarshal.GetReference(rgba);
        switch (filter)
        {
            case FilterType.None:
                None<TPixels>(ref source, ref target, reach);
                break;
            case FilterType.Sub:
                Sub<TPixels>(ref source, ref target, reach);
                break;
            case FilterType.Up:
                Up<TPixels>(ref source, ref above, ref target, reach);
                break;
            case FilterType.Average:
                Average<TPixels>(ref source, ref above, ref target, reach);
                break;
            default:
                Paeth<TPixels>(ref source, ref above, ref target, reach);
                break;
        }

        return reach;
    }

    private static void None<TPixels>(ref byte source, ref byte target, int reach)
        where TPixels : struct, IFilteredPixels
    {
        for (int x = 0; x < reach; x += 4)
            (TPixels.LoadFour(ref source, x) | TPixels.Edge).StoreUnsafe(ref target, (nuint)(x * 4));
    }

    private static void Sub<TPixels>(ref byte source, ref byte target, int reach)
        where TPixels : struct, IFilteredPixels
    {
        Vector128<byte> left = TPixels.Edge;
        for (int x = 0; x < reach; x += 4)
        {
            Vector128<byte> pixels = TPixels.LoadFour(ref source, x);
            pixels += Vector128.Shuffle(pixels.AsUInt32(), Vector128.Create(uint.MaxValue, 0, 1, 2)).AsByte();
            pixels += Vector128.Shuffle(pixels.AsUInt32(), Vector128.Create(uint.MaxValue, uint.MaxValue, 0, 1)).AsByte();
            pixels += left;
            pixels.StoreUnsafe(ref target, (nuint)(x * 4));
            left = Vector128.Shuffle(pixels.AsUInt32(), Vector128.Create(3u)).AsByte();
        }
    }

    private static void Up<TPixels>(ref byte source, ref byte above, ref byte target, int reach)
        where TPixels : struct, IFilteredPixels
    {
        for (int x = 0; x < reach; x += 4)
            (TPixels.LoadFour(ref source, x) + Vector128.LoadUnsafe(ref above, (nuint)(x * 4))).StoreUnsafe(ref target, (nuint)(x * 4));
    }

    private static void Average<TPixels>(ref byte source, ref byte above, ref byte target, int reach)
        where TPixels : struct, IFilteredPixels
    {
        Vector128<byte> left = TPixels.Edge;
        for (int x = 0; x < reach; x++)
        {
            Vector128<byte> over = Pixel(ref above, x);

            // The mean rounded down, without a ninth bit: what both have, and half of what one has.
            Vector128<byte> half = Vector128.ShiftRightLogical(((left ^ over) & Vector128.Create((byte)0xFE)).AsUInt16(), 1).AsByte();
            left = Vector128.CreateScalar(TPixels.LoadOne(ref source, x)).AsByte() + (left & over) + half;
            Store(left, ref target, x);
        }
    }

    private static void Paeth<TPixels>(ref byte source, ref byte above, ref byte target, int reach)
        where TPixels : struct, IFilteredPixels
    {
        Vector128<short> left = Widen(TPixels.Edge);
        Vector128<short> overLeft = left;
        Vector128<short> low = Vector128.Create((short)0xFF);
        for (int x = 0; x < reach; x++)
        {
            // Differences first: the path from one pixel to the next is what takes the time.
            Vector128<short> over = Widen(Pixel(ref above, x));
            Vector128<short> overStep = over - overLeft;
            Vector128<short> leftStep = left - overLeft;
            Vector128<short> toLeft = Vector128.Abs(overStep);
            Vector128<short> toOver = Vector128.Abs(leftStep);
            Vector128<short> toOverLeft = Vector128.Abs(overStep + leftStep);
            Vector128<short> nearest = Vector128.Min(Vector128.Min(toLeft, toOver), toOverLeft);
            Vector128<short> predicted = Vector128.ConditionalSelect(
                Vector128.Equals(nearest, toLeft),
                left,
                Vector128.ConditionalSelect(Vector128.Equals(nearest, toOver), over, overLeft));
            left = (Widen(Vector128.CreateScalar(TPixels.LoadOne(ref source, x)).AsByte()) + predicted) & low;
            overLeft = over;
            Store(Vector128.Narrow(left.AsUInt16(), left.AsUInt16()), ref target, x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Widen(Vector128<byte> pixels) => Vector128.WidenLower(pixels).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Pixel(ref byte row, int x) => Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref row, x * 4))).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<byte> pixel, ref byte row, int x) => Unsafe.WriteUnaligned(ref Unsafe.Add(ref row, x * 4), pixel.AsUInt32().ToScalar());
}
