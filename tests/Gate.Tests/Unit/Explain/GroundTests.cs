using Gate.Core.Explain;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>A shape of a drawing became another colour, and a text stands on it that is not in it: only its softly drawn edges tell of the ground.</summary>
internal sealed class GroundTests
{
    private static readonly Rgba Ink = new(255, 255, 255, 255);

    [Test]
    public void A_text_on_a_ground_of_another_colour_follows_from_it()
    {
        var told = Explain((_, _) => { });
        Assert.That((told.Remainder, told.Verdict, string.Join(", ", told.Causes.Select(cause => $"{cause.Selector} {cause.Name}"))), Is.EqualTo(((long?)0, "whole", "rect fill, rect background-color")));
    }

    // The middle of a short text lies as near to the shape's own positions as slanted letters hang over theirs.
    [TestCase(20, 60)]
    [TestCase(44, 16)]
    public void A_needle_in_that_text_is_left_over(int left, int width)
    {
        var told = Explain((_, after) => after.Set(52, 44, new Rgba(9, 9, 9, 255)), left, width);
        Assert.That(told.Remainder, Is.GreaterThan(0));
    }

    [Test]
    public void A_text_beside_the_ground_does_not_follow()
    {
        var told = Explain(
            (before, after) =>
            {
                for (var at = 0; at < 60 * 10; at++)
                {
                    before.Set(140 + (at % 60), 40 + (at / 60), new Rgba(1, 2, 3, 255));
                    after.Set(140 + (at % 60), 40 + (at / 60), new Rgba(4, 80, 90, 255));
                }
            },
            left: 140);
        Assert.That(told.Remainder, Is.GreaterThan(0));
    }

    private static RegionExplanation Explain(Action<Raster, Raster> change, int left = 20, int width = 60)
    {
        var (was, now) = (Page("rgb(50, 100, 200)", left, width), Page("rgb(200, 50, 100)", left, width));
        using var before = was.Paint();
        using var after = now.Paint();
        foreach (var image in new[] { before, after })
        {
            for (var x = 45; x < 60; x += 3)
            {
                image.Set(x, 44, Half(image));
                image.Set(x + 1, 44, Ink);
            }
        }

        change(before, after);
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        var whole = regions[0] with { Bounds = regions.Select(region => region.Bounds).Aggregate((one, other) => one.Union(other)) };
        return ShotExplanation.Of(new ExplainedSides(was.Facts, now.Facts, 1, new RequestChanges([], [])), new ComparedPictures(before, after, Mask.None), [whole], new StepBudget(StepBudget.Default, CancellationToken.None))!.Single();
    }

    // Halfway between the ink and the ground there.
    private static Rgba Half(Raster image)
    {
        var ground = image.PixelAt(35, 35)!.Value;
        return new Rgba(Mixed(ground), Mixed(ground >> 8), Mixed(ground >> 16), 255);

        static byte Mixed(uint channel) => (byte)(((channel & 255) + 255) / 2);
    }

    // The text is a brother of the shape, as in a drawing.
    private static SyntheticPage Page(string fill, int left, int width)
    {
        var page = new SyntheticPage(220, 100);
        var drawing = page.Add(0, "svg", new LayoutBox(10, 30, 200, 40));
        page.Add(drawing, "rect", new LayoutBox(10, 30, 100, 40), ("background-color", fill), ("fill", fill));
        page.Add(drawing, "text", new LayoutBox(left, 40, width, 10));
        return page;
    }
}
