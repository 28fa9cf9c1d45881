using Gate.Core.Explain;
using Gate.Core.Run.Facts;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>All that changed in one clause that can be said aloud.</summary>
internal sealed class SpokenChangesTests
{
    [Test]
    public void The_widest_spread_comes_first_and_every_kind_has_its_count()
    {
        var told = SpokenChanges.Of(
        [
            Group("g-1", 1, new CauseFacts("td.price", "text", null, "12", "13", null)),
            Group("g-2", 4, new CauseFacts("main > img", "attribute", "src", "a.png", "b.png", null)),
            Group("g-3", 214, new CauseFacts("header > a:nth-of-type(2)", "style", "margin-top", "16px", "17px", null) { Rule = "header a" }),
        ]);
        Assert.That(told, Is.EqualTo("3 changes on 214 shots: header a margin-top 16px → 17px (214 shots), one image replaced (4), one table cell text changed (1)"));
    }

    [Test]
    public void Alike_ones_are_counted_what_is_left_over_stands_first_and_the_rest_is_a_number()
    {
        var told = SpokenChanges.Of(
        [
            Group("g-1", 1, new CauseFacts("p.a", "text", null, "1", "2", null)),
            Group("g-2", 2, new CauseFacts("p.b", "text", null, "3", "4", null)),
            Group("g-3", 9, new CauseFacts(".x", "style", "color", "red", "blue", null)),
            Group("g-4", 8, new CauseFacts(".y", "style", "color", "red", "blue", null)),
            Group("g-5", 1, new CauseFacts("ul > li", "added", null, null, "li", null)),
            Group("g-6", 1, new CauseFacts(".x", "style", "color", "red", "blue", null)) with { Kind = "pixels", Remainder = true },
            Group("g-7", 1) with { Kind = "pixels", Remainder = true },
        ]);
        Assert.That(told, Is.EqualTo("6 changes on 9 shots: .x color red → blue (9 shots, 1 not wholly accounted for), one place unexplained (1), .y color red → blue (8), 3 more"));
    }

    [Test]
    public void A_cause_that_leaves_something_over_wherever_it_shows_is_still_the_change()
    {
        var cause = new CauseFacts("h3", "text", null, "Activities", "Activity", null);
        Assert.That(SpokenChanges.Of([Group("g-1", 2, cause) with { Kind = "pixels", Remainder = true }]), Is.EqualTo("1 change on 2 shots: one heading text changed (2 shots, not wholly accounted for)"));
    }

    [Test]
    public void A_cause_and_its_edges_drawn_anew_are_one_change()
    {
        var cause = new CauseFacts("p", "style", "padding-top", "1px", "2px", null) { Rule = ".card" };
        Assert.That(SpokenChanges.Of([Group("g-1", 3, cause), Group("g-2", 5, cause) with { Kind = "redrawn" }]), Is.EqualTo("1 change on 5 shots: .card padding-top 1px → 2px (5 shots)"));
    }

    [Test]
    public void Changes_are_counted_as_the_heading_counts_them()
    {
        var cause = new CauseFacts("p", "style", "padding-top", "1px", "2px", null) { Rule = ".card" };
        Assert.That(SpokenChanges.CountOf([Group("g-1", 3, cause), Group("g-2", 5, cause) with { Kind = "redrawn" }, Group("g-3", 1) with { Remainder = true }]), Is.EqualTo(2));
        Assert.That(SpokenChanges.CountOf([Group("g-1", 1)]), Is.Zero);
    }

    [Test]
    public void Nobody_reads_out_a_gradient_or_a_list_of_forty_selectors()
    {
        var rule = string.Join(", ", Enumerable.Range(0, 40).Select(index => $".button-{index}:hover"));
        var cause = new CauseFacts("p", "style", "background-image", new string('a', 200), new string('b', 200), null) { Rule = rule };
        Assert.That(SpokenChanges.Of([Group("g-1", 1, cause)]), Is.EqualTo("1 change on 1 shot: .button-0:hover and 39 others background-image changed (1 shot)"));
    }

    [TestCase("a.nav", "text", null, "one link text changed")]
    [TestCase("div.x", "text", null, "one text changed")]
    [TestCase("ul > li:nth-of-type(2)", "removed", null, "one list item removed")]
    [TestCase("div.x", "box", "order", "one element moved among its neighbours")]
    [TestCase("http://a/b.woff2", "resource", "http://a/b.woff2?v=1", "one font replaced")]
    [TestCase("main > div.row:nth-of-type(2)", "shift", "y", "div.row moved down by 1 px")]
    [TestCase("main > img", "attribute", "src", "one image replaced")]
    [TestCase("svg > image", "attribute", "href", "one image replaced")]
    [TestCase("nav > a:nth-of-type(2)", "attribute", "href", "one link leads elsewhere")]
    [TestCase("map > area", "attribute", "href", "one link leads elsewhere")]
    [TestCase("iframe", "attribute", "src", "one frame replaced")]
    [TestCase("video.hero", "attribute", "src", "one video replaced")]
    [TestCase("main > embed", "attribute", "src", "one embedded file replaced")]
    [TestCase("object", "attribute", "data", "one embedded file replaced")]
    [TestCase("td", "attribute", "colspan", "td colspan 1px → 2px")]
    public void Each_kind_has_its_words(string selector, string kind, string? name, string words) =>
        Assert.That(SpokenCause.Of(new CauseFacts(selector, kind, name, "1px", "2px", null)).One, Is.EqualTo(words));

    [TestCase("sha256:0123456789ab", "status 404", "one image missing now")]
    [TestCase("sha256:0123456789ab", "not answered", "one image missing now")]
    [TestCase("status 404", "sha256:0123456789ab", "one image no longer missing")]
    [TestCase("status 404", "status 410", "one image replaced")]
    [TestCase(null, "sha256:0123456789ab", "one image replaced")]
    public void A_file_that_is_not_there_any_more_was_not_replaced(string? before, string? after, string words) =>
        Assert.That(SpokenCause.Of(new CauseFacts("img", "resource", "http://a/b.png", before, after, null)).One, Is.EqualTo(words));

    [Test]
    public void Groups_by_pixels_alone_have_nothing_to_be_called_by() =>
        Assert.That(SpokenChanges.Of([Group("g-1", 1)]), Is.Empty);

    private static GroupFacts Group(string id, int shots, params CauseFacts[] causes) =>
        new(id, "a title", [.. Enumerable.Range(0, shots).Select(index => $"p{index}.html@desktop")]) { Kind = "cause", Causes = causes };
}
