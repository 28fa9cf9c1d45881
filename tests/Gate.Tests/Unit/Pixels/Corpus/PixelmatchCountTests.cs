using Gate.Pixels;
using Gate.Pixels.Perception;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels.Corpus;

/// <summary>
/// Counts of pixelmatch 7.2.0 on its own fixtures, from our colour distance and anti-aliasing rule: first without what it takes for
/// anti-aliasing, then with it (its option includeAA).
/// </summary>
[TestFixture]
[Category("Corpus")]
internal sealed class PixelmatchCountTests
{
    private const string Folder = "pairs/pixelmatch/test/fixtures/";

    [TestCase("1a", "1b", 0.05, 143, 251)]
    [TestCase("2a", "2b", 0.05, 12437, 13090)]
    [TestCase("3a", "3b", 0.05, 212, 404)]
    [TestCase("4a", "4b", 0.05, 36049, 41623)]
    [TestCase("5a", "5b", 0.05, 6, 256)]
    [TestCase("6a", "6b", 0.05, 51, 4900)]
    [TestCase("7a", "7b", 0.1, 2448, 2737)]
    [TestCase("8a", "5b", 0.05, 32896, 32896)]
    public void Counts_are_reproduced(string a, string b, double threshold, int withoutAntiAliasing, int all)
    {
        using Raster before = PngReader.Decode(Corpora.Read($"{Folder}{a}.png"), ImageLimits.Default);
        using Raster after = PngReader.Decode(Corpora.Read($"{Folder}{b}.png"), ImageLimits.Default);
        Assert.That(Count(before, after, threshold, includeAntiAliasing: false), Is.EqualTo(withoutAntiAliasing));
        Assert.That(Count(before, after, threshold, includeAntiAliasing: true), Is.EqualTo(all));
    }

    private static int Count(Raster before, Raster after, double threshold, bool includeAntiAliasing)
    {
        int count = 0;
        for (int y = 0; y < before.Height; y++)
        {
            for (int x = 0; x < before.Width; x++)
            {
                (Rgba left, Rgba right) = (before.At(x, y), after.At(x, y));
                if (left != right
                    && Yiq.Squared(left, right, ((y * before.Width) + x) * 4) > Yiq.Largest * threshold * threshold
                    && (includeAntiAliasing || !AntiAliasing.IsIn(before, after, before.Size, (x, y))))
                    count++;
            }
        }

        return count;
    }
}
