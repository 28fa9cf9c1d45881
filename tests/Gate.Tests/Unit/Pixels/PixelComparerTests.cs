using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

/// <summary>The full comparison keeps the contract of the count, and tells more.</summary>
[TestFixture]
internal sealed class PixelComparerTests : ImageComparerContract
{
    protected override IImageComparer Comparer { get; } = new FullComparison();

    [Test]
    public void Equal_images_have_nothing_to_tell()
    {
        using Raster image = TestRasters.Noise(new(1), 31, 17);
        PixelDiff diff = PixelComparer.Compare(image, image, Mask.None, CompareSettings.Default);
        Assert.Multiple(() =>
        {
            Assert.That(diff.AreEqual, Is.True);
            Assert.That(diff.Bounds, Is.Null);
            Assert.That(diff.Regions, Is.Empty);
            Assert.That(diff.MaxChannelDelta, Is.Zero);
        });
    }

    [Test]
    public void One_pixel_is_one_region()
    {
        using Raster before = Raster.Create(100, 100);
        using Raster after = before.Copy();
        after.Set(42, 17, new(0, 3, 0, 0));
        PixelDiff diff = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default);
        Assert.Multiple(() =>
        {
            Assert.That(diff.AbsoluteError, Is.EqualTo(1));
            Assert.That(diff.MaxChannelDelta, Is.EqualTo(3));
            Assert.That(diff.Bounds, Is.EqualTo(new Region(42, 17, 43, 18)));
            Assert.That(diff.Regions, Is.EqualTo(new[] { new DiffRegion(new(42, 17, 43, 18), 1, 3) }));
            Assert.That(diff.Histogram![1][3], Is.EqualTo(1));
            Assert.That(diff.Histogram![0][0], Is.EqualTo(1));
        });
    }

    [TestCase(8, 1)]
    [TestCase(9, 2)]
    public void Regions_merge_across_eight_equal_pixels_and_no_more(int between, int regions)
    {
        using Raster before = Raster.Create(60, 60);
        using Raster across = before.Copy();
        across.Set(10, 10, new(1, 1, 1));
        across.Set(10 + between + 1, 10, new(1, 1, 1));
        using Raster down = before.Copy();
        down.Set(10, 10, new(1, 1, 1));
        down.Set(10, 10 + between + 1, new(1, 1, 1));
        Assert.That(PixelComparer.Compare(before, across, Mask.None, CompareSettings.Default).Regions, Has.Count.EqualTo(regions));
        Assert.That(PixelComparer.Compare(before, down, Mask.None, CompareSettings.Default).Regions, Has.Count.EqualTo(regions));
    }

    [Test]
    public void Sides_that_only_one_image_has_are_told_apart()
    {
        using Raster wide = Raster.Create(20, 10);
        using Raster tall = Raster.Create(10, 30);
        PixelDiff diff = PixelComparer.Compare(wide, tall, new([new(0, 28, 5, 40)]), CompareSettings.Default);
        Assert.Multiple(() =>
        {
            Assert.That(diff.OnlyBefore, Is.EqualTo(100));
            Assert.That(diff.OnlyAfter, Is.EqualTo(190));
            Assert.That(diff.MaxChannelDelta, Is.EqualTo(255));
            Assert.That(diff.MaskedPixels, Is.EqualTo(10));
            Assert.That(diff.SameSize, Is.False);
        });
    }

    [Test]
    public void Sizes_that_differ_are_never_equal_even_where_the_rest_is_masked()
    {
        using Raster small = Raster.Create(10, 10);
        using Raster tall = Raster.Create(10, 12);
        PixelDiff diff = PixelComparer.Compare(small, tall, new([new(0, 10, 10, 12)]), CompareSettings.Default);
        Assert.That(diff.AbsoluteError, Is.Zero);
        Assert.That(diff.AreEqual, Is.False);
    }

    [Test]
    public void A_negative_gap_is_refused()
    {
        using Raster image = Raster.Create(1, 1);
        Assert.That(() => PixelComparer.Compare(image, image, Mask.None, new() { MergeGap = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private sealed class FullComparison : IImageComparer
    {
        public long CountDifferent(Raster before, Raster after, Mask mask) => PixelComparer.Compare(before, after, mask, CompareSettings.Default).AbsoluteError;
    }
}
