using Gate.Pixels.Comparison;
using Gate.Pixels.Png;

namespace Gate.Pixels;

/// <summary>Compares two PNG files, cheapest proof first.</summary>
public static class FileComparer
{
    /// <summary>
    /// Equal bytes are equal pictures without decoding, as long as the structure and every checksum are right: a damaged file is equal to
    /// nothing, itself included. Else both files are decoded side by side and compared in full. The caller disposes of the result.
    /// </summary>
    /// <exception cref="ImageFormatException">A file is malformed; <see cref="ImageFormatException.Side"/> says which.</exception>
    public static FileComparison Compare(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after, FileCompareOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (before.Span.SequenceEqual(after.Span))
        {
            PngHeader header = SidedDecoding.Run(ImageSide.Before, () => PngReader.Inspect(before, options.Limits));
            return new(EqualityProof.Bytes, EmptyDiff.Of(header.Size, options), null, null);
        }

        (Raster left, Raster right) = SidedDecoding.DecodeBoth(before, after, options.Limits);
        try
        {
            PixelDiff diff = PixelComparer.Compare(left, right, options.Mask, options.Settings);
            return new(diff.AreEqual ? EqualityProof.Pixels : EqualityProof.None, diff, left, right);
        }
        catch
        {
            left.Dispose();
            right.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Only whether the pictures are equal, with little memory: both files are read row by row at the same time until the first difference
    /// outside the mask. Rows whose filtered bytes are equal below equal rows are equal without unfiltering the second one.
    /// What comes after a difference is not read, so <c>false</c> says nothing about the soundness of the files; <c>true</c> does.
    /// </summary>
    /// <exception cref="ImageFormatException">A file is malformed, as far as it was read.</exception>
    public static bool AreEqual(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after, FileCompareOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        PngStructure left = SidedDecoding.Run(ImageSide.Before, () => PngStructure.Read(before, options.Limits));
        if (before.Span.SequenceEqual(after.Span))
            return true;

        PngStructure right = SidedDecoding.Run(ImageSide.After, () => PngStructure.Read(after, options.Limits));
        if (left.Header.Size != right.Header.Size)
            return false;
        if (PairStream.CanRead(left, right))
            return PairStream.AreEqual(left, right, options.Mask);

        using FileComparison full = Compare(before, after, options with { Settings = new() { Histogram = false } });
        return full.Diff.AreEqual;
    }
}
