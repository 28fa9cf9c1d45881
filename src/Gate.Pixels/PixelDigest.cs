using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gate.Pixels;

/// <summary>Digests of pictures, not of files: <c>sha256:</c> and 64 lower-case hex digits.</summary>
public static class PixelDigest
{
    /// <summary>SHA-256 over width and height (little-endian 32-bit) and the RGBA rows from the top.</summary>
    public static string Pixels(Raster image) => Compared(image, Mask.None);

    /// <summary>
    /// The same with every masked position as four zero bytes, followed by the mask's rectangles in reading order (left, top, right,
    /// bottom as little-endian 32-bit, as given, also where they reach over the image). With an empty mask it equals <see cref="Pixels"/>.
    /// </summary>
    public static string Compared(Raster image, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(mask);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> word = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(word, image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(word[4..], image.Height);
        hash.AppendData(word[..8]);

        if (mask.IsEmpty)
            hash.AppendData(image.Pixels);
        else
            AppendMasked(hash, image, mask);

        foreach (Region region in mask.Regions)
        {
            BinaryPrimitives.WriteInt32LittleEndian(word, region.Left);
            BinaryPrimitives.WriteInt32LittleEndian(word[4..], region.Top);
            BinaryPrimitives.WriteInt32LittleEndian(word[8..], region.Right);
            BinaryPrimitives.WriteInt32LittleEndian(word[12..], region.Bottom);
            hash.AppendData(word);
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendMasked(IncrementalHash hash, Raster image, Mask mask)
    {
        byte[] row = new byte[image.Stride];
        for (int y = 0; y < image.Height; y++)
        {
            image.Row(y).CopyTo(row);
            foreach (PixelSpan span in mask.Row(y))
            {
                int start = Math.Clamp(span.Start, 0, image.Width);
                int end = Math.Clamp(span.End, 0, image.Width);
                row.AsSpan(start * Raster.BytesPerPixel, (end - start) * Raster.BytesPerPixel).Clear();
            }

            hash.AppendData(row);
        }
    }
}
