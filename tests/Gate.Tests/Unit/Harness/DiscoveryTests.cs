using System.IO.Compression;
using System.Text;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Pages.Live;
using Gate.Core.Rendering;
using Gate.Harness.Discovery;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

/// <summary>Finding the pages of live sites, kind ones and hostile ones.</summary>
internal sealed class DiscoveryTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Test]
    public async Task Links_are_followed_within_the_site_and_each_page_is_taken_once()
    {
        await using var server = new PageServer();
        server.Add("/", "<a href=b.html>b</a><a href='c/?y=2&x=1'>c</a><a href=//elsewhere.example/d>d</a><a href=mailto:x@y.example>m</a><a href=#top>t</a>")
            .Add("/b.html", "<a href=/>up</a><a href=index.html>again</a><a href=b.html#part>self</a><map><area href=e></map>")
            .Add("/c/?y=2&x=1", "<base href=/deep/><a href=f.html>f</a><a href='/c/?x=1&y=2'>the same</a>")
            .Add("/e", "<p>e").Add("/deep/f.html", "<p>f");

        var found = await CrawlAsync(server, new CrawlBounds());

        Assert.That(found.Pages.Select(page => page.Id.Value), Is.EqualTo(new[] { "b.html", "c/index.html?x=1&y=2", "deep/f.html", "e", "index.html" }));
        Assert.That(found.Excluded, Is.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(5));
        Assert.That((await CrawlAsync(server, new CrawlBounds { Depth = 1 })).Excluded.Select(page => page.ToString()), Is.EqualTo(new[] { "ExcludedPages { Rule = --crawl (more than 1 link from the start), Page = deep/f.html }", "ExcludedPages { Rule = --crawl (more than 1 link from the start), Page = e }" }));
    }

    /// <summary>Redirect loops, a page of 10 MB, wrong types, an endless calendar, a path that grows, a slow drip, a refusal, a server error.</summary>
    [Test]
    public async Task A_hostile_site_is_read_to_an_end_and_what_is_left_out_is_told()
    {
        var slow = 0;
        await using var server = new PageServer(path =>
            path.StartsWith("/calendar/", StringComparison.Ordinal) ? Page($"<a href=/calendar/{int.Parse(path[10..], System.Globalization.CultureInfo.InvariantCulture) + 1}>next</a>")
            : path.StartsWith("/grow/", StringComparison.Ordinal) ? Page("<a href=grow/>on</a>")
            : path == "/drip" && Interlocked.Increment(ref slow) > 0 ? PageServer.Head(200, "text/html", 1000) + "<p>and"
            : path == "/broken" ? PageServer.Head(503, "text/html", 0)
            : path == "/untold" ? "HTTP/1.1 200 X\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"
            : null);
        server.Add("/", string.Concat(new[] { "loop1", "self", "large", "data", "picture", "calendar/1", "grow/", "drip", "gone", "broken", "untold", "away" }.Select(link => $"<a href={link}>x</a>")))
            .Lead("/loop1", "/loop2").Lead("/loop2", "/loop1").Lead("/self", "/self").Lead("/away", "https://elsewhere.example/")
            .Add("/large", "<a href=/early>x</a>" + new string(' ', 10_000_000) + "<a href=/late>x</a>").Add("/early", "<p>early").Add("/late", "<p>late")
            .Add("/data", "{}", "application/json").Add("/picture", "GIF89a", "image/gif");

        var found = await CrawlAsync(server, new CrawlBounds { Alike = 20, Repeated = 2 });

        var pages = found.Pages.Select(page => page.Id.Value).ToList();
        Assert.That(pages.Where(page => !page.StartsWith("calendar/", StringComparison.Ordinal)), Is.EquivalentTo(new[] { "index.html", "large", "early", "grow/index.html", "grow/grow/index.html", "drip", "broken" }));
        Assert.That(pages.Count(page => page.StartsWith("calendar/", StringComparison.Ordinal)), Is.EqualTo(20));
        Assert.That(found.Excluded.Select(page => $"{page.Rule} {page.Page}"), Is.EquivalentTo(new[]
        {
            "--crawl (leads to another address) loop1", "--crawl (leads to another address) loop2", "--crawl (leads to another address) self", "--crawl (leads to another address) away",
            "--crawl (no HTML) data", "--crawl (no HTML) picture", "--crawl (no HTML) untold", "--crawl (answers 404) gone",
            "--crawl (beyond 20 addresses that are alike) calendar/21", "--crawl (a path that repeats itself) grow/grow/grow/index.html",
            "--crawl (links beyond the first 4 MiB of a page) large", "--crawl (links of a page that could not be read) drip", "--crawl (links of a page that could not be read) broken",
        }));
    }

    [Test]
    public async Task A_site_without_end_is_no_page_set()
    {
        await using var server = new PageServer(path => Page(string.Concat(Enumerable.Range(0, 3).Select(i => $"<a href='{path}{(char)('a' + i)}'>x</a>"))));

        Assert.That((await CrawlAsync(server, new CrawlBounds { Pages = 40, Alike = 1000 })).Pages, Has.Count.EqualTo(40));
        using var reader = Reader(server);
        var endless = await Assert.ThrowsAsync<GateException>(() => new SiteCrawl(Addresses(server), reader, new CrawlBounds { Pages = int.MaxValue }, Short).RunAsync([], CancellationToken.None));
        Assert.That((endless!.Code, endless.Exit), Is.EqualTo(("crawl-endless", GateExit.Incomplete)));
    }

    [TestCase("/", null, "site-unreadable")]
    [TestCase("/", "https://elsewhere.example/", "site-leads-elsewhere")]
    public async Task A_root_that_is_no_page_is_an_error(string path, string? to, string code)
    {
        await using var server = new PageServer();
        if (to is not null)
            server.Lead(path, to);

        Assert.That((await Assert.ThrowsAsync<GateException>(() => CrawlAsync(server, new CrawlBounds())))!.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Sitemaps_are_read_through_their_indexes_packed_ones_too()
    {
        await using var server = new PageServer();
        var root = "https://www.example.com/";
        server.Add("/sitemap.xml", $"<sitemapindex><sitemap><loc>{root}one.xml</loc></sitemap><sitemap><loc>/two.xml.gz</loc></sitemap><sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>", "application/xml")
            .Add("/one.xml", $"<urlset><url><loc>{root}</loc></url><url><loc>{root}a.html</loc></url><url><loc>https://elsewhere.example/x</loc></url></urlset>", "text/xml")
            .Add("/two.xml.gz", Packed($"<urlset><url><loc>{root}b/</loc></url><url><loc>{root}a.html</loc></url></urlset>"), "application/x-gzip");

        var found = await SitemapAsync(server, "", new Uri(root));

        Assert.That(found.Pages.Select(page => page.Id.Value), Is.EqualTo(new[] { "a.html", "b/index.html", "index.html" }));
        Assert.That(found.Excluded.Single().ToString(), Does.Contain("--sitemap (another site)").And.Contain("https://elsewhere.example/x"));
        Assert.That((await Assert.ThrowsAsync<GateException>(() => SitemapAsync(server, "one.xml", server.Address)))!.Code, Is.EqualTo("sitemap-elsewhere"), "the published address is not known");
    }

    [TestCase("nowhere.xml", "HTTP 404")]
    [TestCase("page.html", "<html>")]
    [TestCase("index.xml", "HTTP 404")]
    [TestCase("bomb.xml", "50 MiB")]
    public async Task A_sitemap_that_cannot_be_read_is_an_error(string name, string says)
    {
        await using var server = new PageServer();
        server.Add("/page.html", "<html>").Add("/index.xml", "<sitemapindex><sitemap><loc>/lost.xml</loc></sitemap></sitemapindex>", "text/xml").Add("/bomb.xml", Packed(new string(' ', 51 << 20)), "text/xml");

        var trouble = await Assert.ThrowsAsync<GateException>(() => SitemapAsync(server, name, server.Address));

        Assert.That((trouble!.Code, trouble.Exit), Is.EqualTo(("sitemap-unreadable", GateExit.Incomplete)));
        Assert.That(trouble.Message, Does.Contain(says));
    }

    [TestCase("lost.xml", "lost.xml cannot be read: HTTP 404")]
    [TestCase("https://www.example.com/page.html", "page.html cannot be read: ")]
    [TestCase("moved.xml", "there.xml cannot be read: HTTP 404")]
    [TestCase("empty.xml", "empty.xml names no pages")]
    public async Task What_is_wrong_with_a_sitemap_is_told_of_the_host_that_was_asked(string name, string says)
    {
        await using var server = new PageServer();
        server.Add("/page.html", "<html>").Add("/empty.xml", "<urlset></urlset>", "text/xml").Lead("/moved.xml", "https://www.example.com/there.xml");

        var trouble = await Assert.ThrowsAsync<GateException>(() => SitemapAsync(server, name, new Uri("https://www.example.com/")));

        Assert.That(trouble!.Message, Does.StartWith(server.Address + says));
    }

    [Test]
    public async Task Credentials_go_along_and_faults_of_the_network_are_tried_again()
    {
        var asked = 0;
        await using var server = new ScriptedServer((request, stream, stop) =>
            Interlocked.Increment(ref asked) < 3 ? ScriptedServer.SendAsync(stream, "HTTP/1.1 200 OK\r\nContent-", stop) : ScriptedServer.SendAsync(stream, Page(request.Contains("Authorization: Basic dTpwdw==\r\n", StringComparison.Ordinal) && request.Contains("X-Preview: yes\r\n", StringComparison.Ordinal) ? "<a href=/b>" : "<p>"), stop));
        var settings = new RenderSettings { HttpCredentials = ("u", "pw"), ExtraHeaders = new Dictionary<string, string> { ["X-Preview"] = "yes" } };
        using var pace = new HostPace(new LiveSettings());
        var addresses = new LiveAddress(new Site.Live(server.Address));
        using var reader = new SiteReader(addresses.Site, settings, pace);

        var found = await new SiteCrawl(addresses, reader, new CrawlBounds(), TimeSpan.FromMinutes(1)).RunAsync([], CancellationToken.None);

        Assert.That(found.Pages.Select(page => page.Id.Value), Is.EqualTo(new[] { "b", "index.html" }));
        Assert.That(reader.Retried, Is.EqualTo(2));
    }

    private static string Page(string html) => PageServer.Head(200, "text/html", html.Length) + html;

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static LiveAddress Addresses(PageServer server) => new(new Site.Live(server.Address));

    private static SiteReader Reader(PageServer server) => new(new Site.Live(server.Address), new RenderSettings(), new HostPace(new LiveSettings(TimeSpan.Zero, 8, 0)), TimeSpan.FromSeconds(2));

    private static async Task<PageSet> CrawlAsync(PageServer server, CrawlBounds bounds)
    {
        using var reader = Reader(server);
        return await new SiteCrawl(Addresses(server), reader, bounds, TimeSpan.FromMinutes(1)).RunAsync([], CancellationToken.None);
    }

    private static async Task<PageSet> SitemapAsync(PageServer server, string name, Uri shown)
    {
        using var reader = Reader(server);
        return await new SiteMapWalk(new LiveAddress(new Site.Live(shown) { Reached = server.Address }), reader).ReadAsync(name, CancellationToken.None);
    }
}
