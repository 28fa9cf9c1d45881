using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Serving;
using Gate.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>What real Chromium makes of the proxy.</summary>
[Category("Browser")]
internal sealed class SiteProxyBrowserTests
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserFinder.Find(new BrowserSettings { ExecutablePath = Environment.GetEnvironmentVariable("GATE_BROWSER") }).Path,
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
        });
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Test]
    public async Task A_page_with_all_it_needs_comes_whole()
    {
        var files = new MemorySite()
            .With("index.html", """
                <!doctype html><title>ü</title><link rel=stylesheet href="a%20b.css"><img src=dot.svg>
                <script type=module src=m.mjs></script><iframe src=x.xhtml></iframe>
                """)
            .With("a b.css", "body { color: rgb(1, 2, 3) }")
            .With("dot.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='7' height='5'/>")
            .With("m.mjs", "document.body.dataset.module = 'ran'")
            .With("x.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><body><p/>&#160;</body></html>");
        var seen = await VisitAsync(files, new RenderSettings(), async page =>
        {
            Assert.That(await page.TitleAsync(), Is.EqualTo("ü"));
            Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.body).color"), Is.EqualTo("rgb(1, 2, 3)"));
            Assert.That(await page.EvaluateAsync<int>("document.images[0].naturalWidth"), Is.EqualTo(7));
            Assert.That(await page.EvaluateAsync<string>("document.body.dataset.module"), Is.EqualTo("ran"));
            Assert.That(await page.EvaluateAsync<string>("frames[0].document.contentType"), Is.EqualTo("application/xhtml+xml"));
            Assert.That(await page.EvaluateAsync<bool>("isSecureContext"), Is.True);
        });
        Assert.That(seen.Select(record => (record.Url, record.Status)), Is.EquivalentTo(new[]
        {
            ("http://site.localhost/", 200), ("http://site.localhost/a%20b.css", 200), ("http://site.localhost/dot.svg", 200),
            ("http://site.localhost/m.mjs", 200), ("http://site.localhost/x.xhtml", (int?)200),
        }));
    }

    [TestCase("https://www.example.com/docs/")]
    [TestCase("http://www.example.com/docs/")]
    [TestCase("https://localhost:8443/")]
    [TestCase("http://127.0.0.1:81/x/")]
    public async Task A_published_address_is_served_under_its_name(string address)
    {
        var files = new MemorySite().With("index.html", "<!doctype html><link rel=stylesheet href=a.css><p>served").With("a.css", "p { color: rgb(4, 5, 6) }");
        var seen = await VisitAsync(files, new RenderSettings { BaseUrl = new Uri(address) }, async page =>
        {
            Assert.That(page.Url, Is.EqualTo(address));
            Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('p')).color"), Is.EqualTo("rgb(4, 5, 6)"));
        });
        Assert.That(seen.Select(record => record.Url), Is.EqualTo(new[] { address, address + "a.css" }));
    }

    /// <summary>Each file holds the bytes of "é" in the encoding that it declares, or that is left to guess.</summary>
    [TestCase("none.html", "<title>\u00c3\u00a9", "UTF-8", Description = "valid UTF-8, nothing declared")]
    [TestCase("meta.html", "<meta charset=iso-8859-1><title>\u00e9", "windows-1252")]
    [TestCase("late.html", "<style>/*2000*/</style><meta charset=iso-8859-1><title>\u00e9", "windows-1252", Description = "far down the head")]
    [TestCase("mark.html", "\u00ef\u00bb\u00bf<meta charset=iso-8859-1><title>\u00c3\u00a9", "UTF-8", Description = "a byte order mark beats it")]
    [TestCase("page.xhtml", "<?xml version='1.0' encoding='iso-8859-1'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>\u00e9</title></head></html>", "windows-1252")]
    [TestCase("text.txt", "\u00c3\u00a9", "UTF-8")]
    public async Task The_encoding_is_the_pages_own(string name, string latin1, string encoding)
    {
        var files = new MemorySite().With("index.html", "").With(name, System.Text.Encoding.Latin1.GetBytes(latin1.Replace("2000", new string('x', 2000), StringComparison.Ordinal)));
        await VisitAsync(files, new RenderSettings(), async page =>
        {
            await page.GotoAsync("http://site.localhost/" + name);
            Assert.That(await page.EvaluateAsync<string>("document.characterSet"), Is.EqualTo(encoding));
            Assert.That(await page.EvaluateAsync<string>("document.title || document.body.innerText"), Is.EqualTo("é"));
        });
    }

    [Test]
    public async Task What_pages_can_show_of_the_host_is_fixed()
    {
        var files = new MemorySite().With("index.html", "<!doctype html><script>window.date = fetch('').then(answer => answer.headers.get('date'))</script>");
        await VisitAsync(files, new RenderSettings { BaseUrl = new Uri("http://site.localhost/x/") }, async page =>
        {
            Assert.That(await page.EvaluateAsync<string>("document.lastModified"), Does.StartWith("01/01/2022 ").Or.StartWith("12/31/2021 "));
            Assert.That(await page.EvaluateAsync<string>("window.date"), Is.EqualTo("Sat, 01 Jan 2022 00:00:00 GMT"));
        });
    }

    [Test]
    public async Task Nothing_else_is_reached_and_all_of_it_is_recorded()
    {
        await using var canary = new Canary();
        var files = new MemorySite().With("index.html", $$"""
            <!doctype html>
            <link rel=stylesheet href="http://styles.example/a.css">
            <img src="https://images.example/a.png"><iframe src="http://frames.example/"></iframe>
            <img src="http://127.0.0.1:{{canary.Port}}/image"><img src="http://localhost:{{canary.Port}}/image">
            <script>
              const tries = {};
              const fetching = (name, url, options) => fetch(url, options).then(() => 'reached', () => 'failed').then(result => tries[name] = result);
              const socket = (name, url) => new Promise(done => {
                const ws = new WebSocket(url);
                ws.onopen = () => done(tries[name] = 'reached');
                ws.onerror = () => done(tries[name] = 'failed');
              });
              window.done = Promise.all([
                fetching('no-cors', 'http://foreign.example/no-cors', { mode: 'no-cors' }),
                fetching('no-cors-tls', 'https://foreign.example/', { mode: 'no-cors' }),
                fetching('loopback', 'http://127.0.0.1:{{canary.Port}}/fetch', { mode: 'no-cors' }),
                fetching('ipv6', 'http://[::1]:{{canary.Port}}/fetch', { mode: 'no-cors' }),
                fetching('strange', 'http://a!b.example/', { mode: 'no-cors' }),
                fetching('long', 'http://long.example/?' + 'x'.repeat(100000), { mode: 'no-cors' }),
                fetching('port', 'http://site.localhost:{{canary.Port}}/', { mode: 'no-cors' }),
                socket('ws', 'ws://127.0.0.1:{{canary.Port}}/'),
                socket('ws-foreign', 'ws://sockets.example/'),
                socket('wss', 'wss://sockets.example/'),
                socket('ws-own', 'ws://site.localhost/socket'),
              ]).then(() => tries);
            </script>
            """);
        var seen = await VisitAsync(files, new RenderSettings(), async page =>
        {
            var tries = await page.EvaluateAsync<Dictionary<string, string>>("window.done");
            Assert.That(tries, Has.Count.EqualTo(11));
            Assert.That(tries.Where(entry => entry.Value != "failed"), Is.Empty);
            Assert.That(page.Frames[1].Url, Is.EqualTo("chrome-error://chromewebdata/"));
        });
        Assert.That(canary.Heard, Is.Empty);
        var refused = seen.Where(record => record.Result == RequestResult.RefusedHost).Select(record => ProxyTarget.ParseAbsolute(record.Url)!.Host).ToHashSet();
        Assert.That(refused, Is.EquivalentTo(new[]
        {
            "styles.example", "images.example", "frames.example", "127.0.0.1", "localhost", "[::1]", "foreign.example",
            "a!b.example", "long.example", "site.localhost", "sockets.example",
        }));
        TestContext.Out.WriteLine(string.Join('\n', seen.Select(record => $"{record.Method} {record.Url[..Math.Min(80, record.Url.Length)]} {record.Result} {record.Status}")));
    }

    private async Task<IReadOnlyList<ProxyRecord>> VisitAsync(MemorySite files, RenderSettings settings, Func<IPage, Task> look)
    {
        await using var proxy = await Proxies.StartAsync(new Site.Served(files), settings);
        await using var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            Proxy = new Proxy { Server = proxy.Address.ToString(), Bypass = "<-loopback>" },
            IgnoreHTTPSErrors = settings.BaseUrl.Scheme == "https",
        });
        var log = proxy.BeginShot();
        var page = await context.NewPageAsync();
        await page.GotoAsync(settings.BaseUrl.AbsoluteUri);
        await look(page);
        await log.WhenIdleAsync(CancellationToken.None);
        // Full Chromium, unlike its headless shell, looks for an icon by itself and in its own time.
        return [.. log.Records.Where(record => !record.Url.EndsWith("/favicon.ico", StringComparison.Ordinal))];
    }
}
