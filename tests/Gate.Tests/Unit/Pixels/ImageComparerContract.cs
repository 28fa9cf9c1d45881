using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

/// <summary>What every comparer must do.</summary>
internal abstract class ImageComparerContract
{
    protected abstract IImageComparer Comparer { get; }

    [Test]
    public void Equal_images_have_no_error()
    {
        using Raster image = TestRasters.Noise(new(1), 31, 17);
        using Raster copy = image.Copy();
        Assert.That(Comparer.CountDifferent(image, copy, Mask.None), Is.Zero);
    }

    [Test]
    public void Any_channel_of_any_pixel_is_found([ValueSource(typeof(TestRasters), nameof(TestRasters.OddSizes))] int side)
    {
        using Raster image = TestRasters.Noise(new(side), side, side);
        using Raster other = image.Copy();
        for (int at = 0; at < side * side * 4; at++)
        {
            Span<byte> row = other.WritableRow(at / (side * 4));
            row[at % (side * 4)] ^= 1;
            long count = Comparer.CountDifferent(image, other, Mask.None);
            row[at % (side * 4)] ^= 1;
            Assert.That(count, Is.EqualTo(1), $"byte {at} of {side}×{side}");
        }
    }

    [Test]
    public void Colour_under_full_transparency_counts()
    {
        using Raster one = Raster.FromRgba(1, 1, [9, 9, 9, 0]);
        using Raster other = Raster.FromRgba(1, 1, [9, 9, 8, 0]);
        Assert.That(Comparer.CountDifferent(one, other, Mask.None), Is.EqualTo(1));
    }

    [Test]
    public void Positions_of_one_side_count_and_positions_of_neither_do_not()
    {
        using Raster wide = Raster.Create(20, 10);
        using Raster tall = Raster.Create(10, 30);
        Assert.That(Comparer.CountDifferent(wide, tall, Mask.None), Is.EqualTo((10 * 10) + (10 * 20)));
        Assert.That(Comparer.CountDifferent(tall, wide, new([new(0, 12, 4, 14), new(15, 0, 99, 5)])), Is.EqualTo((10 * 10) + (10 * 20) - 8 - 25));
    }

    [Test]
    public void It_counts_what_the_definition_counts_on_both_sides([Range(0, 120)] int seed)
    {
        Random random = new(seed);
        int width = random.Next(1, 71);
        int height = random.Next(1, 71);
        using Raster before = TestRasters.Noise(random, width, height);
        using Raster same = TestRasters.Speckle(random, before, random.NextDouble() * random.NextDouble());
        using Raster after = same.Crop(new(0, 0, random.Next(Math.Max(1, width - 3), width + 1), random.Next(Math.Max(1, height - 3), height + 1)));
        Mask mask = TestRasters.RandomMask(random, width, height, random.Next(0, 5));

        long expected = TestRasters.NaiveCount(before, after, mask);
        Assert.That(Comparer.CountDifferent(before, after, mask), Is.EqualTo(expected), $"seed {seed}");
        Assert.That(Comparer.CountDifferent(after, before, mask), Is.EqualTo(expected), $"seed {seed}, other way round");
    }
}
