using Gate.Pixels;
using Gate.Tests.Support.Pixels;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pixels;

[TestFixture]
internal sealed class DiffImageTests
{
    private static readonly DiffStyle style = DiffStyle.Default;

    [Test]
    public void Changed_pixels_are_strong_the_rest_is_pale_and_the_region_is_framed()
    {
        using Raster before = Flat(60, 40, new(0, 0, 0));
        using Raster after = before.Copy();
        after.Set(30, 20, new(0, 0, 1));
        using Raster image = DiffImage.Render(before, after, Compare(before, after), style);
        Assert.Multiple(() =>
        {
            Assert.That(image.At(30, 20), Is.EqualTo(style.Changed));
            Assert.That(image.At(31, 20), Is.EqualTo(new Rgba(192, 192, 192)));
            Assert.That(image.At(27, 17), Is.EqualTo(style.Outline), "three px away, inner ring");
            Assert.That(image.At(26, 16), Is.EqualTo(style.Outline), "outer ring");
            Assert.That(image.At(33, 23), Is.EqualTo(style.Outline), "opposite corner");
            Assert.That(image.At(25, 15), Is.EqualTo(new Rgba(192, 192, 192)), "outside the frame");
        });
    }

    [Test]
    public void The_overlay_is_transparent_but_for_the_marks()
    {
        using Raster before = Flat(60, 40, new(9, 9, 9));
        using Raster after = before.Copy();
        after.Set(30, 20, new(0, 0, 1));
        using Raster image = DiffImage.Render(before, after, Compare(before, after), DiffStyle.Overlay);
        Assert.That(image.At(30, 20), Is.EqualTo(style.Changed));
        Assert.That(image.At(0, 0), Is.EqualTo(default(Rgba)));
    }

    [Test]
    public void Positions_of_one_side_have_colours_of_their_own()
    {
        using Raster wide = Flat(40, 20, new(9, 9, 9));
        using Raster tall = Flat(20, 40, new(9, 9, 9));
        DiffStyle bare = style with { OutlineThickness = 0 };
        using Raster image = DiffImage.Render(wide, tall, Compare(wide, tall), bare);
        Assert.Multiple(() =>
        {
            Assert.That(image.Size, Is.EqualTo(new ImageSize(40, 40)));
            Assert.That(image.At(30, 10), Is.EqualTo(style.OnlyBefore));
            Assert.That(image.At(10, 30), Is.EqualTo(style.OnlyAfter));
            Assert.That(image.At(30, 30), Is.EqualTo(default(Rgba)), "neither has it");
        });
    }

    [Test]
    public void Frames_stop_at_the_edges()
    {
        using Raster before = Flat(4, 4, new(9, 9, 9));
        using Raster after = Flat(4, 4, new(8, 9, 9));
        using Raster image = DiffImage.Render(before, after, Compare(before, after), style);
        Assert.That(image.At(0, 0), Is.EqualTo(style.Changed));
    }

    [Test]
    public void What_is_masked_is_striped_not_marked()
    {
        using Raster before = Flat(40, 40, new(9, 9, 9));
        using Raster after = Flat(40, 40, new(8, 9, 9));
        Mask mask = new([new(-5, -5, 90, 90)]);
        using Raster image = DiffImage.Render(before, after, PixelComparer.Compare(before, after, mask, CompareSettings.Default), style);
        Assert.That(image.At(0, 0), Is.EqualTo(style.Masked));
        Assert.That(image.At(4, 0), Is.Not.EqualTo(style.Changed));
    }

    [Test]
    public void A_diff_of_other_images_is_refused()
    {
        using Raster small = Raster.Create(2, 2);
        using Raster large = Raster.Create(3, 3);
        Assert.That(() => DiffImage.Render(small, large, Compare(small, small), style), Throws.ArgumentException);
    }

    [Test]
    public void Marks_are_exactly_the_differing_positions([Range(0, 20)] int seed)
    {
        Random random = new(seed);
        using Raster before = TestRasters.Noise(random, 33, 21, isOpaque: true);
        using Raster after = TestRasters.Speckle(random, before, 0.1);
        using Raster image = DiffImage.Render(before, after, Compare(before, after), DiffStyle.Overlay with { OutlineThickness = 0 });
        for (int y = 0; y < 21; y++)
        {
            for (int x = 0; x < 33; x++)
                Assert.That(image.At(x, y) == style.Changed, Is.EqualTo(before.At(x, y) != after.At(x, y)), $"seed {seed}, {x},{y}");
        }
    }

    private static PixelDiff Compare(Raster before, Raster after) => PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default);

    private static Raster Flat(int width, int height, Rgba colour)
    {
        Raster raster = Raster.Create(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                raster.Set(x, y, colour);
        }

        return raster;
    }
}
