using System.Buffers;

namespace Gate.Pixels.Png;

/// <summary>Reads 8-bit RGB and RGBA, not interlaced: what browsers write. Rows go from the inflater's buffer straight into the raster.</summary>
internal static class TruecolourRows
{
    public static bool CanRead(PngStructure structure) => structure.Header switch
    {
        { BitDepth: not 8 } or { Interlaced: true } => false,
        { ColourType: PngColourType.Rgba } => true,
        { ColourType: PngColourType.Rgb } => structure.Transparency.IsEmpty,
        _ => false,
    };

    public static void Read(PngStructure structure, Raster raster)
    {
        if (structure.Header.ColourType == PngColourType.Rgb)
            Read<RgbPixels>(structure, raster);
        else
            Read<RgbaPixels>(structure, raster);
    }

    /// <summary>Writes the row that stands above the first one.</summary>
    public static void FillEdge<TPixels>(Span<byte> rgba)
        where TPixels : struct, IFilteredPixels
    {
        for (int i = 0; i < rgba.Length; i++)
            rgba[i] = TPixels.Edge[i % Raster.BytesPerPixel];
    }

    private static void Read<TPixels>(PngStructure structure, Raster raster)
        where TPixels : struct, IFilteredPixels
    {
        int stride = 1 + (raster.Width * TPixels.BytesPerPixel);
        byte[] edge = ArrayPool<byte>.Shared.Rent(raster.Stride);
        try
        {
            FillEdge<TPixels>(edge.AsSpan(0, raster.Stride));
            using FilteredBlocks blocks = new(structure);
            int y = 0;
            for (ReadOnlySpan<byte> rows = blocks.Next(); !rows.IsEmpty; rows = blocks.Next())
            {
                for (int at = 0; at < rows.Length; at += stride, y++)
                {
                    ReadOnlySpan<byte> prior = y == 0 ? edge.AsSpan(0, raster.Stride) : raster.Row(y - 1);
                    PixelUnfilter.Undo<TPixels>(rows.Slice(at, stride), prior, raster.WritableRow(y), y);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(edge);
        }
    }
}
