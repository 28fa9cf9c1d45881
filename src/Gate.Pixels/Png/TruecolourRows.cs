using System.Buffers;

namespace Gate.Pixels.Png;

/// <summary>Reads 8-bit RGB and RGBA, not interlaced: what browsers write. Rows go from the inflater's buffer straight into the raster.</summary>
internal sealed class TruecolourRows(PngStructure structure, ImageData data)
{
    /// <summary>Bytes inflated at a time: stays in the second-level cache until the rows are unfiltered.</summary>
    private const int BlockBytes = 128 * 1024;

    private readonly PngHeader header = structure.Header;

    public static bool CanRead(PngStructure structure) => structure.Header switch
    {
        { BitDepth: not 8 } or { Interlaced: true } => false,
        { ColourType: PngColourType.Rgba } => true,
        { ColourType: PngColourType.Rgb } => structure.Transparency.IsEmpty,
        _ => false,
    };

    public void Read(Raster raster)
    {
        if (header.ColourType == PngColourType.Rgb)
            Read<RgbPixels>(raster);
        else
            Read<RgbaPixels>(raster);
    }

    private void Read<TPixels>(Raster raster)
        where TPixels : struct, IFilteredPixels
    {
        int stride = 1 + (header.Width * TPixels.BytesPerPixel);
        int rowsPerBlock = Math.Clamp(BlockBytes / stride, 1, header.Height);
        byte[] block = ArrayPool<byte>.Shared.Rent(rowsPerBlock * stride);
        byte[] edge = ArrayPool<byte>.Shared.Rent(raster.Stride);
        try
        {
            for (int i = 0; i < raster.Stride; i++)
                edge[i] = TPixels.Edge[i % 4];

            for (int top = 0; top < header.Height; top += rowsPerBlock)
            {
                int rows = Math.Min(rowsPerBlock, header.Height - top);
                data.Read(block.AsSpan(0, rows * stride));
                for (int y = top; y < top + rows; y++)
                {
                    ReadOnlySpan<byte> prior = y == 0 ? edge.AsSpan(0, raster.Stride) : raster.Row(y - 1);
                    PixelUnfilter.Undo<TPixels>(block.AsSpan((y - top) * stride, stride), prior, raster.WritableRow(y), y);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
            ArrayPool<byte>.Shared.Return(edge);
        }
    }
}
