using Gate.Pixels;

namespace Gate.Benchmarks.Pixels;

/// <summary>A picture with the texture of a page: flat grounds, lines of dark marks with soft edges, gradients, and photographs as noise.</summary>
internal static class PagePicture
{
    public static Raster Draw(int width, int height, int seed)
    {
        Random random = new(seed);
        Raster raster = Raster.Create(width, height);
        int y = 0;
        while (y < height)
        {
            int band = Math.Min(height - y, random.Next(60, 400));
            switch (random.Next(6))
            {
                case 0:
                    Photograph(raster, y, band, random);
                    break;
                case 1:
                    Gradient(raster, y, band, random);
                    break;
                default:
                    Text(raster, y, band, random);
                    break;
            }

            y += band;
        }

        return raster;
    }

    private static void Fill(Raster raster, int y, int rows, Rgba colour)
    {
        for (int i = y; i < y + rows; i++)
        {
            for (int x = 0; x < raster.Width; x++)
                raster.Set(x, i, colour);
        }
    }

    private static void Photograph(Raster raster, int y, int rows, Random random)
    {
        Fill(raster, y, rows, new(250, 250, 250));
        int width = Math.Min(raster.Width, 640);
        for (int i = y; i < y + rows; i++)
        {
            for (int x = 0; x < width; x++)
            {
                int shade = 110 + (int)(60 * Math.Sin(x / 37.0) * Math.Cos(i / 29.0)) + random.Next(14);
                raster.Set(x, i, new((byte)shade, (byte)(shade + 20), (byte)(shade - 30)));
            }
        }
    }

    private static void Gradient(Raster raster, int y, int rows, Random random)
    {
        int blue = random.Next(256);
        for (int i = 0; i < rows; i++)
        {
            for (int x = 0; x < raster.Width; x++)
                raster.Set(x, y + i, new((byte)(x * 200 / raster.Width), (byte)(i * 255 / rows), (byte)blue));
        }
    }

    private static void Text(Raster raster, int y, int rows, Random random)
    {
        Fill(raster, y, rows, random.Next(3) == 0 ? new(244, 245, 247) : new(255, 255, 255));
        for (int line = y + 8; line + 12 < y + rows; line += 24)
        {
            int end = raster.Width / 2 + random.Next(raster.Width / 3);
            for (int x = 40; x < end; x += random.Next(7, 14))
            {
                byte edge = (byte)random.Next(60, 220);
                int tall = random.Next(6, 12);
                for (int i = 0; i < tall; i++)
                {
                    raster.Set(x, line + 12 - i, new(33, 37, 41));
                    raster.Set(x + 1, line + 12 - i, new(edge, edge, (byte)Math.Min(255, edge + 12)));
                    if (random.Next(3) == 0)
                        raster.Set(x + 3, line + 12 - i, new(90, 94, 98));
                }
            }
        }
    }
}
