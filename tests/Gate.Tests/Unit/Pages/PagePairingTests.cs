using Gate.Core;
using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

internal sealed class PagePairingTests
{
    private SiteFolder _before = null!;
    private SiteFolder _after = null!;

    [SetUp]
    public void SetUp() => (_before, _after) = (new SiteFolder(), new SiteFolder());

    [TearDown]
    public void TearDown()
    {
        _before.Dispose();
        _after.Dispose();
    }

    [Test]
    public void The_union_of_both_sides_sorted()
    {
        Add(_before, "same.html", "removed.html", "caf\u00e9.html");
        Add(_after, "same.html", "added.html", "cafe\u0301.html");
        var pairs = PagePairing.Pair(Folder(_before), Folder(_after), PageRules.Everything).Pairs;
        Assert.That(pairs.Select(pair => (pair.Id.Value, pair.Before?.Id.Value, pair.After?.Id.Value)), Is.EqualTo(new[]
        {
            ("added.html", null, "added.html"),
            ("cafe\u0301.html", "caf\u00e9.html", "cafe\u0301.html"),
            ("removed.html", "removed.html", null),
            ("same.html", "same.html", (string?)"same.html"),
        }));
    }

    [Test]
    public void What_rules_leave_out_is_counted_over_the_union()
    {
        Add(_before, "a.html", "drafts/1.html", "drafts/2.html");
        Add(_after, "a.html", "drafts/2.html", "drafts/3.html", "old/x.html");
        var rules = new PageRules([], [new PageRule("--exclude", "drafts/**"), new PageRule("gate.exclude", "old/*")], null);
        Assert.That(PagePairing.Pair(Folder(_before), Folder(_after), rules).Excluded, Is.EqualTo(new[]
        {
            new ExcludedCount("--exclude drafts/**", 3), new ExcludedCount("gate.exclude old/*", 1),
        }));
    }

    [Test]
    public void No_pages_is_an_error_that_names_both_sources_and_the_rules()
    {
        Add(_before, "drafts/1.html");
        var error = Error(() => PagePairing.Pair(Folder(_before), Folder(_after), new PageRules([], [new PageRule("--exclude", "**")], null)));
        Assert.That((error.Code, error.Exit), Is.EqualTo(("page-set-empty", GateExit.Usage)));
        Assert.That(error.Message, Does.Contain(_before.Root).And.Contain(_after.Root).And.Contain("--exclude ** (1)"));
    }

    [TestCase("indx.html", "the page with the nearest name is \"index.html\"; the rule is --include indx.html")]
    [TestCase("nothing/like/it.html", "loosen the rules that left every page out")]
    public void No_pages_by_a_name_that_is_not_there_offer_the_nearest(string include, string expected)
    {
        Add(_before, "index.html", "other/page.html");
        Add(_after, "index.html");
        var error = Error(() => PagePairing.Pair(Folder(_before), Folder(_after), new PageRules([new PageRule("--include", include)], [], null)));
        Assert.That(error.NextStep, Is.EqualTo(expected));
    }

    [Test]
    public void A_live_side_takes_the_pages_of_the_folder()
    {
        Add(_after, "index.html", "docs/index.html", "docs/a b.html", "myindex.html");
        var live = PageSources.Open("https://www.example.com/site", "--before");
        var pairs = PagePairing.Pair(live, Folder(_after), PageRules.Everything).Pairs;
        Assert.That(pairs.Select(pair => (pair.Before!.Address, pair.After!.Address)), Is.EqualTo(new[]
        {
            ("docs/a%20b.html", "docs/a%20b.html"), ("docs/", "docs/index.html"), ("", "index.html"), ("myindex.html", "myindex.html"),
        }));
        Assert.That(PagePairing.Pair(Folder(_after), live, PageRules.Everything).Pairs.Select(pair => pair.After!.Address), Is.EqualTo(pairs.Select(pair => pair.Before!.Address)));
    }

    [Test]
    public void Two_live_sides_need_a_list()
    {
        var (one, other) = (PageSources.Open("http://one.example", "--before"), PageSources.Open("http://other.example", "--after"));
        Assert.That(Error(() => PagePairing.Pair(one, other, PageRules.Everything)).Code, Is.EqualTo("pages-unknown"));
        var listed = Listed(one, other, "/\nblog/?p=2&a=1\nhttp://other.example/x\nold\tnew");
        Assert.That(PagePairing.Pair(one, other, listed).Pairs.Select(pair => (pair.Id.Value, pair.Before!.Address, pair.After!.Address)), Is.EqualTo(new[]
        {
            ("blog/index.html?a=1&p=2", "blog/?p=2&a=1", "blog/?p=2&a=1"), ("index.html", "", ""), ("new", "old", "new"), ("x", "x", "x"),
        }));
    }

    [Test]
    public void A_list_pairs_renamed_pages_and_shows_which_side_lacks_one()
    {
        Add(_before, "old.html", "gone.html", "docs/index.html", "unlisted.html");
        Add(_after, "new.html", "fresh.html", "docs/index.html");
        var pairs = Pair("# renamed\n\nold.html\tnew.html\r\ngone.html\n/fresh.html\ndocs/\n").Pairs;
        Assert.That(pairs.Select(pair => (pair.Id.Value, pair.Before?.Address, pair.After?.Address)), Is.EqualTo(new[]
        {
            ("docs/index.html", "docs/", "docs/"), ("fresh.html", null, "fresh.html"), ("gone.html", "gone.html", null), ("new.html", "old.html", (string?)"new.html"),
        }));
    }

    [Test]
    public void One_reference_may_serve_many_pages()
    {
        Add(_before, "ref.html");
        Add(_after, "a.html", "b.html");
        Assert.That(Pair("ref.html\ta.html\nref.html\tb.html").Pairs, Has.Count.EqualTo(2));
        Assert.That(Error(() => Pair("ref.html\ta.html\nref.html\ta.html")), Has.Property("Place").EqualTo("list.txt:2"));
    }

    [TestCase("a.html\nnowhere.html", "page-listed-missing", "list.txt:2")]
    [TestCase("\n\nx.html\ty.html", "page-listed-missing", "list.txt:3")]
    [TestCase("docs", "page-listed-missing", "list.txt:1")]
    [TestCase("a.html\n# again\n/a.html", "page-listed-twice", "list.txt:3")]
    [TestCase("leak.html", "page-listed-refused", "list.txt:1")]
    public void A_listed_page_that_cannot_be_is_an_error_at_its_line(string list, string code, string place)
    {
        Add(_before, "a.html", "docs/index.html");
        Add(_after, "a.html", "docs/index.html");
        _after.Link("leak.html", "/etc/passwd");
        var error = Error(() => Pair(list));
        Assert.That((error.Code, error.Place), Is.EqualTo((code, place)));
    }

    [Test]
    public void Excludes_hold_for_a_list_too()
    {
        Add(_before, "a.html", "b.html");
        Add(_after, "a.html", "b.html");
        var rules = Listed(Folder(_before), Folder(_after), "a.html\nb.html") with { Exclude = [new PageRule("--exclude", "b*")] };
        var pairs = PagePairing.Pair(Folder(_before), Folder(_after), rules);
        Assert.That(pairs.Pairs.Single().Id.Value, Is.EqualTo("a.html"));
        Assert.That(pairs.Excluded, Is.EqualTo(new[] { new ExcludedCount("--exclude b*", 1) }));
    }

    private PagePairs Pair(string list) => PagePairing.Pair(Folder(_before), Folder(_after), Listed(Folder(_before), Folder(_after), list));

    private static PageRules Listed(IPageSource before, IPageSource after, string list) =>
        PageRules.Everything with { Listed = PageListReader.Parse("list.txt", list, before.Site, after.Site) };

    private static FolderSource Folder(SiteFolder site) => FolderSource.Open(site.Root, "--before");

    private static void Add(SiteFolder site, params string[] paths)
    {
        foreach (var path in paths)
            site.Add(path);
    }

    private static GateException Error(Action act) => Assert.Throws<GateException>(act)!;
}
