using Gate.Core.Explain;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Which of several changes of a region is named first: the edit behind most of its pixels, however many elements it dresses.</summary>
[TestFixture]
public sealed class WeighingTests
{
    private const string Sheet = ".card { background-color: rgb(10, 10, 10) }\n.one { background-color: rgb(20, 20, 20) }\n.two { background-color: rgb(30, 30, 30) }";

    [Test]
    public void A_rule_of_many_small_boxes_comes_before_one_of_a_larger_one()
    {
        var (was, now) = (Page(0), Page(5));
        using var before = was.Paint();
        using var after = now.Paint();
        var edited = Sheet.Replace("0)", "5)", StringComparison.Ordinal);
        var edits = new SheetEdits().Between(new SheetText("s.css", Sheet, StyleText.Parts(Sheet, "before/s.css")), new SheetText("s.css", edited, StyleText.Parts(edited, "after/s.css")));
        var sides = new ExplainedSides(was.Facts, now.Facts, 1, new RequestChanges([], [])) { Edits = new StyleEdits(edits.Edits, []) };
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        var told = ShotExplanation.Of(sides, new ComparedPictures(before, after, Mask.None), [regions[0] with { Bounds = Region.OfSize(120, 40) }], new StepBudget(StepBudget.Default, CancellationToken.None))!.Single();
        Assert.That(told.Causes.Select(cause => cause.Rule), Is.EqualTo(new[] { ".card", ".one", ".two" }));
    }

    private static SyntheticPage Page(int step)
    {
        var page = new SyntheticPage(120, 40);
        for (var at = 0; at < 6; at++)
            page.Add(0, "div.card", new LayoutBox(at * 20, 2, 10, 10), ("background-color", $"rgb(10, 10, {10 + step})"));
        page.Add(0, "div.one", new LayoutBox(0, 20, 14, 14), ("background-color", $"rgb(20, 20, {20 + step})"));
        page.Add(0, "div.two", new LayoutBox(40, 20, 12, 12), ("background-color", $"rgb(30, 30, {30 + step})"));
        return page;
    }
}
