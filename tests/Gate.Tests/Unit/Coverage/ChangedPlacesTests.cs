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
}
