using System.Net;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness;
using Gate.Harness.Browsers;
using Gate.Tests.Support;
using Gate.Tests.Support.Network;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>
/// Every way out of a page that is known, against a listener of its own on another loopback port: through gate nothing arrives and
/// no name of a page is looked up; through a browser without gate most do, which shows that the pages try.
/// </summary>
[Category("Browser")]
internal sealed class NetworkCanaryTests
{
    // The rest needs a network beyond loopback, a screen, or more time than a test has.
    private static readonly string[] Reached =
    [
        "image", "script", "module", "style", "css-import", "css-image", "font", "fetch", "xhr", "beacon", "event-source", "websocket", "webtransport", "prefetch",
        "service-worker", "worker-fetch", "worker-websocket", "shared-worker", "redirect", "meta-refresh", "location", "window-open", "frame-data", "frame-blob",
        "webrtc-stun", "webrtc-turn-tcp",
    ];

    [Test]
    public async Task Nothing_gets_out_and_what_was_refused_is_recorded()
    {
        await using var site = new EscapeSite();
        using var scratch = new ScratchFolder();
        var log = scratch.At("net.json");
        List<RenderedShot> shots;
        var browser = new BrowserSettings { Workers = 1, Arguments = [$"--log-net-log={log}"] };
        await using (var renderer = await ChromiumRenderer.StartAsync(browser, new RenderSettings(), TestContext.Out.WriteLine, CancellationToken.None))
        {
            var plan = Plans.Of(site, site);
            shots = await renderer.RenderAllAsync(plan with { Confirm = 1, Shots = [.. EscapeChannels.All.Select(channel => Plans.OnlyAfter(channel.Name + ".html"))] });
        }

        Assert.That(shots, Has.Count.EqualTo(EscapeChannels.All.Count));
        Assert.That(site.Heard, Is.Empty);
        foreach (var channel in EscapeChannels.All.Where(channel => channel.IsRecorded))
        {
            var requests = shots.Single(shot => shot.Shot.Pair.Id.Value == channel.Name + ".html").After!.First.Requests;
            Assert.That(requests.Where(request => request.Result == RequestResult.RefusedHost), Is.Not.Empty, $"{channel.Name}: {string.Join("; ", requests)}");
        }

        AssertQuiet(log, site.Ports);
    }

    [Test]
    public async Task Without_gate_the_same_pages_get_out()
    {
        await using var site = new EscapeSite();
        await using var server = new ScriptedServer(site.AnswerAsync);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserFinder.Find(new BrowserSettings { ExecutablePath = Environment.GetEnvironmentVariable("GATE_BROWSER") }).Path,
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
        });
        await using var context = await browser.NewContextAsync();
        foreach (var channel in EscapeChannels.All)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync($"{server.Address}{channel.Name}.html", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        }

        var until = Environment.TickCount64 + 10_000;
        while (Reached.Except(site.Heard).Any() && Environment.TickCount64 < until)
            await Task.Delay(100);
        await context.CloseAsync();

        TestContext.Out.WriteLine($"{site.Heard.Count} of {EscapeChannels.All.Count}; not: {string.Join(", ", EscapeChannels.All.Select(channel => channel.Name).Except(site.Heard))}");
        Assert.That(Reached.Except(site.Heard), Is.Empty);
    }

    private static void AssertQuiet(string path, IReadOnlySet<int> canaries)
    {
        // One event a line. A second browser, for a second opinion on a page, writes over the beginning: what is no line by then is left out.
        var lines = File.ReadLines(path).ToList();
        using var constants = JsonDocument.Parse(lines[0].TrimEnd(',') + "}");
        var names = constants.RootElement.GetProperty("constants").GetProperty("logEventTypes").EnumerateObject().ToDictionary(entry => entry.Value.GetInt32(), entry => entry.Name);
        var events = lines.Skip(2).Select(ReadEvent).OfType<JsonElement>().Select(entry => (Name: names[entry.GetProperty("type").GetInt32()], Entry: entry)).ToList();
        var dialled = events.Where(entry => entry.Name == "TCP_CONNECT_ATTEMPT" && entry.Entry.TryGetProperty("params", out var told) && told.TryGetProperty("address", out _))
            .Select(entry => IPEndPoint.Parse(entry.Entry.GetProperty("params").GetProperty("address").GetString()!)).ToHashSet();
        TestContext.Out.WriteLine($"dialled: {string.Join(", ", dialled)}");
        Assert.That(dialled, Is.Not.Empty, "the log holds what was dialled");
        Assert.That(dialled.Where(address => !IPAddress.IsLoopback(address.Address) || canaries.Contains(address.Port)), Is.Empty);
        // Neither what a page names nor, at its start, the hosts of the browser's maker.
        var lookedUp = events.Where(entry => entry.Name == "HOST_RESOLVER_MANAGER_JOB" && entry.Entry.TryGetProperty("params", out var told) && told.TryGetProperty("host", out _))
            .Select(entry => entry.Entry.GetProperty("params").GetProperty("host").GetString()!).Distinct().ToList();
        Assert.That(lookedUp, Is.Empty);
    }

    private static JsonElement? ReadEvent(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(line.TrimEnd(','));
        }
        catch (JsonException)
        {
            // The end of the list, or where one browser's log ends within the other's.
            return null;
        }
    }
}
