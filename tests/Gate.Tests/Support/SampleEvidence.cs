using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Tests.Support;

/// <summary>Draws the pictures that a sample report names, with its differences where its regions say.</summary>
internal static class SampleEvidence
{
    public static void Write(RunReport report, string folder)
    {
        foreach (var shot in report.Shots)
        {
            if (shot.Evidence is not { } evidence)
                continue;
            Save(evidence.Before, shot.Before, Page(shot, isAfter: false));
            Save(evidence.After, shot.After, Page(shot, isAfter: true));
            Save(evidence.Diff, shot.After, Diff(shot));
            var (left, top) = Corner(shot);
            var after = Page(shot, isAfter: shot.After is not null);
            if (evidence.Thumbnail is { } thumbnail)
                Put(thumbnail, TinyPng.Draw(320, 200, (x, y) => after(x + left, y + top)));
            foreach (var noise in evidence.Noise ?? [])
                Save(noise, shot.After, Page(shot, isAfter: true));
        }

        void Save(string? path, SideFacts? side, Func<int, int, int> colour)
        {
            if (path is not null && side is { Width: { } width, Height: { } height })
                Put(path, TinyPng.Draw(width, height, colour));
        }

        void Put(string path, byte[] png)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, png);
        }
    }

    private static (int Left, int Top) Corner(ShotFacts shot)
    {
        if (shot.Regions.Count == 0)
            return (0, 0);
        var region = shot.Regions.MaxBy(each => each.Ae)!;
        return (Math.Max(0, region.X + (region.Width / 2) - 160), Math.Max(0, region.Y + (region.Height / 2) - 100));
    }

    // A plain page: a bar, a column of lines like text, a box; the regions of the after side are tinted.
    private static Func<int, int, int> Page(ShotFacts shot, bool isAfter) => (x, y) =>
    {
        var isChanged = isAfter && shot.Regions.Any(region => Holds(region, x, y));
        if (y < 48)
            return isChanged ? 0x355A8C : 0x24425F;
        var isLine = y % 22 is > 6 and < 15 && x > 32 && x < 32 + (((y / 22 * 7919) % 400) + 160) && (x / 5 * 31 + (y / 22)) % 7 != 0;
        if (isChanged)
            return isLine ? 0x7A3A10 : 0xFFF1D6;
        return isLine ? 0x50565E : 0xFFFFFF;
    };

    private static Func<int, int, int> Diff(ShotFacts shot)
    {
        var after = Page(shot, isAfter: true);
        return (x, y) =>
        {
            if (shot.Regions.Any(region => Holds(region, x, y)))
                return 0xE6007E;
            var rgb = after(x, y);
            var grey = 200 + (((rgb & 0xFF) + ((rgb >> 8) & 0xFF) + (rgb >> 16)) / 3 * 55 / 255);
            return (grey << 16) | (grey << 8) | grey;
        };
    }

    private static bool Holds(RegionFacts region, int x, int y) =>
        x >= region.X && x < region.X + region.Width && y >= region.Y && y < region.Y + region.Height;
}
