using System.Runtime.InteropServices;
using Gate.Pixels.Comparison;

namespace Gate.Pixels.Alignment;

/// <summary>Two images whose rows are compared at different heights: a position is masked where either row masks it.</summary>
internal sealed class AlignedPair(Raster before, Raster after, Mask mask) : ILinePair
{
    public int Width { get; } = Math.Min(before.Width, after.Width);

    public int AfterLines => after.Height;

    /// <inheritdoc/>
    public long Count(int beforeRow, int afterRow)
    {
        long differing = 0;
        RowSegments outer = new(mask.Row(beforeRow), 0, Width);
        while (outer.MoveNext())
        {
            RowSegments inner = new(mask.Row(afterRow), outer.Current.Start, outer.Current.End);
            while (inner.MoveNext())
                differing += RowDiff.Count(before.Row(beforeRow), after.Row(afterRow), inner.Current);
        }

        return differing;
    }

    /// <summary>Their spans.</summary>
    public void Scan(int beforeRow, int afterRow, DiffSpanRow row)
    {
        RowSegments outer = new(mask.Row(beforeRow), 0, Width);
        while (outer.MoveNext())
        {
            RowSegments inner = new(mask.Row(afterRow), outer.Current.Start, outer.Current.End);
            while (inner.MoveNext())
                RowDiff.Scan(before.Row(beforeRow), after.Row(afterRow), inner.Current, row, []);
        }
    }

    /// <inheritdoc/>
    public bool IsPlain(int beforeRow)
    {
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(before.Row(beforeRow))[..Width];
        return pixels.IndexOfAnyExcept(pixels[0]) < 0;
    }
}
