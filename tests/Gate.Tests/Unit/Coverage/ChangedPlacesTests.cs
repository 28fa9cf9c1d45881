using Gate.Core.Semantics;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Coverage;

/// <summary>Which changed attributes are there to be seen.</summary>
[TestFixture]
internal sealed class ChangedPlacesTests
{
    [TestCase("<svg><use href='{0}'/></svg>", true)]
    [TestCase("<svg><image href='{0}'/></svg>", true)]
    [TestCase("<img alt='' src='{0}'>", true)]
    [TestCase("<a href='{0}'>A</a>", false)]
    [TestCase("<svg><a href='{0}'><text>A</text></a></svg>", false)]
    [TestCase("<video preload='{0}'></video>", false)]
    [TestCase("<p title='{0}'>A</p>", false)]
    public async Task An_attribute_is_a_place_where_it_draws(string markup, bool draws)
    {
        var review = await OnePageReview.ReviewAsync(Page("a"), Page("b"), SemanticsPolicy.Default);

        Assert.That(review.Places.Any(), Is.EqualTo(draws));

        string Page(string value) => "<!DOCTYPE html><title>T</title>" + markup.Replace("{0}", value, StringComparison.Ordinal);
    }

    [TestCase("cursor:{0}", "wait", "help", "unseen")]
    [TestCase("z-index:{0}", "1", "2", "in part, seen")]
    [TestCase("position:{0}", "relative", "sticky", "in part, seen")]
    [TestCase("position:{0}", "relative", "absolute", "seen")]
    public async Task What_a_picture_may_show_a_part_of_is_told_apart(string style, string before, string after, string told)
    {
        var review = await OnePageReview.ReviewAsync(Page(before), Page(after), SemanticsPolicy.Default);

        Assert.That(review.Places.SelectMany(page => page.Places).Select(place => place.IsSeenInPart ? "in part" : place.IsUnseen ? "unseen" : "seen").Order(StringComparer.Ordinal), Is.EqualTo(told.Split(", ")));

        string Page(string value) => $"<!DOCTYPE html><title>T</title><p style='{style.Replace("{0}", value, StringComparison.Ordinal)}'>A";
    }

    [TestCase("<b class='a'>A</b>", "<b class='b'>A</b>", "class changed in a template", TestName = "A class")]
    [TestCase("<b style='color:red'>A</b>", "<b style='color:blue'>A</b>", "style changed in a template", TestName = "A style")]
    [TestCase("<i><svg><path d='M0 0'/></svg></i>", "<i><svg><path d='M0 1'/></svg></i>", "d changed in a template", TestName = "A drawing")]
    [TestCase("<p>A<hr></p>", "<p>A</p>", "it is gone in a template", "it is gone in a template", TestName = "An element without text, and the paragraph that its tag ended")]
    [TestCase("A<hr>", "A", "it is gone in a template", TestName = "An element without text")]
    [TestCase("<p>A<br>", "<p>A<br><img src=a.png alt=''>", "it is new in a template", TestName = "A picture")]
    [TestCase("<p style='color:red;'  class='a b'>A</p>", "<p class='b a'\n style='color: red'>\nA</p>", TestName = "The same in another form")]
    [TestCase("<p>A</p>", "<p>B</p>", TestName = "A text, which has a check of its own")]
    public async Task What_a_template_holds_is_a_place_that_no_capture_tells_of(string before, string after, params string[] told)
    {
        var review = await OnePageReview.ReviewAsync(Page(before), Page(after), SemanticsPolicy.Default);

        Assert.That(review.Places.SelectMany(page => page.Places).Where(place => place.IsInert).Select(place => place.Change.What.Split(": ")[^1]), Is.EqualTo(told));

        static string Page(string content) => $"<!DOCTYPE html><title>T</title><p>X<template><div>{content}</div></template>";
    }

    [Test]
    public async Task A_template_that_comes_is_one_place_and_a_shadow_tree_is_none_of_it()
    {
        const string Page = "<!DOCTYPE html><title>T</title><p>X";
        var review = await OnePageReview.ReviewAsync(Page, Page + "<template><i class=a></i><b></b></template>", SemanticsPolicy.Default);
        Assert.That(review.Places.SelectMany(page => page.Places).Where(place => place.IsInert).Select(place => place.Change.What.Split(": ")[^1]), Is.EqualTo(new[] { "it is new" }));

        const string Shadow = "<!DOCTYPE html><title>T</title><div><template shadowrootmode=open><i class={0}></i></template></div>";
        review = await OnePageReview.ReviewAsync(Shadow.Replace("{0}", "a", StringComparison.Ordinal), Shadow.Replace("{0}", "b", StringComparison.Ordinal), SemanticsPolicy.Default);
        Assert.That(review.Places.SelectMany(page => page.Places).Where(place => place.IsInert), Is.Empty);
    }
}
