using System.Runtime.Intrinsics;

namespace Gate.Pixels.Png;

/// <summary>Undoes row filters of 8-bit truecolour, from filtered bytes straight into RGBA. A vector path and its scalar twin give the same pixels.</summary>
internal static class PixelUnfilter
{
    /// <summary>Whether this machine takes the vector path, which counts on the first byte in memory being the lowest.</summary>
    public static bool IsVectorized => Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    /// <summary>Writes one row.</summary>
    /// <param name="row">Filter byte and filtered pixels.</param>
    /// <param name="prior">RGBA of the row above; for the first row, zero with alpha as <see cref="IFilteredPixels.Edge"/> has it.</param>
    /// <param name="rgba">RGBA of this row.</param>
    /// <param name="y">For the error message.</param>
    /// <exception cref="ImageFormatException">The filter byte is above 4.</exception>
    public static void Undo<TPixels>(ReadOnlySpan<byte> row, ReadOnlySpan<byte> prior, Span<byte> rgba, int y)
        where TPixels : struct, IFilteredPixels
    {
        if (row[0] > (byte)FilterType.Paeth)
            throw ByteUnfilter.Unknown(row[0], y);

        FilterType filter = (FilterType)row[0];
        int done = IsVectorized ? VectorUnfilter.Undo<TPixels>(filter, row[1..], prior, rgba) : 0;
        ScalarUnfilter.Undo<TPixels>(filter, row[1..], prior, rgba, done);
    }
}
