using Gate.Core.Explain;
using Gate.Core.Run.Facts;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Why one shot differs, in one line.</summary>
internal sealed class ShotSentenceTests
{
    private static readonly CauseFacts Padding = new("header", "style", "padding", "15px", "17px", null) { Group = "g-padding" };
    private static readonly CauseFacts Moved = new("main", "shift", "y", "110px", "114px", null);

    [Test]
    public void An_edit_of_the_page_itself_is_named_before_what_moved_its_region_and_all_others() =>
        Assert.That(
            ShotSentence.Of([Region(1832, Padding, Text("Pearson", "Pierson"), Moved), Region(3099, Padding, Moved), Region(3099, Padding, Moved)]),
            Is.EqualTo("one heading text changed; header padding 15px → 17px"));

    [Test]
    public void Alike_ones_are_counted_and_the_rest_is_a_number() =>
        Assert.That(
            ShotSentence.Of(
            [
                Region(10, Padding, Text("a", "b")), Region(20, Padding, Text("c", "d")),
                Region(40, Style("color")), Region(30, Style("width")), Region(20, Style("height")),
            ]),
            Is.EqualTo("p color 1 → 2; p width 1 → 2; p height 1 → 2; 2 more"));

    [Test]
    public void A_region_without_groups_of_its_causes_is_told_by_the_likeliest() =>
        Assert.That(
            ShotSentence.Of([Region(10, Padding with { Group = null }, Text("a", "b") with { Group = null }), Region(5) with { Explanation = "unexplained" }]),
            Is.EqualTo("header padding 15px → 17px; 1 region unexplained"));

    [Test]
    public void Without_the_layout_nothing_is_said() => Assert.That(ShotSentence.Of([Region(10) with { Explanation = null }]), Is.Null);

    private static CauseFacts Text(string before, string after) => new("div.card > h2", "text", null, before, after, null) { Group = $"g-{before}" };

    private static CauseFacts Style(string name) => new("p", "style", name, "1", "2", null) { Group = $"g-{name}" };

    private static RegionFacts Region(long ae, params CauseFacts[] causes) => new() { X = 0, Y = 0, Width = 10, Height = 10, Ae = ae, Explanation = "whole", Causes = causes };
}
