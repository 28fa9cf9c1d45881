using Gate.Pixels;

namespace Gate.Harness.Capturing;

/// <summary>Whether a picture shows nothing at all.</summary>
internal static class OneColour
{
    // One colour shrinks to far less than a hundredth; a file that did not is not looked into.
    private const int LeastRatio = 100;

    /// <param name="png">A PNG file; one that cannot be read is left to those who judge it.</param>
    /// <param name="limits">One beyond them is left to them too.</param>
    public static bool Fills(byte[] png, ImageLimits limits)
    {
        try
        {
            var header = PngReader.ReadHeader(png);
            if ((long)png.Length * LeastRatio > (long)header.Width * header.Height * Raster.BytesPerPixel)
                return false;
            using var image = PngReader.Decode(png, limits);
            return image.Pixels[Raster.BytesPerPixel..].SequenceEqual(image.Pixels[..^Raster.BytesPerPixel]);
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }
}
