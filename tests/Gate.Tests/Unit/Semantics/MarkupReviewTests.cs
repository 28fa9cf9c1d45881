using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Core;
using Gate.Tests.Support.Semantics;
using Gate.Tests.Support;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Semantics;

/// <summary>The review of whole page sets.</summary>
internal sealed class MarkupReviewTests
{
    [Test]
    public async Task Untouched_pages_have_no_findings([Values("harbour", "fieldnotes")] string story)
    {
        var source = FolderSource.Open(StoryPages.Folder(story), "--before");
        var pairs = StoryPages.All.Where(page => page.Story == story).Select(page => StoryPages.PairOf(page.Page)).ToList();

        var review = await MarkupReview.RunAsync(source, source, pairs, SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false), Is.Empty);
        Assert.That(review.Markup, Is.Empty);
    }

    [Test]
    public async Task The_stories_own_edits_are_told_apart([Values("harbour", "fieldnotes")] string story)
    {
        var before = FolderSource.Open(StoryPages.Folder(story), "--before");
        var after = FolderSource.Open(StoryPages.Folder(story, "after"), "--after");
        var pairs = PagePairing.Pair(before, after, PageRules.Everything).Pairs;

        var review = await MarkupReview.RunAsync(before, after, pairs, SemanticsPolicy.Default, CancellationToken.None);

        var failing = review.Findings(_ => true).Where(finding => finding.Severity == Severity.Fail).Select(finding => $"{finding.Check} {finding.Page}");
        string[] expected = story == "harbour" ? [] : ["aria notes/index.html", "broken-links notes/index.html"];
        Assert.That(failing, Is.EquivalentTo(expected));
    }

    [Test]
    public async Task The_same_change_on_many_pages_is_one_finding()
    {
        var (before, after) = (new MemorySite(), new MemorySite());
        List<PagePair> pairs = [];
        foreach (var page in new[] { "a.html", "b.html", "deep/c.html" })
        {
            var up = page.Contains('/', StringComparison.Ordinal) ? "../" : "";
            before.With(page, $"<!DOCTYPE html><title>{page}</title><nav><a href=\"{up}a.html\" aria-current=\"page\">Home</a></nav><p>{page}</p>");
            after.With(page, $"<!DOCTYPE html><title>{page}</title><nav><a href=\"{up}gone.html\">Home</a></nav><p>{page}</p>");
            pairs.Add(StoryPages.PairOf(page));
        }

        var review = await MarkupReview.RunAsync(new ServedSource(before), new ServedSource(after), pairs, SemanticsPolicy.Default, CancellationToken.None);
        var again = await MarkupReview.RunAsync(new ServedSource(before), new ServedSource(after), [.. Enumerable.Reverse(pairs)], SemanticsPolicy.Default, CancellationToken.None);

        var findings = review.Findings(_ => false);
        Assert.That(findings.Select(finding => finding.Check), Is.EquivalentTo(new[] { "aria", "broken-links" }));
        Assert.That(findings.Select(Words), Is.EqualTo(again.Findings(_ => false).Select(Words)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(findings[0].Message, Is.EqualTo("<a> \"Home\": aria-current=\"page\" is gone; on 3 pages"));
            Assert.That(findings[0].Location, Is.EqualTo("before/a.html:1:59 → after/a.html:1:42"));
            Assert.That(findings[1].Message, Does.Contain("\"gone.html\": there is no such page or file, it led to \"a.html\"; on 3 pages"));
            Assert.That(findings.Select(finding => finding.Pages), Is.All.EqualTo(new[] { "a.html", "b.html", "deep/c.html" }));
        }

        static string Words(Finding finding) => System.Text.Json.JsonSerializer.Serialize(finding, ReportJson.LineOptions);
    }

    [TestCase("<button aria-label=Close>×</button>", "<button>×</button>", Severity.Fail)]
    [TestCase("<button aria-label=Close>Shut</button>", "<button>Shut</button>", Severity.Warn)]
    public async Task A_name_of_which_only_a_sign_is_left_is_lost(string old, string now, Severity expected)
    {
        var before = new MemorySite().With("a.html", "<!DOCTYPE html><meta charset=utf-8><title>L</title>" + old);
        var after = new MemorySite().With("a.html", "<!DOCTYPE html><meta charset=utf-8><title>L</title>" + now);

        var review = await MarkupReview.RunAsync(new ServedSource(before), new ServedSource(after), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => true).Where(finding => finding.Check == "accessible-name").Select(finding => finding.Severity), Is.EqualTo(new[] { expected }));
    }

    [TestCase("<h2>Why <a href=#why>#</a></h2>", "", Severity.Warn, TestName = "A_link_gone_with_its_text_warns_although_other_links_are_called_the_same")]
    [TestCase("<p><a href=#why>Reasons</a>", "<p>Reasons", Severity.Fail, TestName = "A_link_whose_text_is_plain_now_fails")]
    public async Task A_link_is_gone(string old, string now, Severity expected)
    {
        const string others = "<!DOCTYPE html><title>L</title><h2 id=why>One <a href=#one id=one>#</a></h2>";
        var before = new MemorySite().With("a.html", others + old);
        var after = new MemorySite().With("a.html", others + now);

        var review = await MarkupReview.RunAsync(new ServedSource(before), new ServedSource(after), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => true).Where(finding => finding.Check == "link-target").Select(finding => finding.Severity), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task A_link_that_was_broken_before_is_no_finding()
    {
        const string page = "<!DOCTYPE html><title>T</title><a href=\"gone.html#x\">Gone</a><p>";

        Assert.That(await FindingsAsync(page + "One", page + "One "), Is.Empty);
    }

    [Test]
    public async Task An_untouched_page_that_links_to_what_another_lost_is_told()
    {
        const string links = "<!DOCTYPE html><title>L</title><a href=\"a.html#spot\">Spot</a><a href=\"b.html\">B</a><a href=\"c.html\">C</a>";
        var before = new MemorySite().With("links.html", links).With("a.html", "<p id=spot>A").With("b.html", "<p>B");
        var after = new MemorySite().With("links.html", links).With("a.html", "<p id=sport>A");
        var removed = StoryPages.PairOf("b.html") with { After = null };

        var review = await MarkupReview.RunAsync(
            new ServedSource(before), new ServedSource(after), [StoryPages.PairOf("a.html"), removed, StoryPages.PairOf("links.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Select(finding => finding.Message), Is.EquivalentTo(new[]
        {
            "<a> \"Spot\": the link leads to \"a.html#spot\": the page has no \"#spot\"",
            "<a> \"B\": the link leads to \"b.html\": there is no such page or file",
        }));
    }

    [TestCase("<a href='http:\\\\site.localhost\\b.html'>B</a>")]
    [TestCase("<a href='http:b.html'>B</a>")]
    [TestCase("<a href='http://%73ite.localhost/b.html'>B</a>")]
    [TestCase("<a href='b&#9;.html'>B</a>")]
    [TestCase("<base href='javascript:0'><a href='b.html'>B</a>")]
    [TestCase("<svg><a xlink:href='b.html'>B</a></svg>")]
    public async Task A_link_of_an_untouched_page_leads_where_browsers_are_led(string link)
    {
        var page = "<!DOCTYPE html><title>L</title>" + link;
        var (before, after) = (new MemorySite().With("d/links.html", page).With("d/b.html", "<p>B").With("b.html", "<p>B"), new MemorySite().With("d/links.html", page));
        PagePair[] pairs = [.. new[] { "b.html", "d/b.html" }.Select(name => StoryPages.PairOf(name) with { After = null }), StoryPages.PairOf("d/links.html")];

        var review = await MarkupReview.RunAsync(new ServedSource(before), new ServedSource(after), pairs, SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Select(finding => (finding.Check, finding.Page)), Is.EqualTo(new[] { ("broken-links", "d/links.html") }));
    }

    [TestCase("about.html", "about.html", "broken-links <a> \"About\": the link leads to \"about.html\": there is no such page or file", TestName = "A_link_to_the_old_name_of_a_renamed_page_is_dead")]
    [TestCase("about.html", "about-us.html", null, TestName = "A_link_that_followed_its_page_is_no_finding")]
    [TestCase("about.html?a=1#who", "about-us.html?a=1#who", null, TestName = "A_link_into_a_page_that_followed_it_is_no_finding")]
    [TestCase("about.html#who", "about-us.html", "link-target <a> \"About\": led to \"about.html#who\", leads to \"about-us.html\"", TestName = "A_link_that_lost_its_fragment_on_the_way_leads_elsewhere")]
    [TestCase("about.html", "index.html", "link-target <a> \"About\": led to \"about.html\", leads to \"index.html\"", TestName = "A_link_that_did_not_follow_its_page_leads_elsewhere")]
    public async Task Links_to_a_page_that_was_renamed(string was, string now, string? expected)
    {
        const string about = "<!DOCTYPE html><title>A</title><p id=who>Us <a href=index.html>Home</a> <a href=#who>Up</a>";
        var before = new MemorySite().With("index.html", Page(was)).With("about.html", about);
        var after = new MemorySite().With("index.html", Page(now)).With("about-us.html", about);

        Assert.That(await RenamedAsync(before, after, "about.html", "about-us.html"), Is.EqualTo(expected is null ? Array.Empty<string>() : [expected]));

        static string Page(string href) => $"<!DOCTYPE html><title>I</title><p><a href=\"{href}\">About</a>";
    }

    [TestCase("Us, and how we came here", "the same content", TestName = "A_page_that_is_gone_and_one_that_is_new_with_its_content_are_told_together")]
    [TestCase("Us, and how we came", "nearly the same content", TestName = "A_page_that_is_gone_and_one_that_is_new_with_nearly_its_content_are_told_together")]
    [TestCase("Nothing that was there before, at all", null, TestName = "A_page_of_other_content_is_no_renamed_page")]
    public async Task Pages_that_may_be_one(string now, string? expected)
    {
        const string frame = "<!DOCTYPE html><title>A</title><nav><a href=/one>One</a><a href=/two>Two</a></nav><p>The words that the page is about stay as they were</p><p>{0}</p>";
        var before = new MemorySite().With("about.html", frame.Replace("{0}", "Us, and how we came here", StringComparison.Ordinal)).With("z.html", "<p>Other");
        var after = new MemorySite().With("about-us.html", (expected is null ? "<p>{0}</p>" : frame).Replace("{0}", now, StringComparison.Ordinal));
        PagePair[] pairs = [StoryPages.PairOf("about-us.html") with { Before = null }, StoryPages.PairOf("about.html") with { After = null }, StoryPages.PairOf("z.html") with { After = null }];

        var review = await MarkupReview.RunAsync(new ServedSource(before), new ServedSource(after), pairs, SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Select(finding => (finding.Check, finding.Severity, finding.Page, finding.Message)), Is.EqualTo(expected is null
            ? Array.Empty<(string, Severity, string?, string)>()
            : [("page-renamed", Severity.Warn, "about-us.html", $"the page is new, and \"about.html\" is gone, with {expected}: if it was renamed, list all pages in a file for --pages, one a line, and this one as \"about.html\", a tab and \"about-us.html\"")]));
    }

    [Test]
    public async Task A_page_that_moved_to_a_folder_is_followed_to_its_index()
    {
        var before = new MemorySite().With("index.html", "<!DOCTYPE html><a href=about.html>About</a>").With("about.html", "<!DOCTYPE html><a href=/>Home</a>");
        var after = new MemorySite().With("index.html", "<!DOCTYPE html><a href=about/>About</a>").With("about/", "<!DOCTYPE html><a href=/>Home</a>").With("about/index.html", "<!DOCTYPE html><a href=/>Home</a>");

        Assert.That(await RenamedAsync(before, after, "about.html", "about/index.html"), Is.Empty);
    }

    [Test]
    public async Task Relative_links_of_a_page_that_moved_are_read_where_it_is_now()
    {
        const string about = "<!DOCTYPE html><a href=index.html>Home</a>";
        var before = new MemorySite().With("index.html", "<!DOCTYPE html>").With("about.html", about);
        var after = new MemorySite().With("index.html", "<!DOCTYPE html>").With("us/about.html", about);

        Assert.That(await RenamedAsync(before, after, "about.html", "us/about.html"), Is.EqualTo(new[]
        {
            "broken-links <a> \"Home\": the link leads to \"us/index.html\": there is no such page or file, it led to \"index.html\"",
        }));
    }

    [TestCase("<div popover>{0}</div>", "hidden-text", Severity.Warn)]
    [TestCase("<div popover=manual><b>{0}</b></div>", "hidden-text", Severity.Warn)]
    [TestCase("<dialog>{0}</dialog>", "hidden-text", Severity.Warn)]
    [TestCase("<dialog open>{0}</dialog>", "visible-text", Severity.Fail)]
    [TestCase("<div popovertarget=x>{0}</div>", "visible-text", Severity.Fail)]
    public async Task Text_in_what_is_closed_is_hidden_text(string element, string check, Severity severity)
    {
        var found = await FindingsAsync("<!DOCTYPE html><title>T</title>" + element.Replace("{0}", "Terms of 2019", StringComparison.Ordinal), "<!DOCTYPE html><title>T</title>" + element.Replace("{0}", "Terms of 2020", StringComparison.Ordinal));

        Assert.That(found.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { (check, severity) }));
    }

    [TestCase(".ad", "<div class=ad>one</div>", "<div class=ad>two</div>", Severity.Info)]
    [TestCase(".ad", "<div class=ad><p><b>one</b> or</p></div>", "<div class=ad><p><b>two</b> and</p></div>", Severity.Info)]
    [TestCase(".ad", "<div class=ad></div>", "<div class=ad>two</div>", Severity.Info)]
    [TestCase("aside, .ad", "<aside>one</aside>", "<aside>two</aside>", Severity.Info)]
    [TestCase(".ad", "<div class=ad>one</div><p>three", "<div class=ad>two</div><p>four", Severity.Fail, TestName = "Text_beside_a_mask_is_not_masked")]
    [TestCase(".ad", "<div class=ad>one</div>", "<div>two</div>", Severity.Fail, TestName = "Text_that_is_masked_on_one_side_only_is_not_masked")]
    [TestCase(".banner", "<div class=ad>one</div>", "<div class=ad>two</div>", Severity.Fail, TestName = "Text_under_no_mask_is_not_masked")]
    [TestCase(":made-up(.ad)", "<div class=ad>one</div>", "<div class=ad>two</div>", Severity.Fail, TestName = "A_selector_that_is_not_known_here_masks_no_text")]
    public async Task Text_under_a_mask_is_told_by_the_pixels_that_differ_there(string selector, string old, string now, Severity expected)
    {
        var mask = new MaskRule { Selector = selector, Reason = "rotating advertisement" };
        var review = await MaskedAsync(old, now, mask);

        var found = review.Findings(_ => false, page => page == "a.html").Where(finding => finding.Check == "visible-text").ToList();

        Assert.That(found.Select(finding => finding.Severity), Is.EqualTo(new[] { expected }));
        Assert.That(found[0].Message.EndsWith($"; under the mask {selector}, where pixels differ", StringComparison.Ordinal), Is.EqualTo(expected == Severity.Info));
        Assert.That(Weights(review.Findings(_ => false, _ => false)), Is.EqualTo(new[] { Severity.Fail }), "no pixel differs, under a mask neither");
        Assert.That(Weights(review.Findings(_ => true, _ => true)), Is.Empty);
    }

    [TestCase("b.html", false)]
    [TestCase("*.html", true)]
    public async Task Only_masks_of_the_page_that_are_in_force_count(string pages, bool isExpired)
    {
        var mask = new MaskRule { Selector = ".ad", Reason = "rotating advertisement", IsExpired = isExpired, Scope = new ShotScope { Pages = Glob.Parse(pages, "test") } };
        var review = await MaskedAsync("<div class=ad>one</div>", "<div class=ad>two</div>", mask);

        Assert.That(Weights(review.Findings(_ => false, _ => true)), Is.EqualTo(new[] { Severity.Fail }));
    }

    [Test]
    public async Task The_policy_weighs_and_silences()
    {
        const string before = "<!DOCTYPE html><title>T</title><p lang=\"de\" aria-busy=\"true\">Eins";
        const string after = "<!DOCTYPE html><title>T</title><p>Eins";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await WeightsAsync(SemanticsPolicy.Default), Is.EqualTo(new[] { "aria Fail", "language Warn" }));
            Assert.That(await WeightsAsync(SemanticsPolicy.Create(SemanticsMode.Warn)), Is.EqualTo(new[] { "aria Warn", "language Warn" }));
            Assert.That(await WeightsAsync(SemanticsPolicy.Create(SemanticsMode.Fail)), Is.EqualTo(new[] { "aria Fail", "language Fail" }));
            Assert.That(await WeightsAsync(SemanticsPolicy.Create(SemanticsMode.Off)), Is.Empty);
            Assert.That(await WeightsAsync(SemanticsPolicy.Create(SemanticsMode.Default, new Dictionary<string, SemanticsMode> { ["aria"] = SemanticsMode.Off })), Is.EqualTo(new[] { "language Warn" }));
        }

        async Task<IEnumerable<string>> WeightsAsync(SemanticsPolicy policy) =>
            (await FindingsAsync(before, after, policy)).Select(finding => $"{finding.Check} {finding.Severity}");
    }

    [Test]
    public void An_unknown_check_is_an_error_with_the_near_name()
    {
        var error = Assert.Throws<GateException>(() => SemanticsPolicy.Create(SemanticsMode.Default, new Dictionary<string, SemanticsMode> { ["broken-link"] = SemanticsMode.Off }));

        Assert.That(error!.NextStep, Does.Contain("\"broken-links\""));
    }

    [Test]
    public async Task A_source_that_cannot_be_read_is_incomplete()
    {
        var review = await MarkupReview.RunAsync(
            new ServedSource(new MemorySite().With("a.html", "<p>")), new ServedSource(new MemorySite()), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("markup-unread", Severity.Incomplete) }));
    }

    [Test]
    public async Task A_live_site_is_skipped_and_says_so()
    {
        var review = await MarkupReview.RunAsync(
            LiveSource.Open("https://www.example.com/", "--before"), new ServedSource(new MemorySite()), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);

        Assert.That(review.Findings(_ => false).Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("semantics-skipped", Severity.Info) }));
    }

    [Test]
    public void Cancellation_ends_the_review()
    {
        var files = new ServedSource(new MemorySite().With("a.html", "<p>"));

        Assert.That(
            async () => await MarkupReview.RunAsync(files, files, [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("")]
    [TestCase("\0\0<p>\0")]
    [TestCase("<")]
    [TestCase("</")]
    [TestCase("<!--")]
    [TestCase("<a href=")]
    [TestCase("<a href=\"x")]
    [TestCase("<script>`${")]
    [TestCase("<svg><title>x</title><![CDATA[<p>]]></svg>")]
    [TestCase("<frameset><frame src=x>")]
    [TestCase("<plaintext><p>")]
    [TestCase("<table><p>x<tr><b>y</table>")]
    public async Task Hostile_markup_is_reviewed(string markup)
    {
        var findings = await FindingsAsync("<!DOCTYPE html><p>Text", markup);

        Assert.That(findings.Select(finding => finding.Check), Does.Not.Contain("markup-unread"));
    }

    private static async Task<IEnumerable<string>> RenamedAsync(MemorySite before, MemorySite after, string was, string now)
    {
        var (old, page) = (StoryPages.PairOf(was), StoryPages.PairOf(now));
        var review = await MarkupReview.RunAsync(
            new ServedSource(before), new ServedSource(after), [page with { Before = old.Before }, StoryPages.PairOf("index.html")], SemanticsPolicy.Default, CancellationToken.None);
        return review.Findings(_ => false).Select(finding => $"{finding.Check} {finding.Message}");
    }

    private static IEnumerable<Severity> Weights(IEnumerable<Finding> findings) => findings.Where(finding => finding.Check == "visible-text").Select(finding => finding.Severity);

    private static Task<MarkupReview> MaskedAsync(string old, string now, MaskRule mask) => MarkupReview.RunAsync(
        new ServedSource(new MemorySite().With("a.html", $"<!DOCTYPE html><title>T</title><p>Hello</p>{old}")),
        new ServedSource(new MemorySite().With("a.html", $"<!DOCTYPE html><title>T</title><p>Hello</p>{now}")),
        [StoryPages.PairOf("a.html")],
        SemanticsPolicy.Default,
        [mask],
        CancellationToken.None);
}
