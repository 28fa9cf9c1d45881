using Gate.Core.Rendering;
using Gate.Harness.Capturing;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

[TestFixture]
internal sealed class PictureStackTests
{
    private static readonly MaskRule Rule = new() { Selector = ".clock", Reason = "runs" };

    [Test]
    public void A_picture_alone_keeps_its_bytes()
    {
        var png = Renders.Picture(8, 4);

        Assert.That(PictureStack.Of(png, [], ImageLimits.Default), Is.SameAs(png));
    }

    [Test]
    public void Pictures_lie_below_each_other_with_a_gap_and_the_first_keeps_its_place()
    {
        using var stack = PngReader.Decode(PictureStack.Of(Renders.Picture(8, 4, (7, 3)), [Renders.Picture(5, 3, (1, 2))], ImageLimits.Default), ImageLimits.Default);

        Assert.That(stack.Size, Is.EqualTo(new ImageSize(8, 4 + 8 + 3)));
        Assert.That(stack.At(7, 3), Is.EqualTo(new Rgba(0, 0, 0, 255)));
        Assert.That(stack.At(1, 4 + 8 + 2), Is.EqualTo(new Rgba(0, 0, 0, 255)));
        Assert.That(stack.At(0, 4), Is.EqualTo(new Rgba(128, 128, 128, 255)));
        Assert.That(stack.At(7, 14).A, Is.Zero, "beside a narrow one is nothing");
    }

    [Test]
    public void A_mask_covers_its_element_in_every_view_and_never_reaches_into_the_next()
    {
        var places = new StackPlaces(new Viewport("v", 100, 50), [new MeasuredMask(Rule, [new Region(10, 40, 20, 500)])], 100, 50);
        places.Add(new PageBox(5, 10, 60, 30), 30, [new MeasuredMask(Rule, [new Region(10, 30, 20, 900), new Region(90, 0, 99, 9)])]);

        Assert.That(places.Masks(1).Single().Boxes, Is.EqualTo(new[] { new Region(10, 40, 20, 50), new Region(5, 58 + 20, 15, 58 + 30) }));
        Assert.That(places.Masks(0).Single().Boxes, Is.EqualTo(new[] { new Region(10, 40, 20, 500) }), "without views nothing is cut");
    }

    [Test]
    public void One_colour_is_told_from_one_pixel_of_another()
    {
        Assert.That(OneColour.Fills(Renders.Picture(200, 200), ImageLimits.Default), Is.True);
        Assert.That(OneColour.Fills(Renders.Picture(200, 200, (199, 199)), ImageLimits.Default), Is.False);
        Assert.That(OneColour.Fills([1, 2, 3], ImageLimits.Default), Is.False);
    }
}
