using Gate.Pixels;

namespace Gate.Harness.Capturing;

/// <summary>Whether a picture shows nothing at all.</summary>
internal static class OneColour
{
    // One colour shrinks to far less than a hundredth; a file that did not is not looked into.
    private const int LeastRatio = 100;

    /// <param name="png">A PNG file; one that cannot be read is left to those who judge it.</param>
    public static bool Fills(byte[] png)
    {
        try
        {
            var header = PngReader.ReadHeader(png);
            if ((long)png.Length * LeastRatio > (long)header.Width * header.Height * Raster.BytesPerPixel)
                return false;
            using var image = PngReader.Decode(png, ImageLimits.Default);
            return image.Pixels[Raster.BytesPerPixel..].SequenceEqual(image.Pixels[..^Raster.BytesPerPixel]);
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }
}
