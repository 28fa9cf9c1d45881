using System.Globalization;
using Gate.Pixels;

namespace Gate.Benchmarks.Pixels;

/// <summary>Makes the pairs of one size, or takes those that an earlier run left.</summary>
internal static class PairMaker
{
    public static List<Pair> Make(string folder, int width, int height)
    {
        Directory.CreateDirectory(folder);
        string size = FormattableString.Invariant($"{width}x{height}");
        string Path(string name) => System.IO.Path.Combine(folder, FormattableString.Invariant($"{size}-{name}.png"));
        string before = Path("before");
        string counts = System.IO.Path.Combine(folder, size + ".counts");
        string[] cases = ["same bytes", "other bytes", "one pixel", "5 %", "all", "row inserted"];
        if (!File.Exists(counts))
        {
            using Raster page = PagePicture.Draw(width, height, seed: width + height);
            File.WriteAllBytes(before, PngStyle.Fast(page));
            List<long> made = [];
            foreach (string name in cases)
            {
                using Raster after = Change(page, name);
                File.WriteAllBytes(Path(Slug(name)), name == "other bytes" ? PngStyle.Adaptive(after) : PngStyle.Fast(after));
                made.Add(new PixelCounter().CountDifferent(page, after, Mask.None));
            }

            File.WriteAllLines(counts, made.Select(count => count.ToString(CultureInfo.InvariantCulture)));
        }

        long[] different = [.. File.ReadLines(counts).Select(line => long.Parse(line, CultureInfo.InvariantCulture))];
        return [.. cases.Select((name, i) => new Pair(size, name, before, Path(Slug(name)), different[i]))];
    }

    private static string Slug(string name) => name.Replace(" %", "percent", StringComparison.Ordinal).Replace(' ', '-');

    private static Raster Change(Raster page, string name)
    {
        Raster after = page.Copy();
        switch (name)
        {
            case "one pixel":
                after.WritableRow(after.Height / 2)[after.Width * 2] ^= 1;
                break;
            case "5 %":
                for (int y = after.Height / 3; y < (after.Height / 3) + (after.Height / 20); y++)
                    Shift(after.WritableRow(y));
                break;
            case "all":
                for (int y = 0; y < after.Height; y++)
                    Shift(after.WritableRow(y));
                break;
            case "row inserted":
                for (int y = after.Height - 1; y > after.Height / 4; y--)
                    page.Row(y - 1).CopyTo(after.WritableRow(y));
                after.WritableRow(after.Height / 4).Fill(255);
                break;
            default:
                break;
        }

        return after;
    }

    private static void Shift(Span<byte> row)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] = i % 4 == 3 ? row[i] : (byte)(row[i] ^ 0x30);
    }
}
