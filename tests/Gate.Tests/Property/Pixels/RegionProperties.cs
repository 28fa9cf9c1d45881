using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Property.Pixels;

/// <summary>Regions, bounds, deltas and histogram against their definitions.</summary>
[TestFixture]
internal sealed class RegionProperties
{
    [Test]
    public void Regions_are_those_of_a_flood_fill([Range(0, 150)] int seed)
    {
        Random random = new(seed);
        int width = random.Next(1, 71);
        int height = random.Next(1, 71);
        int gap = new[] { 0, 1, 2, 5, 6, 7, 8, 12 }[random.Next(8)];
        using Raster before = TestRasters.Noise(random, width, height);
        using Raster same = TestRasters.Speckle(random, before, new[] { 0.002, 0.01, 0.05, 0.5 }[random.Next(4)]);
        using Raster after = same.Crop(new(0, 0, random.Next(Math.Max(1, width - 2), width + 1), random.Next(Math.Max(1, height - 2), height + 1)));
        Mask mask = TestRasters.RandomMask(random, width, height, random.Next(0, 4));

        PixelDiff diff = PixelComparer.Compare(before, after, mask, new() { MergeGap = gap });
        DiffRegion[] found = [.. diff.Regions.OrderBy(region => region.Bounds).ThenBy(region => region.AbsoluteError).ThenBy(region => region.MaxChannelDelta)];
        Assert.That(found, Is.EqualTo(NaiveRegions.Find(before, after, mask, gap)), $"seed {seed}, gap {gap}, {width}×{height}");
        Assert.That(diff.Regions, Is.Ordered.By(nameof(DiffRegion.Bounds)));
    }

    [Test]
    public void Totals_add_up([Range(0, 60)] int seed)
    {
        Random random = new(seed);
        int width = random.Next(1, 71);
        int height = random.Next(1, 71);
        using Raster before = TestRasters.Noise(random, width, height);
        using Raster after = TestRasters.Speckle(random, before, random.NextDouble());
        Mask mask = TestRasters.RandomMask(random, width, height, 2);
        PixelDiff diff = PixelComparer.Compare(before, after, mask, CompareSettings.Default);

        long[] histogram = new long[1024];
        int delta = 0;
        Region bounds = default;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                if (!TestRasters.Differs(before, after, mask, x, y))
                    continue;
                (Rgba a, Rgba b) = (before.At(x, y), after.At(x, y));
                histogram[Math.Abs(a.R - b.R)]++;
                histogram[256 + Math.Abs(a.G - b.G)]++;
                histogram[512 + Math.Abs(a.B - b.B)]++;
                histogram[768 + Math.Abs(a.A - b.A)]++;
                delta = Math.Max(delta, TestRasters.Delta(before, after, x, y));
                bounds = bounds.Union(new(x, y, x + 1, y + 1));
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(diff.AbsoluteError, Is.EqualTo(TestRasters.NaiveCount(before, after, mask)), $"seed {seed}");
            Assert.That(diff.Regions.Sum(region => region.AbsoluteError), Is.EqualTo(diff.AbsoluteError), $"seed {seed}");
            Assert.That(diff.MaxChannelDelta, Is.EqualTo(delta), $"seed {seed}");
            Assert.That(diff.Bounds ?? default, Is.EqualTo(bounds), $"seed {seed}");
            Assert.That(diff.MaskedPixels, Is.EqualTo(mask.AreaWithin(width, height)), $"seed {seed}");
            for (int channel = 0; channel < 4; channel++)
                Assert.That(diff.Histogram![channel].ToArray(), Is.EqualTo(histogram[(channel * 256)..((channel + 1) * 256)]), $"seed {seed}, channel {channel}");
        });
    }
}
