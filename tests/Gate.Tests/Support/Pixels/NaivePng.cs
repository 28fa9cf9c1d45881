using Gate.Pixels;

namespace Gate.Tests.Support.Pixels;

/// <summary>A PNG of any kind with random content, and its RGBA, worked out sample by sample straight from the specification's text.</summary>
internal sealed record NaivePng(byte[] File, Raster Expected) : IDisposable
{
    private static readonly (int X, int Y, int StepX, int StepY)[] adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public void Dispose() => Expected.Dispose();

    /// <summary>Random filtered bytes under random filters: every filter meets every neighbour.</summary>
    /// <param name="random">Seeded by the caller.</param>
    /// <param name="width">Device px.</param>
    /// <param name="height">Device px.</param>
    /// <param name="kind">Depth, colour type, interlace method, and whether there is a tRNS chunk.</param>
    public static NaivePng Random(Random random, int width, int height, PngKind kind)
    {
        byte[] palette = new byte[3 * (1 << Math.Min(kind.Depth, 8))];
        random.NextBytes(palette);
        byte[] transparency = new byte[kind.Colour == 3 ? random.Next(1, (palette.Length / 3) + 1) : kind.Colour == 0 ? 2 : 6];
        random.NextBytes(transparency);
        if (kind.Colour != 3 && kind.Depth < 16)
        {
            // Few values, so that some pixels do match.
            for (int i = 0; i < transparency.Length; i++)
                transparency[i] = i % 2 == 0 ? (byte)0 : (byte)(transparency[i] & ((1 << kind.Depth) - 1));
        }

        PngBuilder file = PngBuilder.OfSize(width, height, kind.Depth, kind.Colour, kind.IsInterlaced ? 1 : 0);
        if (kind.Colour == 3)
            file.Chunk("PLTE", palette);
        if (kind.IsKeyed)
            file.Chunk("tRNS", transparency);

        Raster expected = Raster.Create(width, height);
        List<byte> filtered = [];
        foreach ((int left, int top, int stepX, int stepY) in kind.IsInterlaced ? adam7 : [(0, 0, 1, 1)])
        {
            int passWidth = (width - left + stepX - 1) / stepX;
            int passHeight = (height - top + stepY - 1) / stepY;
            if (passWidth <= 0 || passHeight <= 0)
                continue;

            byte[] prior = new byte[((passWidth * kind.BitsPerPixel) + 7) / 8];
            for (int y = 0; y < passHeight; y++)
            {
                byte filter = (byte)random.Next(5);
                byte[] row = new byte[prior.Length];
                random.NextBytes(row);
                if (random.Next(4) == 0)
                    Array.Clear(row);
                filtered.Add(filter);
                filtered.AddRange(row);
                Unfilter(filter, row, prior, Math.Max(1, kind.BitsPerPixel / 8));
                for (int x = 0; x < passWidth; x++)
                    expected.Set(left + (x * stepX), top + (y * stepY), ToRgba(row, x, kind, palette, kind.IsKeyed ? transparency : null));
                prior = row;
            }
        }

        return new(file.Data(filtered.ToArray()).End(), expected);
    }

    private static void Unfilter(byte filter, byte[] row, byte[] prior, int distance)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int a = i >= distance ? row[i - distance] : 0;
            int b = prior[i];
            int c = i >= distance ? prior[i - distance] : 0;
            int p = a + b - c;
            (int pa, int pb, int pc) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
            int paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
            row[i] = (byte)(row[i] + new[] { 0, a, b, (a + b) / 2, paeth }[filter]);
        }
    }

    private static Rgba ToRgba(byte[] row, int x, PngKind kind, byte[] palette, byte[]? key)
    {
        int[] samples = [.. Enumerable.Range(0, kind.Channels).Select(channel => Sample(row, (x * kind.Channels) + channel, kind.Depth))];
        bool isKey = key is not null && kind.Colour != 3 && samples.Select((sample, i) => sample == ((key[i * 2] << 8) + key[(i * 2) + 1])).All(same => same);
        byte[] bytes = [.. samples.Select(sample => (byte)Math.Round(sample * 255.0 / ((1 << kind.Depth) - 1), MidpointRounding.AwayFromZero))];
        return kind.Colour switch
        {
            0 => new(bytes[0], bytes[0], bytes[0], isKey ? (byte)0 : (byte)255),
            2 => new(bytes[0], bytes[1], bytes[2], isKey ? (byte)0 : (byte)255),
            3 => new(palette[samples[0] * 3], palette[(samples[0] * 3) + 1], palette[(samples[0] * 3) + 2], key is not null && samples[0] < key.Length ? key[samples[0]] : (byte)255),
            4 => new(bytes[0], bytes[0], bytes[0], bytes[1]),
            _ => new(bytes[0], bytes[1], bytes[2], bytes[3]),
        };
    }

    private static int Sample(byte[] row, int index, int depth) =>
        depth == 16 ? (row[index * 2] << 8) + row[(index * 2) + 1]
        : depth == 8 ? row[index]
        : (row[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1);
}
