namespace Gate.Pixels.Perception;

/// <summary>
/// Vyšniauskas, "Anti-aliased Pixel and Intensity Slope Detector" (2009), in pixelmatch's form: a pixel is anti-aliasing if it has darker and
/// brighter neighbours, at most two equal ones, and the darkest or the brightest of them lies in a flat area of both images. The edge of an
/// image counts as one equal neighbour.
/// </summary>
internal static class AntiAliasing
{
    /// <summary>Equal neighbours that make an area flat.</summary>
    private const int Flat = 3;

    /// <summary>Whether the difference at a position that both images have is taken for anti-aliasing in either.</summary>
    /// <param name="before">One image.</param>
    /// <param name="after">The other.</param>
    /// <param name="shared">Size that both have.</param>
    /// <param name="at">Column and row.</param>
    public static bool IsIn(Raster before, Raster after, ImageSize shared, (int X, int Y) at) =>
        IsSlope(before, after, shared, at) || IsSlope(after, before, shared, at);

    private static bool IsSlope(Raster image, Raster other, ImageSize size, (int X, int Y) at)
    {
        Rgba centre = image.At(at.X, at.Y);
        long offset = (((long)at.Y * image.Width) + at.X) * Raster.BytesPerPixel;
        Region near = Neighbourhood(at, size);
        int equal = IsAtEdge(at, size) ? 1 : 0;
        double darkest = 0;
        double brightest = 0;
        (int X, int Y) dark = default;
        (int X, int Y) bright = default;

        // Columns first: where two neighbours are equally dark, the rule takes the first one in this order.
        for (int x = near.Left; x < near.Right; x++)
        {
            for (int y = near.Top; y < near.Bottom; y++)
            {
                if ((x, y) == at)
                    continue;

                double brighter = Yiq.Brightness(centre, image.At(x, y), offset);
                if (brighter == 0)
                {
                    if (++equal == Flat)
                        return false;
                }
                else if (brighter < darkest)
                {
                    darkest = brighter;
                    dark = (x, y);
                }
                else if (brighter > brightest)
                {
                    brightest = brighter;
                    bright = (x, y);
                }
            }
        }

        return darkest != 0 && brightest != 0
            && ((IsFlat(image, size, dark) && IsFlat(other, size, dark)) || (IsFlat(image, size, bright) && IsFlat(other, size, bright)));
    }

    private static bool IsFlat(Raster image, ImageSize size, (int X, int Y) at)
    {
        Rgba centre = image.At(at.X, at.Y);
        Region near = Neighbourhood(at, size);
        int equal = IsAtEdge(at, size) ? 1 : 0;
        for (int y = near.Top; y < near.Bottom; y++)
        {
            for (int x = near.Left; x < near.Right; x++)
            {
                if ((x, y) != at && image.At(x, y) == centre && ++equal == Flat)
                    return true;
            }
        }

        return false;
    }

    private static Region Neighbourhood((int X, int Y) at, ImageSize size) =>
        new(Math.Max(at.X - 1, 0), Math.Max(at.Y - 1, 0), Math.Min(at.X + 2, size.Width), Math.Min(at.Y + 2, size.Height));

    private static bool IsAtEdge((int X, int Y) at, ImageSize size) => at.X == 0 || at.Y == 0 || at.X == size.Width - 1 || at.Y == size.Height - 1;
}
