namespace Gate.Pixels.Png;

/// <summary>The scalar twin of <see cref="VectorUnfilter"/>; also finishes the last pixels of its rows.</summary>
internal static class ScalarUnfilter
{
    /// <summary>Writes the pixels from column <paramref name="start"/> on.</summary>
    public static void Undo<TPixels>(FilterType filter, ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> prior, Span<byte> rgba, int start)
        where TPixels : struct, IFilteredPixels
    {
        int size = TPixels.BytesPerPixel;
        for (int to = start * Raster.BytesPerPixel, from = start * size; to < rgba.Length; to += Raster.BytesPerPixel, from += size)
        {
            rgba[to + 3] = byte.MaxValue;
            for (int channel = 0; channel < size; channel++)
            {
                byte left = to == 0 ? (byte)0 : rgba[to - Raster.BytesPerPixel + channel];
                byte above = prior[to + channel];
                byte aboveLeft = to == 0 ? (byte)0 : prior[to - Raster.BytesPerPixel + channel];
                rgba[to + channel] = (byte)(filtered[from + channel] + Predict(filter, left, above, aboveLeft));
            }
        }
    }

    private static int Predict(FilterType filter, byte left, byte above, byte aboveLeft) => filter switch
    {
        FilterType.None => 0,
        FilterType.Sub => left,
        FilterType.Up => above,
        FilterType.Average => (left + above) / 2,
        _ => ByteUnfilter.Paeth(left, above, aboveLeft),
    };
}
