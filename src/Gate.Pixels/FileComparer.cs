using Gate.Pixels.Comparison;

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
}
