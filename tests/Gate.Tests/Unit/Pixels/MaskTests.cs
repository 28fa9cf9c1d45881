using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class MaskTests
{
    [Test]
    public void Regions_are_sorted_without_empty_and_repeated_ones()
    {
        Mask mask = new([new(5, 5, 9, 9), new(0, 0, 2, 2), new(5, 5, 9, 9), new(3, 3, 3, 8)]);
        Assert.That(mask.Regions, Is.EqualTo(new Region[] { new(0, 0, 2, 2), new(5, 5, 9, 9) }));
    }

    [Test]
    public void None_covers_nothing()
    {
        Assert.That(Mask.None.IsEmpty, Is.True);
        Assert.That(Mask.None.AreaWithin(100, 100), Is.Zero);
        Assert.That(Mask.None.Covers(0, 0), Is.False);
    }

    [Test]
    public void Overlap_is_counted_once_and_edges_cut()
    {
        Mask mask = new([new(-5, -5, 4, 4), new(2, 2, 6, 6), new(8, 8, 90, 90)]);
        Assert.That(mask.AreaWithin(10, 10), Is.EqualTo(16 + 16 - 4 + 4));
    }

    [Test]
    public void Covers_and_area_agree_with_the_rectangles([Range(0, 40)] int seed)
    {
        Random random = new(seed);
        int width = random.Next(1, 40);
        int height = random.Next(1, 40);
        Mask mask = TestRasters.RandomMask(random, width, height, random.Next(0, 9));
        long area = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bool covered = mask.Regions.Any(region => region.Contains(x, y));
                area += covered ? 1 : 0;
                Assert.That(mask.Covers(x, y), Is.EqualTo(covered), $"seed {seed}, {x},{y}");
            }
        }

        Assert.That(mask.AreaWithin(width, height), Is.EqualTo(area), $"seed {seed}");
    }
}
