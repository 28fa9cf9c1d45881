namespace Gate.Pixels.Png;

/// <summary>Reads rows of any colour type and depth, interlaced or not: unfilters bytes in place, then turns samples into RGBA.</summary>
internal sealed class SampleRows(PngStructure structure, ImageData data)
{
    private readonly PngHeader header = structure.Header;
    private readonly SampleExpander expander = new(structure);

    public static void Read(PngStructure structure, Raster raster)
    {
        using ImageData data = new(structure);
        SampleRows rows = new(structure, data);
        if (structure.Header.Interlaced)
            rows.ReadInterlaced(raster);
        else
            rows.ReadInOrder(raster);
        data.Finish();
    }

    private void ReadInOrder(Raster raster)
    {
        int rowBytes = (int)header.RowBytes(header.Width);
        byte[] row = new byte[rowBytes + 1];
        byte[] prior = new byte[rowBytes + 1];
        for (int y = 0; y < header.Height; y++)
        {
            ReadRow(row, prior, y);
            expander.Expand(row.AsSpan(1), raster.WritableRow(y));
            (row, prior) = (prior, row);
        }
    }

    private void ReadInterlaced(Raster raster)
    {
        byte[] pixels = new byte[header.Width * Raster.BytesPerPixel];
        foreach (Adam7Pass pass in Adam7Pass.All)
        {
            ImageSize size = pass.SizeWithin(header.Size);
            if (size.Area == 0)
                continue;

            // The row above the first one of a pass counts as zero, as in an image of its own (9.2).
            int rowBytes = (int)header.RowBytes(size.Width);
            byte[] row = new byte[rowBytes + 1];
            byte[] prior = new byte[rowBytes + 1];
            for (int y = 0; y < size.Height; y++)
            {
                ReadRow(row, prior, y);
                expander.Expand(row.AsSpan(1), pixels.AsSpan(0, size.Width * Raster.BytesPerPixel));
                Scatter(pixels, raster.WritableRow(pass.Top + (y * pass.StepY)), pass, size.Width);
                (row, prior) = (prior, row);
            }
        }
    }

    private static void Scatter(ReadOnlySpan<byte> pixels, Span<byte> row, Adam7Pass pass, int width)
    {
        for (int x = 0; x < width; x++)
            pixels.Slice(x * Raster.BytesPerPixel, Raster.BytesPerPixel).CopyTo(row[((pass.Left + (x * pass.StepX)) * Raster.BytesPerPixel)..]);
    }

    private void ReadRow(byte[] row, byte[] prior, int y)
    {
        data.Read(row);
        ByteUnfilter.Undo(row[0], row.AsSpan(1), prior.AsSpan(1), header.FilterDistance, y);
    }
}
