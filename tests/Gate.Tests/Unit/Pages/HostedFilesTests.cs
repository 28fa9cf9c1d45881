using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

/// <summary>The conventions of static hosts.</summary>
internal sealed class HostedFilesTests
{
    private SiteFolder _site = null!;

    [SetUp]
    public void SetUp()
    {
        _site = new SiteFolder();
        foreach (var name in new[] { "index.html", "about.html", "both.html", "both/index.html", "notes.txt", "app.html", "café.html", "two words.html" })
            _site.Add(name);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [TestCase("about", "found about.html")]
    [TestCase("about.html", "found about.html")]
    [TestCase("about/", "missing")]
    [TestCase("both", "folder")]
    [TestCase("notes", "missing")]
    [TestCase("../about", "refused")]
    public void An_address_without_its_extension_finds_the_page(string path, string answer) => Assert.That(Answer(path), Is.EqualTo(answer));

    [Test]
    public void What_is_missing_shows_the_site_s_own_page()
    {
        _site.Add("404.html");

        Assert.That((Answer("nowhere"), Answer("about")), Is.EqualTo(("missing with 404.html", "found about.html")));
    }

    [TestCase("old", "301 /new")]
    [TestCase("old/", "301 /new")]
    [TestCase("old/deeper", "missing")]
    [TestCase("news/2024/03/x y", "302 /blog/2024/x%20y")]
    [TestCase("shop/a/b.html", "308 https://shop.example.com/a/b.html")]
    [TestCase("app/some/where", "found app.html")]
    [TestCase("about.html", "301 /about-us")]
    [TestCase("notes.txt", "found notes.txt")]
    [TestCase("gone", "missing with app.html")]
    [TestCase("for-swiss", "missing")]
    [TestCase("search", "missing")]
    [TestCase("bad-status", "missing")]
    [TestCase("hack", "missing")]
    [TestCase("latin", "found café.html")]
    [TestCase("query", "found app.html")]
    [TestCase("copy/two words.html", "found two words.html")]
    [TestCase("thé", "302 /tea")]
    [TestCase("sly", "refused")]
    [TestCase("one-segment", "missing")]
    [TestCase("nul", "missing")]
    public void Rules_of_a_redirects_file_count(string path, string answer)
    {
        _site.Add("_redirects", """
            # a comment
            /old /new
            /news/:year/:month/:slug  /blog/:year/:slug  302
            /shop/*  https://shop.example.com/:splat  308
            /app/*  /app.html  200
            /about.html /about-us 301!
            /notes.txt /elsewhere 301   # a file that is there wins
            /gone /app.html 404
            /for-swiss /ch 302 Country=ch
            /search q=:q /found/:q 301
            /bad-status /x 999
            /hack javascript:alert(1)
            /latin /caf%C3%A9.html 200
            /query /app.html?from=query 200
            /copy/* /:splat 200
            /th%C3%A9 /tea 302
            /sly /both/%2e%2e/%2e%2e/secret 200
            /one-segment /both%2Findex.html 200
            /nul /app%00.html 200
            """);

        Assert.That(Answer(path), Is.EqualTo(answer));
    }

    [Test]
    public void Two_single_files_are_one_page_whatever_they_are_called()
    {
        var before = PageSources.Open(_site.Add("old.html", "a"), "--before");
        var after = PageSources.Open(_site.Add("new.html", "b"), "--after");

        var pair = PagePairing.Pair(before, after, PageRules.Everything).Pairs.Single();

        Assert.Multiple(() =>
        {
            Assert.That((pair.Id.Value, pair.Before?.Address, pair.After?.Address), Is.EqualTo(("new.html", "old.html", "new.html")));
            Assert.That(((Site.Served)after.Site).Files.Find("about.html"), Is.TypeOf<SiteAnswer.Missing>(), "nothing beside it");
            Assert.That(SiteDigest.Of(before, default), Is.Not.EqualTo(SiteDigest.Of(after, default)).And.StartsWith("sha256:"));
            Assert.That(Assert.Throws<Gate.Core.GateException>(() => PageSources.Open(Path.Combine(_site.Root, "notes.txt"), "--after"))!.Code, Is.EqualTo("source-not-a-page"));
        });
    }

    private string Answer(string path) => ((Site.Served)FolderSource.Open(_site.Root, "--after").Site).Files.Find(path) switch
    {
        SiteAnswer.Found found => $"found {found.Name}",
        SiteAnswer.Moved moved => $"{moved.Status} {moved.Target}",
        SiteAnswer.Missing { Page: { } page } => $"missing with {page.Name}",
        var other => other.GetType().Name.ToLowerInvariant(),
    };
}
