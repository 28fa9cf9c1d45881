using System.Text.Json;
using Gate.Cli.Reviewing;
using Gate.Core.Ledger;
using Gate.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>Every view by the rules of axe-core (fixtures/axe), light and dark, wide and narrow: nothing serious and nothing critical.</summary>
[Category("Browser")]
internal sealed class ReportAccessibilityTests : ReportFixture
{
    private const string Blog = "#shot=blog%2Findex.html%40mobile";

    private string _axe = null!;

    [OneTimeSetUp]
    public async Task ReadRules() => _axe = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "tests/Gate.Tests/fixtures/axe/axe.min.js"));

    [Test]
    public async Task The_rules_find_what_is_wrong()
    {
        await using var report = await Browser.OpenAsync(SampleReports.AllIdentical(), "", Context(1440, ColorScheme.Light));
        await report.Page.EvaluateAsync("() => { const image = document.createElement('img'); image.src = 'x.png'; document.querySelector('main').append(image); const text = document.createElement('p'); text.textContent = 'hardly to be read'; text.style.color = '#ddd'; document.querySelector('main').append(text); }");
        Assert.That(await SeriousAsync(report.Page), Has.Some.StartsWith("image-alt").And.Some.StartsWith("color-contrast"));
    }

    [TestCase(1440, ColorScheme.Light)]
    [TestCase(1440, ColorScheme.Dark)]
    [TestCase(390, ColorScheme.Light)]
    [TestCase(390, ColorScheme.Dark)]
    public async Task Nothing_serious_is_found_in_any_view(int width, ColorScheme scheme)
    {
        var found = new List<string>();
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), "", Context(width, scheme));
        var page = report.Page;
        await LookAsync("overview");
        await page.EvaluateAsync("() => { for (const each of document.querySelectorAll('details')) each.open = true; }");
        await LookAsync("overview, unfolded");
        foreach (var view in new[] { "before", "after", "diff", "side", "slider", "onion", "blink", "delta" })
        {
            await page.GotoAsync($"{report.Address}{Blog}&view={view}");
            await Expect(page.Locator("#stage")).ToHaveAttributeAsync("data-view", view);
            await LookAsync(view);
        }

        foreach (var (keys, name) in new[] { ("4 g", "aligned"), ("2 m", "dimmed"), ("?", "keys") })
        {
            foreach (var key in keys.Split(' '))
                await page.Keyboard.PressAsync(key);
            await LookAsync(name);
        }

        await page.Keyboard.PressAsync("Escape");
        foreach (var shot in new[] { "ticker.html@desktop", "news/launch.html@desktop", "broken.html@desktop", "decided/rejected.html@desktop", "fuzzy.html@desktop", "late.html@desktop" })
        {
            await page.GotoAsync($"{report.Address}#shot={Uri.EscapeDataString(shot)}");
            await Expect(page.Locator("#viewer")).ToBeVisibleAsync();
            await LookAsync(shot);
        }

        Assert.That(found, Is.Empty);

        async Task LookAsync(string name) => found.AddRange((await SeriousAsync(page)).Select(each => $"{name}: {each}"));
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Nothing_serious_is_found_among_groups_while_deciding_or_in_a_served_review(ColorScheme scheme)
    {
        await using var report = await Browser.OpenAsync(HuntReport.Make(), "", Context(1440, scheme), withPictures: false);
        Assert.That(await SeriousAsync(report.Page), Is.Empty, "groups");
        await report.Page.Locator("#reason-list").FillAsync("the new spacing of spring");
        await report.Page.Locator(".card:not(.strange) button.approve").First.ClickAsync();
        await report.Page.GotoAsync($"{report.Address}#decision=approved&viewport=desktop");
        await report.Page.EvaluateAsync("() => { for (const each of document.querySelectorAll('details')) each.open = true; }");
        Assert.That(await SeriousAsync(report.Page), Is.Empty, "decided");

        using var scratch = new ScratchFolder();
        var run = await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        var ledger = new LedgerSource("approvals.jsonl", scratch.At("approvals.jsonl"), false);
        await using var server = await ReviewServer.StartAsync(new ReviewDesk(run, scratch.At("out"), ledger, "anna"), CancellationToken.None);
        var page = await Browser.VisitAsync(server.Address, Context(1440, scheme));
        Assert.That(await SeriousAsync(page), Is.Empty, "served");
        await page.EvaluateAsync("location.hash = '#shot=a.html%40small'");
        await Expect(page.Locator("#viewer")).ToBeVisibleAsync();
        Assert.That(await SeriousAsync(page), Is.Empty, "a served shot");
        await page.Context.CloseAsync();
    }

    // Its own script is not in the policy; what is tested is the page.
    private static BrowserNewContextOptions Context(int width, ColorScheme scheme) => new()
    {
        ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme, BypassCSP = true, ReducedMotion = ReducedMotion.Reduce,
    };

    private async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(_axe);
        var answer = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(each => ({ id: each.id, impact: each.impact, where: each.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ') + ' ' + (each.nodes[0].any[0]?.message || '') }))");
        return [.. answer.EnumerateArray().Where(each => each.GetProperty("impact").GetString() is "serious" or "critical").Select(each => $"{each.GetProperty("id")} {each.GetProperty("impact")}: {each.GetProperty("where")}")];
    }
}
