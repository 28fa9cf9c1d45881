using Gate.Pixels;

namespace Gate.Harness.Capturing;

/// <summary>Pictures one below the other, so that whatever compares, shows and keeps a capture takes all of them in.</summary>
internal static class PictureStack
{
    /// <summary>Rows between two pictures: set apart for the eye, nothing is decided by it.</summary>
    public const int Gap = 8;
    private static readonly Rgba Grey = new(128, 128, 128, 255);

    /// <param name="first">Its place is kept: a point of it has the same coordinates in the result.</param>
    /// <param name="more">Not wider than the first.</param>
    /// <param name="limits">Of each, and of all together.</param>
    /// <returns>A PNG file; the first one's own bytes when there are no more.</returns>
    public static byte[] Of(byte[] first, IReadOnlyList<byte[]> more, ImageLimits limits)
    {
        if (more.Count == 0)
            return first;
        var images = new List<Raster>();
        try
        {
            foreach (var png in more.Prepend(first))
                images.Add(PngReader.Decode(png, limits));
            using var stack = Raster.Create(images.Max(image => image.Width), images.Sum(image => image.Height) + (Gap * more.Count));
            var y = 0;
            foreach (var image in images)
            {
                if (y > 0)
                {
                    Fill(stack, y);
                    y += Gap;
                }
                for (var row = 0; row < image.Height; row++)
                    image.Row(row).CopyTo(stack.WritableRow(y + row));
                y += image.Height;
            }
            using var file = new MemoryStream();
            PngWriter.Write(stack, file);
            return file.ToArray();
        }
        finally
        {
            images.ForEach(image => image.Dispose());
        }
    }

    private static void Fill(Raster stack, int y)
    {
        for (var row = y; row < y + Gap; row++)
        {
            for (var x = 0; x < stack.Width; x++)
                stack.Set(x, row, Grey);
        }
    }
}
