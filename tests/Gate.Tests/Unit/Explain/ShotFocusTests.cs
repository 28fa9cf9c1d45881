using Gate.Core.Explain;
using Gate.Core.Run.Facts;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Where a small picture of a shot looks.</summary>
internal sealed class ShotFocusTests
{
    private static readonly CauseFacts Padding = new("header", "style", "padding", "15px", "17px", null) { Group = "g-padding", AfterBox = new BoxFacts(0, 0, 1280, 60) };
    private static readonly CauseFacts Text = new("h2", "text", null, "a", "b", null) { Group = "g-text", AfterBox = new BoxFacts(40, 700, 500, 30) };

    [Test]
    public void It_is_the_region_of_the_cause_that_the_sentence_names_first_though_another_is_larger()
    {
        RegionFacts[] regions = [Region(0, 2000, 1280, 3000, 90_000, Padding), Region(0, 0, 1280, 60, 800, Padding), Region(60, 690, 100, 30, 40, Text)];
        Assert.That(ShotSentence.Of(regions), Does.StartWith("one heading text changed"));
        Assert.That(ShotFocus.Of(regions), Is.EqualTo(new BoxFacts(60, 700, 100, 20)), "and of that region what its element has");
    }

    [Test]
    public void Of_several_places_of_one_cause_it_is_the_largest_in_which_its_element_lies() =>
        Assert.That(ShotFocus.Of([Region(0, 2000, 1280, 3000, 90_000, Padding), Region(10, 0, 900, 60, 800, Padding)]), Is.EqualTo(new BoxFacts(10, 0, 900, 60)));

    [Test]
    public void A_removed_element_is_looked_for_where_it_was() =>
        Assert.That(
            ShotFocus.Of([Region(0, 0, 300, 900, 50, new CauseFacts("p", "removed", null, "p", null, null) { BeforeBox = new BoxFacts(8, 400, 200, 20) })]),
            Is.EqualTo(new BoxFacts(8, 400, 200, 20)));

    [Test]
    public void What_nothing_explains_is_its_largest_region()
    {
        Assert.That(ShotFocus.Of([Region(5, 5, 9, 9, 3), Region(0, 50, 90, 9, 30)]), Is.EqualTo(new BoxFacts(0, 50, 90, 9)));
        Assert.That(ShotFocus.Of([Region(5, 5, 9, 9, 3), Region(0, 50, 90, 9, 30) with { Explanation = null }]), Is.EqualTo(new BoxFacts(0, 50, 90, 9)));
        Assert.That(ShotFocus.Of([]), Is.Null);
    }

    [TestCase(600, 300, 20, 20, 450, 210)]
    [TestCase(2, 3, 20, 20, 0, 0)]
    [TestCase(1270, 790, 10, 10, 960, 600)]
    [TestCase(400, 300, 800, 20, 360, 210, TestName = "What_is_wider_is_shown_from_its_beginning")]
    public void The_thumbnail_never_leaves_the_picture(int x, int y, int width, int height, int left, int top) =>
        Assert.That(ShotFocus.Crop(new BoxFacts(x, y, width, height), 1280, 800), Is.EqualTo(new BoxFacts(left, top, 320, 200)));

    private static RegionFacts Region(int x, int y, int width, int height, long ae, params CauseFacts[] causes) =>
        new() { X = x, Y = y, Width = width, Height = height, Ae = ae, Causes = causes, Explanation = causes.Length == 0 ? "unexplained" : "whole", Remainder = 0 };
}
