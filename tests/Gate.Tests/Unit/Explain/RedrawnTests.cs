using Gate.Core.Explain;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>A box with round corners that moved by a pixel: what its corners may do, and what a needle in it must not.</summary>
[TestFixture]
public sealed class RedrawnTests
{
    private static readonly Rgba Half = new(165, 150, 135, 255);
    private static readonly Rgba Other = new(150, 130, 110, 255);

    [Test]
    public void A_corner_drawn_anew_is_told_as_that()
    {
        var told = Explain(after => after.Set(30, 31, Other)).Single();
        Assert.That((told.Remainder, told.Redrawn > 0, told.Verdict), Is.EqualTo(((long?)0, true, "partial")));
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(20)]
    public void A_needle_within_the_box_is_left_over(int pixels)
    {
        var plain = Explain(_ => { }).Single();
        var pricked = Explain(after =>
        {
            for (var i = 0; i < pixels; i++)
                after.Set(50 + (i % 5), 44 + (i / 5), new Rgba(81, 60, 30, 255));
        });
        Assert.That(pricked.Where(each => each.Remainder > 0).SelectMany(each => each.Groups), Is.Not.Empty.And.None.AnyOf(plain.Groups));
        Assert.That(plain.Remainder, Is.Zero);
    }

    private static IReadOnlyList<RegionExplanation> Explain(Action<Raster> change)
    {
        var (was, now) = (Page(0), Page(1));
        using var before = was.Paint();
        using var after = now.Paint();
        before.Set(30, 30, Half);
        after.Set(30, 31, Half);
        // The ground's other corner is between its colours as well, so that the range around is wide.
        change(after);
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        return ShotExplanation.Of(new ExplainedSides(was.Facts, now.Facts, 1, new RequestChanges([], [])), new ComparedPictures(before, after, Mask.None), [.. regions.Take(0), Whole(regions)], new StepBudget(StepBudget.Default, CancellationToken.None))!;
    }

    private static DiffRegion Whole(IReadOnlyList<DiffRegion> regions) =>
        regions[0] with { Bounds = regions.Select(region => region.Bounds).Aggregate((one, other) => one.Union(other)) };

    private static SyntheticPage Page(int shift)
    {
        var page = new SyntheticPage(120, 100);
        page.Add(0, "div.card", new LayoutBox(30, 30 + shift, 60, 40), ("margin-top", $"{16 + shift}px"), ("background-color", "rgb(80, 60, 30)"), ("border-top-left-radius", "6px"));
        return page;
    }
}
