using Gate.Pixels;

namespace Gate.Tests.Support.Pixels;

/// <summary>Images for tests, and the slow truth about them.</summary>
internal static class TestRasters
{
    /// <summary>Sizes that leave every kind of rest behind vectors.</summary>
    public static readonly int[] OddSizes = [1, 2, 3, 5, 7, 13, 17, 31, 70];

    public static Raster Noise(Random random, int width, int height, bool isOpaque = false)
    {
        byte[] rgba = new byte[width * height * 4];
        random.NextBytes(rgba);
        for (int i = 3; isOpaque && i < rgba.Length; i += 4)
            rgba[i] = 255;
        return Raster.FromRgba(width, height, rgba);
    }

    /// <summary>A copy in which each pixel has a new value with the given chance.</summary>
    public static Raster Speckle(Random random, Raster image, double chance)
    {
        Raster copy = image.Copy();
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                if (random.NextDouble() < chance)
                    copy.Set(x, y, new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
            }
        }

        return copy;
    }

    /// <summary>Rectangles that reach over every edge.</summary>
    public static Mask RandomMask(Random random, int width, int height, int count)
    {
        Region[] regions = new Region[count];
        for (int i = 0; i < count; i++)
        {
            int left = random.Next(-3, width + 2);
            int top = random.Next(-3, height + 2);
            regions[i] = new(left, top, left + random.Next(0, (width / 2) + 3), top + random.Next(0, (height / 2) + 3));
        }

        return new(regions);
    }

    /// <summary>The definition of absolute error, position by position.</summary>
    public static long NaiveCount(Raster before, Raster after, Mask mask)
    {
        long count = 0;
        for (int y = 0; y < Math.Max(before.Height, after.Height); y++)
        {
            for (int x = 0; x < Math.Max(before.Width, after.Width); x++)
                count += Differs(before, after, mask, x, y) ? 1 : 0;
        }

        return count;
    }

    public static bool Differs(Raster before, Raster after, Mask mask, int x, int y)
    {
        if (mask.Regions.Any(region => region.Contains(x, y)))
            return false;
        bool inBefore = x < before.Width && y < before.Height;
        bool inAfter = x < after.Width && y < after.Height;
        return inBefore && inAfter ? before.At(x, y) != after.At(x, y) : inBefore || inAfter;
    }

    public static int Delta(Raster before, Raster after, int x, int y)
    {
        if (x >= before.Width || y >= before.Height || x >= after.Width || y >= after.Height)
            return 255;
        (Rgba a, Rgba b) = (before.At(x, y), after.At(x, y));
        return new[] { Math.Abs(a.R - b.R), Math.Abs(a.G - b.G), Math.Abs(a.B - b.B), Math.Abs(a.A - b.A) }.Max();
    }
}
