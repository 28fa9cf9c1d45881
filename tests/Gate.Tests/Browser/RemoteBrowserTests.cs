using System.Text.Json;
using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Browsers;
using Gate.Tests.Support;
using Gate.Tests.Support.Network;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>Browsers that a Playwright server starts in a network of its own: the same pictures and walls as here, or a clear no.</summary>
[Category("Browser")]
[Platform("Linux")]
internal sealed class RemoteBrowserTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly string Chromium = BrowserFinder.Find(new BrowserSettings { ExecutablePath = Environment.GetEnvironmentVariable("GATE_BROWSER") }).Path;

    private OtherMachine _machine = null!;
    private Uri _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _machine = await OtherMachine.StartAsync();
        _server = await _machine.ServeAsync(Nothing, "run-server", "--unsafe", "--host", _machine.There.ToString(), "--path", "/browsers");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _machine.DisposeAsync();

    [Test]
    public async Task The_same_site_gives_the_same_pictures()
    {
        var site = new MemorySite().With("style.css", "h1 { font: 40px serif; transform: rotate(2deg) } .odd { color: #36c }")
            .With("inner.html", "<p>within")
            .With("data.json", "[1, 2, 3]")
            .With("index.html", """<!doctype html><link rel=stylesheet href=style.css><h1>Harbour ½ 港</h1><iframe src=inner.html></iframe><p id=p></p><script>fetch('data.json').then(a => a.json()).then(a => p.textContent = a + ' ' + Math.random() + ' ' + Date.now())</script>""")
            .With("other.html", "<!doctype html><link rel=stylesheet href=style.css><p class=odd>one<p>two<script>new Worker(URL.createObjectURL(new Blob(['1'])))</script>");
        var changed = new MemorySite().With("style.css", "h1 { font: 40px serif; transform: rotate(3deg) } .odd { color: #36c }")
            .With("inner.html", "<p>within!").With("data.json", "[1, 2, 4]").With("index.html", "<!doctype html><link rel=stylesheet href=style.css><h1>Harbour</h1>").With("other.html", "<!doctype html><p>one");
        await using var here = await ChromiumRenderer.StartAsync(new BrowserSettings { Workers = 2, ExecutablePath = Chromium }, new RenderSettings(), TestContext.Out.WriteLine, CancellationToken.None);
        await using var there = await StartAsync(_server);
        foreach (var address in new[] { "http://site.localhost/", "https://www.example.com/docs/" })
        {
            var plan = Plans.Of(site, changed, "index.html", "other.html");
            plan = plan with { Settings = plan.Settings with { BaseUrl = new Uri(address) } };

            Assert.That(Pictures(await there.RenderAllAsync(plan)), Is.EqualTo(Pictures(await here.RenderAllAsync(plan))), address);
        }

        Assert.That(there.Environment.Flags, Is.EqualTo(here.Environment.Flags));
        Assert.That((there.Environment.Browser, there.Environment.Executable, there.Environment.Sandbox), Is.EqualTo((here.Environment.Browser, here.Environment.Executable, here.Environment.Sandbox)));
        Assert.That(there.Environment.Os, Does.Contain("remote, fonts "));
        Assert.That(there.Environment.Fonts, Is.Not.EqualTo(here.Environment.Fonts), "names are not versions");
    }

    [Test]
    public async Task A_page_reaches_gate_alone()
    {
        await using var canary = new Canary(_machine.Here);
        var address = $"{_machine.Here}:{canary.Port}";
        var site = new MemorySite().With("index.html", $"<!doctype html><p>x<img src='http://{address}/image'><script>fetch('http://{address}/fetch').catch(() => 0); new WebSocket('ws://{address}/socket')</script>");
        await using (var renderer = await StartAsync(_server))
        {
            var shot = (await renderer.RenderAllAsync(Plans.Of(site, site) with { Confirm = 1, Shots = [Plans.OnlyAfter("index.html")] })).Single();
            Assert.That(shot.After!.First.Requests.Count(request => request.Result == RequestResult.RefusedHost), Is.GreaterThanOrEqualTo(2));
        }

        Assert.That(canary.Heard, Is.Empty);

        // A browser of that server without gate does get there.
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.ConnectAsync(_server.AbsoluteUri, new BrowserTypeConnectOptions
        {
            Headers = [KeyValuePair.Create("x-playwright-launch-options", JsonSerializer.Serialize(new Dictionary<string, string> { ["executablePath"] = Chromium }))],
        });
        await (await browser.NewPageAsync()).GotoAsync($"http://{address}/");
        Assert.That(canary.Heard, Has.Member("GET / HTTP/1.1"));
    }

    [Test]
    public async Task A_server_that_drops_flags_is_refused_with_their_names()
    {
        using var browsers = new ScratchFolder();
        var server = await _machine.ServeAsync(Registry(browsers), "run-server", "--host", _machine.There.ToString());

        var refused = await Assert.ThrowsAsync<GateException>(() => StartAsync(server, executable: null));

        Assert.That((refused!.Code, refused.Exit), Is.EqualTo(("remote-flags", GateExit.Incomplete)), refused.Message);
        Assert.That(refused.Message, Does.Contain("--host-resolver-rules, ").And.Contain("--disable-lcd-text, ").And.Contain("--gate-browser, ").And.Contain("not --disable-popup-blocking"));
        Assert.That(refused.NextStep, Does.Contain("run-server --unsafe"));
    }

    [Test]
    public async Task A_browser_that_others_share_is_refused()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.At("server.json"), JsonSerializer.Serialize(new Dictionary<string, object> { ["executablePath"] = Chromium, ["host"] = _machine.There.ToString(), ["args"] = BrowserFlags.For(new BrowserSettings()) }));
        var server = await _machine.ServeAsync(Nothing, "launch-server", "--browser", "chromium", "--config", scratch.At("server.json"));

        var refused = await Assert.ThrowsAsync<GateException>(() => StartAsync(server));

        Assert.That(refused!.Code, Is.EqualTo("remote-flags"), refused.Message);
        Assert.That(refused.Message, Does.Contain("--gate-browser"));
    }

    [Test]
    public async Task A_browser_that_does_not_reach_the_proxy_says_so_once()
    {
        var server = new RemoteServer(_server) { Address = "127.0.0.1", Sandbox = !Environment.IsPrivilegedProcess };
        string told;
        try
        {
            await using var renderer = await StartAsync(server, Chromium);
            told = "reached";
        }
        catch (GateException refused)
        {
            told = $"{refused.Code} at {refused.Place}";
        }

        Assert.That(told, Is.EqualTo(_machine.IsApart ? "remote-proxy at gate.remote.address" : "reached"));
    }

    [Test]
    public async Task No_server_is_one_error_that_keeps_the_token()
    {
        var refused = await Assert.ThrowsAsync<GateException>(() => StartAsync(new Uri($"ws://{_machine.There}:1/?token=opens-everything")));

        Assert.That(refused!.Code, Is.EqualTo("remote-browser"));
        Assert.That(refused.Message, Does.Contain($"{_machine.There}:1").And.Not.Contain("opens-everything"));
    }

    private static Task<ChromiumRenderer> StartAsync(Uri server) => StartAsync(server, Chromium);

    private static Task<ChromiumRenderer> StartAsync(Uri server, string? executable) => StartAsync(new RemoteServer(server) { Sandbox = !Environment.IsPrivilegedProcess }, executable);

    private static Task<ChromiumRenderer> StartAsync(RemoteServer server, string? executable) =>
        ChromiumRenderer.StartAsync(new BrowserSettings { Workers = 2, ExecutablePath = executable, Remote = server }, new RenderSettings(), TestContext.Out.WriteLine, CancellationToken.None);

    private static string[] Pictures(IEnumerable<RenderedShot> shots) =>
        [.. shots.SelectMany(shot => new[] { shot.Before, shot.After }.Select(side => $"{shot.Shot.Id} {side!.First.GetType().Name} {(side.First is RenderOutcome.Captured captured ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(captured.Capture.Png.Span)) : side.First)}"))];

    // Where a server that may not be told which browser to take finds one: links in the shape of Playwright's own folder, for both kinds of processor.
    private static Dictionary<string, string> Registry(ScratchFolder folder)
    {
        using var listed = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "browsers.json")));
        var revision = listed.RootElement.GetProperty("browsers").EnumerateArray().Single(browser => browser.GetProperty("name").GetString() == "chromium-headless-shell").GetProperty("revision").GetString();
        foreach (var path in new[] { "chrome-headless-shell-linux64/chrome-headless-shell", "chrome-linux/headless_shell" })
        {
            var link = folder.At($"chromium_headless_shell-{revision}/{path}");
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, Chromium);
        }

        return new Dictionary<string, string> { ["PLAYWRIGHT_BROWSERS_PATH"] = folder.At("") };
    }
}
