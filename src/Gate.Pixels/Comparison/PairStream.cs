using Gate.Pixels.Png;

namespace Gate.Pixels.Comparison;

/// <summary>Reads two files of one size and kind side by side, and stops at the first difference.</summary>
internal static class PairStream
{
    public static bool CanRead(PngStructure before, PngStructure after) =>
        TruecolourRows.CanRead(before) && TruecolourRows.CanRead(after) && before.Header == after.Header;

    public static bool AreEqual(PngStructure before, PngStructure after, Mask mask) =>
        before.Header.ColourType == PngColourType.Rgb ? AreEqual<RgbPixels>(before, after, mask) : AreEqual<RgbaPixels>(before, after, mask);

    private static bool AreEqual<TPixels>(PngStructure before, PngStructure after, Mask mask)
        where TPixels : struct, IFilteredPixels
    {
        SidedDecoding.Run(ImageSide.Before, before.CheckDataCanFill);
        SidedDecoding.Run(ImageSide.After, after.CheckDataCanFill);
        int width = before.Header.Width;
        int stride = 1 + (width * TPixels.BytesPerPixel);
        RowPair rows = new(width, mask);
        TruecolourRows.FillEdge<TPixels>(rows.LeftPrior);
        using FilteredBlocks left = new(before);
        using FilteredBlocks right = new(after);
        int y = 0;
        while (true)
        {
            ReadOnlySpan<byte> leftRows = Next(left, ImageSide.Before);
            ReadOnlySpan<byte> rightRows = Next(right, ImageSide.After);
            if (leftRows.IsEmpty)
                return true;

            for (int at = 0; at < leftRows.Length; at += stride, y++)
            {
                if (!rows.Take<TPixels>(leftRows.Slice(at, stride), rightRows.Slice(at, stride), y))
                    return false;
            }
        }
    }

    private static ReadOnlySpan<byte> Next(FilteredBlocks blocks, ImageSide side)
    {
        try
        {
            return blocks.Next();
        }
        catch (ImageFormatException e)
        {
            throw e.Of(side);
        }
    }

    /// <summary>The row in hand and the one above, of both images; the right ones only while they may differ from the left ones.</summary>
    private sealed class RowPair(int width, Mask mask)
    {
        private byte[] left = new byte[width * Raster.BytesPerPixel];
        private byte[] right = new byte[width * Raster.BytesPerPixel];
        private byte[] rightPrior = new byte[width * Raster.BytesPerPixel];
        private bool arePriorsEqual = true;

        public byte[] LeftPrior { get; private set; } = new byte[width * Raster.BytesPerPixel];

        /// <summary>Whether the rows are equal outside the mask.</summary>
        public bool Take<TPixels>(ReadOnlySpan<byte> leftFiltered, ReadOnlySpan<byte> rightFiltered, int y)
            where TPixels : struct, IFilteredPixels
        {
            PixelUnfilter.Undo<TPixels>(leftFiltered, LeftPrior, left, y);
            if (!arePriorsEqual || !leftFiltered.SequenceEqual(rightFiltered))
            {
                PixelUnfilter.Undo<TPixels>(rightFiltered, arePriorsEqual ? LeftPrior : rightPrior, right, y);
                arePriorsEqual = left.AsSpan().SequenceEqual(right);
                if (!arePriorsEqual && DiffersUnmasked(y))
                    return false;
            }

            (left, LeftPrior) = (LeftPrior, left);
            (right, rightPrior) = (rightPrior, right);
            return true;
        }

        private bool DiffersUnmasked(int y)
        {
            RowSegments unmasked = new(mask.Row(y), 0, width);
            while (unmasked.MoveNext())
            {
                if (RowDiff.Count(left, right, unmasked.Current) > 0)
                    return true;
            }

            return false;
        }
    }
}
