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
}
