using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Semantics;

/// <summary>An id that stands on another element than it did, and that links of other pages lead to.</summary>
internal sealed class MovedAnchorTests
{
    private const string Head = "<!DOCTYPE html><title>T</title>";
    private const string Was = Head + "<h2 id=terms>Terms</h2><h2>Prices</h2>";
    private const string Now = Head + "<h2>Terms</h2><h2 id=terms>Prices</h2>";

    [TestCase("<a href=d/page.html#terms>Our terms</a>")]
    [TestCase("<a href='/d/./page.html#%74erms'>Our terms</a>")]
    [TestCase("<base href=d/><a href=page.html?a=1#terms>Our terms</a>")]
    [TestCase("<map name=m><area href=d/page.html#terms alt='Our terms'></map>")]
    [TestCase("<svg><a xlink:href=d/page.html#terms><text>Our terms</text></a></svg>")]
    public async Task The_link_of_an_untouched_page_fails(string link)
    {
        var found = await ReviewAsync(("d/page.html", Was, Now), ("other.html", Head + link, Head + link));

        Assert.That(found.Select(finding => (finding.Check, finding.Page, finding.Severity)), Is.EqualTo(new[] { ("link-target", "other.html", Severity.Fail) }));
        Assert.That(found[0].Message, Does.EndWith("led to <h2> \"Terms\", leads to <h2> \"Prices\", where \"d/page.html" + (link.Contains("a=1", StringComparison.Ordinal) ? "?a=1" : "") + "#terms\" is now"));
        Assert.That(found[0].Location, Does.StartWith("before/other.html:1:").And.Contain("after/other.html:1:"));
    }

    [Test]
    public async Task The_link_of_a_page_that_changed_elsewhere_fails()
    {
        const string link = Head + "<p><a href=d/page.html#terms>Our terms</a></p>";

        var found = await ReviewAsync(("d/page.html", Was, Now), ("other.html", link + "<p>A", link + "<p  class=x>A"));

        Assert.That(found.Select(finding => (finding.Check, finding.Page)), Is.EqualTo(new[] { ("link-target", "other.html") }));
    }

    [TestCase("d/index.html", "d/#terms")]
    [TestCase("d/index.html", "d#terms")]
    [TestCase("about.html", "about#terms")]
    public async Task The_page_is_what_hosts_show_at_the_address(string page, string href)
    {
        var link = $"{Head}<a href={href}>Our terms</a>";

        var found = await ReviewAsync((page, Was, Now), ("other.html", link, link));

        Assert.That(found.Select(finding => (finding.Check, finding.Page)), Is.EqualTo(new[] { ("link-target", "other.html") }));
    }

    [Test]
    public async Task One_that_the_page_links_to_as_well_is_told_for_each()
    {
        const string own = "<p><a href=#terms>Up</a>";
        const string link = Head + "<a href=page.html#terms>Our terms</a>";

        var found = await ReviewAsync(("page.html", Was + own, Now + own), ("other.html", link, link));

        Assert.That(found.Select(finding => (finding.Check, finding.Page)), Is.EquivalentTo(new[] { ("link-target", "other.html"), ("link-target", "page.html") }));
    }

    [Test]
    public async Task A_name_that_is_gone_is_a_broken_link()
    {
        const string link = Head + "<a href=page.html#terms>Our terms</a>";

        var found = await ReviewAsync(("page.html", Head + "<a name=terms>Terms</a>", Head + "<a>Terms</a>"), ("other.html", link, link));

        Assert.That(found.Select(finding => (finding.Check, finding.Page)), Is.EqualTo(new[] { ("broken-links", "other.html") }));
    }

    [TestCase(Now, "<a href=page.html>Our terms</a>", TestName = "A_link_to_the_page_as_a_whole")]
    [TestCase(Now, "<a href=page.html#top>Our terms</a>", TestName = "A_link_to_the_top")]
    [TestCase(Now, "<a href=https://other.example/page.html#terms>Our terms</a>", TestName = "A_link_to_another_host")]
    [TestCase(Now, "<a href=#terms>Our terms</a><p id=terms>", TestName = "A_link_to_the_same_name_at_home")]
    [TestCase(Head + "<h2>Prices</h2><h2 id=terms>Terms</h2>", "<a href=page.html#terms>Our terms</a>", TestName = "A_heading_that_took_its_id_along")]
    [TestCase(Head + "<p>New</p><h2 id=terms>Terms</h2><h2>Prices</h2>", "<a href=page.html#terms>Our terms</a>", TestName = "A_line_above")]
    [TestCase(Head + "<h2 id=terms>Terms and more</h2><h2>Prices</h2>", "<a href=page.html#terms>Our terms</a>", TestName = "A_heading_with_other_words")]
    [TestCase(Head + "<section id=terms><h2>Terms</h2></section><h2>Prices</h2>", "<a href=page.html#terms>Our terms</a>", TestName = "From_a_heading_to_its_section")]
    public async Task A_link_that_leads_where_it_led_is_silent(string now, string link) =>
        Assert.That((await ReviewAsync(("page.html", Was, now), ("other.html", Head + link, Head + link))).Where(finding => finding.Page == "other.html"), Is.Empty);

    [Test]
    public async Task A_check_that_is_off_reads_nothing()
    {
        var read = 0;
        var other = new MemorySite().With("page.html", Now).With("other.html", Head + "<a href=page.html#terms>Our terms</a>").WithOpening("other.html", () => read++);
        var before = new MemorySite().With("page.html", Was).With("other.html", Head + "<a href=page.html#terms>Our terms</a>");
        var policy = SemanticsPolicy.Create(SemanticsMode.Default, new Dictionary<string, SemanticsMode> { ["link-target"] = SemanticsMode.Off });

        var review = await MarkupReview.RunAsync(new ServedSource(before), new ServedSource(other), [StoryPages.PairOf("page.html"), StoryPages.PairOf("other.html")], policy, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Where(finding => finding.Page == "other.html"), Is.Empty);
        Assert.That(read, Is.EqualTo(1));
    }

    private static async Task<IReadOnlyList<Finding>> ReviewAsync(params (string Page, string Before, string After)[] pages)
    {
        var (before, after) = (new MemorySite(), new MemorySite());
        foreach (var (page, was, now) in pages)
        {
            before.With(page, was);
            after.With(page, now);
        }

        var review = await MarkupReview.RunAsync(new ServedSource(before), new ServedSource(after), [.. pages.Select(page => StoryPages.PairOf(page.Page))], SemanticsPolicy.Default, CancellationToken.None);
        return [.. review.Findings(_ => false).Where(finding => finding.Severity == Severity.Fail)];
    }
}
