using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Pages;

/// <summary>A file whose name is no UTF-8 is served, counted and told like any other: <c>caf%E9.png</c> leads to it on every web server.</summary>
[Platform("Linux")]
internal sealed class RawNameTests
{
    private GitScratch _before = null!;
    private GitScratch _after = null!;

    [SetUp]
    public void SetUp() => (_before, _after) = (new GitScratch(), new GitScratch());

    [TearDown]
    public void TearDown()
    {
        foreach (var side in new[] { _before, _after })
        {
            RawFiles.Clear(side.Root);
            side.Dispose();
        }
    }

    [Test]
    public async Task It_is_served_at_the_address_of_its_bytes([Values] bool isCommit)
    {
        RawFiles.Write(Site(_after), @"caf\351.png", "latin");
        RawFiles.Write(Site(_after), @"caf\303\251.png", "unicode");
        RawFiles.Write(Site(_after), @"caf\357\277\275.png", "replacement");
        RawFiles.Write(Site(_after), @"\203t\203@/\202.txt", "in a folder");
        RawFiles.Write(Site(_after), @"\351t\351/index.html", "index");
        RawFiles.Link(Site(_after), "linked.png", @"caf\351.png");
        RawFiles.Link(Site(_after), @"alias\351", @"\203t\203@");

        using var source = Source(_after, isCommit);

        foreach (var (path, content) in new[]
        {
            ("caf%E9.png", "latin"), ("caf%e9.png", "latin"), ("caf%C3%A9.png", "unicode"), ("caf%EF%BF%BD.png", "replacement"), ("%83t%83@/%82.txt", "in a folder"),
            ("%E9t%E9/", "index"), ("linked.png", "latin"), ("alias%E9/%82.txt", "in a folder"),
        })
        {
            Assert.That(await GetAsync(source.Value, path), Does.StartWith("HTTP/1.1 200 OK\r\n").And.EndWith("\r\n\r\n" + content), path);
        }

        Assert.That(await GetAsync(source.Value, "%E9t%E9"), Does.StartWith("HTTP/1.1 301 ").And.Contain("Location: http://site.localhost/%E9t%E9/\r\n"));
        foreach (var path in new[] { "caf%E8.png", "caf%E9", "%E9t%E9/no.html", "caf%E9.png/", "%C0%AE%C0%AE/caf%E9.png", "caf%ED%B3%A9.png" })
            Assert.That(await GetAsync(source.Value, path), Does.StartWith("HTTP/1.1 404 "), path);
    }

    [Test]
    public void What_it_holds_and_what_it_is_called_count_in_the_digest([Values] bool isCommit)
    {
        RawFiles.Write(Site(_before), @"caf\351.png", "was");
        RawFiles.Write(Site(_after), @"caf\351.png", "is");
        using var was = Source(_before, isCommit);
        using var now = Source(_after, isCommit);
        Assert.That(SiteDigest.Of(now.Value, default), Is.Not.EqualTo(SiteDigest.Of(was.Value, default)), "other bytes");

        RawFiles.Clear(Site(_after));
        RawFiles.Write(Site(_after), @"caf\350.png", "was");
        using var renamed = Source(_after, isCommit);
        Assert.That(SiteDigest.Of(renamed.Value, default), Is.Not.EqualTo(SiteDigest.Of(was.Value, default)), "another name");
    }

    [Test]
    public void A_commit_has_the_digest_of_its_folder()
    {
        RawFiles.Write(Site(_after), @"\351t\351/caf\351.png", "picture");
        RawFiles.Link(Site(_after), "linked.png", @"\351t\351/caf\351.png");
        using var commit = Source(_after, isCommit: true);
        using var folder = Source(_after, isCommit: false);
        Assert.That(SiteDigest.Of(commit.Value, default), Is.EqualTo(SiteDigest.Of(folder.Value, default)));
    }

    [Test]
    public void It_is_told_by_its_bytes_where_it_changed([Values] bool isCommit)
    {
        RawFiles.Write(Site(_before), @"caf\351.png", "was");
        RawFiles.Write(Site(_after), @"caf\351.png", "is");
        RawFiles.Write(Site(_before), @"same\351.png", "same");
        RawFiles.Write(Site(_after), @"same\351.png", "same");
        using var was = Source(_before, isCommit);
        using var now = Source(_after, isCommit);

        var changed = SiteListing.Changed(SiteDigest.Read(was.Value, default)!, SiteDigest.Read(now.Value, default)!).Single();

        Assert.That((PathBytes.Shown(changed.Path), changed.Change), Is.EqualTo((@"caf\xE9.png", FileChange.Other)));
    }

    [Test]
    public void An_edit_of_it_while_the_run_lasts_is_seen()
    {
        RawFiles.Write(Site(_after), @"caf\351.png", "was");
        var tree = ((ITreeSource)FolderSource.Open(Site(_after), "--after")).Tree();
        var then = TreeStamp.Of(tree);
        Assert.That(then.FirstMoved(TreeStamp.Of(tree)), Is.Null);

        RawFiles.Write(Site(_after), @"caf\351.png", "is");

        Assert.That(then.FirstMoved(TreeStamp.Of(tree)), Is.EqualTo(@"caf\xE9.png"));
    }

    [Test]
    public void A_page_is_called_by_its_bytes_and_asked_for_by_them([Values] bool isCommit)
    {
        _after.Write("site/a.html", "<title>a</title>");
        RawFiles.Write(Site(_after), @"\351t\351/caf\351.html", "<title>b</title>");
        using var source = Source(_after, isCommit);

        var pages = source.Value.FindPages(PageRules.Everything)!.Pages;

        Assert.That(pages.Select(page => (page.Id.Value, page.Address)), Is.EqualTo(new[] { (@"\xE9t\xE9/caf\xE9.html", "%E9t%E9/caf%E9.html"), ("a.html", "a.html") }));
        Assert.That(PageBytes.Read(source.Value.Site, pages[0]), Is.EqualTo("<title>b</title>"u8.ToArray()));
        var rules = new PageRules([], [new PageRule("--exclude", @"**/caf\xE9.html")], null);
        Assert.That(source.Value.FindPages(rules)!.Pages.Select(page => page.Id.Value), Is.EqualTo(new[] { "a.html" }));
        var listed = PageListReader.Parse("list.txt", "%e9t%E9/caf%E9.html", source.Value.Site, source.Value.Site).Lines.Single();
        Assert.That((listed.Before, listed.After), Is.EqualTo((pages[0], pages[0])));
        Assert.That(PageListReader.Parse("list.txt", @"\xE9%74\xE9/caf\xE9.html", source.Value.Site, source.Value.Site).Lines.Single().After, Is.EqualTo(pages[0]), "as it is called");
    }

    [Test]
    public void What_a_page_is_called_leads_back_to_its_bytes_and_to_no_other_page()
    {
        foreach (var name in new[] { "a.html", "caf\udce9.html", "\udcc3(/é\udc80.html", "caf%E9.html" })
            Assert.That(PathBytes.Read(PathBytes.Shown(name)), Is.EqualTo(name));
        foreach (var id in new[] { @"x\y", @"x\xE", @"x\x41", @"x\xe9", @"x\xGG", @"x\" })
            Assert.That(PathBytes.Read(id), Is.EqualTo(id), "the name of no page");
    }

    [Test]
    public void A_name_that_is_written_as_such_a_page_is_called_is_none_of_a_page()
    {
        _after.Write(@"site/caf\xE9.html", "<title>a</title>");
        RawFiles.Write(Site(_after), @"caf\351.html", "<title>b</title>");
        using var source = Source(_after, isCommit: false);

        Assert.That(Assert.Throws<GateException>(() => source.Value.FindPages(PageRules.Everything))!.Code, Is.EqualTo("page-unservable"));
    }

    [Test]
    public void Rules_of_the_site_count_for_its_address()
    {
        _after.Write("site/_redirects", "/old/* /new/:splat 301\n");
        var answer = FolderSource.Open(Site(_after), "--after").Site is Gate.Core.Pages.Site.Served served && Gate.Harness.Serving.SitePath.Resolve("/old/caf%E9.png", "/") is { } path ? served.Files.Find(path) : null;
        Assert.That(answer, Is.EqualTo(new SiteAnswer.Moved("/new/caf%E9.png", 301)));
    }

    private static string Site(GitScratch side) => Directory.CreateDirectory(side.At("site")).FullName;

    private static Opened Source(GitScratch side, bool isCommit)
    {
        if (!isCommit)
            return new Opened(FolderSource.Open(Site(side), "--after"));
        side.Commit("x");
        return new Opened(GitSource.Open("git:HEAD:site", "--after", side.Root));
    }

    private static async Task<string> GetAsync(IPageSource source, string path)
    {
        await using var proxy = await Proxies.StartAsync((Gate.Core.Pages.Site.Served)source.Site, new RenderSettings());
        proxy.BeginShot();
        return await RawClient.ExchangeAsync(proxy.Address, $"GET http://site.localhost/{path} HTTP/1.1\r\nHost: site.localhost\r\nConnection: close\r\n\r\n");
    }

    private sealed record Opened(IPageSource Value) : IDisposable
    {
        public void Dispose() => (Value as IDisposable)?.Dispose();
    }
}
