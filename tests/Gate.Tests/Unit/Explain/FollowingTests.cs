using Gate.Core.Explain;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Pixels that no shift accounts for: they follow from an edit where nothing else differs between what the sides were made of, and only there.</summary>
[TestFixture]
public sealed class FollowingTests
{
    private const string Moves = ".card{margin-top:16px}";
    private const string Colours = "#other{color:red}";
    private const string Draws = "#other{clip-path:none}";
    private const string Hides = "input::placeholder{color:red}";

    [Test]
    public void A_needle_stands_apart_where_the_inputs_are_not_known()
    {
        var (needle, plain) = (Explain(Prick, Moves, isKnown: false), Explain(_ => { }, Moves, isKnown: false));
        Assert.That(needle.Remainder, Is.EqualTo(3));
        Assert.That(needle.Groups, Is.Not.Empty.And.None.AnyOf(plain.Groups));
    }

    [Test]
    public void What_the_only_edit_leaves_over_is_its_group()
    {
        var (left, plain) = (Explain(Prick, Moves, isKnown: true), Explain(_ => { }, Moves, isKnown: false));
        Assert.That((left.Remainder, left.ByInputs, left.Verdict), Is.EqualTo(((long?)0, 3L, "whole")));
        Assert.That(left.Groups, Is.EqualTo(plain.Groups), "the same group as on a page where nothing was left over");
        Assert.That(left.Causes[0].Rule, Is.EqualTo(".card"));
    }

    [Test]
    public void An_edit_that_only_colours_its_elements_is_not_asked_about_others()
    {
        var left = Explain(Prick, Moves + Colours, isKnown: true);
        Assert.That((left.Remainder, left.Causes[0].Rule), Is.EqualTo(((long?)0, ".card")));
    }

    [TestCase(Draws)]
    [TestCase(Hides)]
    public void A_place_that_two_edits_may_be_behind_is_left_over_and_called_by_none(string other)
    {
        var left = Explain(Far, Moves + other, isKnown: true, new Region(100, 90, 110, 95));
        Assert.That((left.Remainder, left.Verdict, left.Causes.Count), Is.EqualTo(((long?)2, "unexplained", 0)));
        Assert.That(Explain(Far, Moves, isKnown: true, new Region(100, 90, 110, 95)).Causes[0].Rule, Is.EqualTo(".card"));
    }

    [Test]
    public void What_an_element_drew_that_is_not_laid_out_any_more_is_accounted_for()
    {
        var (was, now) = (Page(0), Page(0));
        foreach (var page in new[] { was, now })
            page.Add(1, "span.label", new LayoutBox(40, 40, 20, 8), ("background-color", "rgb(1, 2, 3)"));
        using var before = was.Paint();
        using var after = now.Paint();
        for (var at = 0; at < 60 * 40; at++)
            after.Set(30 + (at % 60), 30 + (at / 60), new Rgba(255, 255, 255, 255));
        LayoutFacts gone = new([.. now.Facts.Nodes.Select((node, index) => index is 1 or 3 ? node with { Box = null, Styles = [], Attributes = index == 3 ? node.Attributes : new Dictionary<string, string> { ["class"] = "card d-none" } } : node)]);
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        var told = ShotExplanation.Of(new ExplainedSides(was.Facts, gone, 1, new RequestChanges([], [])), new ComparedPictures(before, after, Mask.None), regions, new StepBudget(StepBudget.Default, CancellationToken.None))!.Single();
        Assert.That((told.Remainder, string.Join(", ", told.Causes.Select(cause => $"{cause.Kind} {cause.Selector}"))), Is.EqualTo(((long?)0, "attribute div.card.d-none")));
    }

    private static void Prick(Raster image)
    {
        for (var i = 0; i < 3; i++)
            image.Set(50 + i, 44, new Rgba(81, 60, 30, 255));
    }

    private static void Far(Raster image)
    {
        image.Set(101, 91, new Rgba(1, 2, 3, 255));
        image.Set(103, 92, new Rgba(1, 2, 3, 255));
    }

    private static RegionExplanation Explain(Action<Raster> change, string sheet, bool isKnown, Region? region = null)
    {
        var (was, now) = (Page(0), Page(1));
        using var before = was.Paint();
        using var after = now.Paint();
        change(after);
        var edited = sheet.Replace("16px", "17px", StringComparison.Ordinal).Replace("red", "blue", StringComparison.Ordinal).Replace("none", "circle(1px)", StringComparison.Ordinal);
        var edits = new SheetEdits().Between(new SheetText("s.css", sheet, StyleText.Parts(sheet, "before/s.css")), new SheetText("s.css", edited, StyleText.Parts(edited, "after/s.css")));
        var sides = new ExplainedSides(was.Facts, now.Facts, 1, new RequestChanges([], [])) { Edits = new StyleEdits(edits.Edits, []), Inputs = isKnown && edits.IsWhole ? new InputEdits(edits.Edits, []) : null };
        var regions = PixelComparer.Compare(before, after, Mask.None, CompareSettings.Default).Regions;
        return ShotExplanation.Of(sides, new ComparedPictures(before, after, Mask.None), [regions[0] with { Bounds = region ?? new Region(25, 25, 95, 80) }], new StepBudget(StepBudget.Default, CancellationToken.None))!.Single();
    }

    // The other element is coloured on both sides by nothing: what its rule says shows nowhere.
    private static SyntheticPage Page(int shift)
    {
        var page = new SyntheticPage(120, 100);
        page.Add(0, "div.card", new LayoutBox(30, 30 + shift, 60, 40), ("margin-top", $"{16 + shift}px"), ("background-color", "rgb(80, 60, 30)"));
        page.Add(0, "div#other", new LayoutBox(2, 2, 6, 6), ("color", shift == 0 ? "rgb(255, 0, 0)" : "rgb(0, 0, 255)"), ("clip-path", shift == 0 ? "none" : "circle(1px)"));
        return page;
    }
}
