using Gate.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>The report in windows of other sizes and in other colours: what can be pressed, seen and told apart there.</summary>
[TestFixture, Category("Browser")]
internal sealed class ReportWindowTests : ReportFixture
{
    [TestCase(390)]
    [TestCase(500)]
    [TestCase(700)]
    [TestCase(1024)]
    public async Task Every_tool_can_be_pressed_with_a_mouse(int width)
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=delta", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await Expect(report.Page.Locator("#stage")).ToHaveAttributeAsync("data-view", "delta");
        // What a click in the middle of it would hit.
        var tools = await report.Page.Locator(".tools button, .tools input").EvaluateAllAsync<string[]>(
            "all => all.filter(each => each.offsetWidth > 0).map(each => { const box = each.getBoundingClientRect(); return `${each.textContent || each.id} ${each.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)) && box.right <= innerWidth ? 'hit' : 'missed'}`; })");
        Assert.Multiple(() =>
        {
            Assert.That(tools, Has.Length.GreaterThanOrEqualTo(16));
            Assert.That(tools, Is.All.EndsWith(" hit"));
        });
    }

    // The middle two are 1280 × 800 and 1024 × 768 at 200 %.
    [TestCase(375, 812, 0.5)]
    [TestCase(640, 400, 0.5)]
    [TestCase(512, 384, 0.5)]
    [TestCase(1024, 768, 0.75)]
    public async Task Half_of_a_small_window_is_the_picture(int width, int height, double share)
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=diff", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        await Expect(report.Page.Locator("#stage")).ToHaveAttributeAsync("data-view", "diff");
        var seen = await report.Page.EvaluateAsync<double>("() => { const [stage, bar] = [document.querySelector('#stage'), document.querySelector('#decide')].map(each => each.getBoundingClientRect()); return (Math.min(stage.bottom, innerHeight, bar.top > stage.top ? bar.top : innerHeight) - stage.top) / innerHeight; }");
        Assert.That(seen, Is.GreaterThanOrEqualTo(share));
        await Expect(report.Page.Locator("#shot-title")).ToBeInViewportAsync();
        await Expect(report.Page.Locator("#approve")).ToBeInViewportAsync();
    }

    [Test]
    public async Task In_a_small_window_the_focus_is_never_behind_what_decides()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=diff", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 640, Height = 400 } });
        await Expect(report.Page.Locator("#stage")).ToHaveAttributeAsync("data-view", "diff");
        var behind = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            await report.Page.Keyboard.PressAsync("Tab");
            if (await report.Page.EvaluateAsync<string?>("() => { const each = document.activeElement; return each.matches('button, a') && !each.closest('#decide') && each.getBoundingClientRect().bottom > document.querySelector('#decide').getBoundingClientRect().top ? each.textContent : null; }") is { } name)
                behind.Add(name);
        }

        Assert.That(behind, Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_pressed_button_looks_pressed_below_the_pointer_too(bool isBelow)
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=diff");
        var pressed = report.Page.Locator("#views button[aria-pressed=true]");
        await Expect(pressed).ToHaveTextAsync("Diff");
        if (isBelow)
            await pressed.HoverAsync();
        Assert.That(await pressed.EvaluateAsync<string>("each => getComputedStyle(each).backgroundColor"), Is.EqualTo("rgb(23, 25, 28)"));
    }

    [Test]
    public async Task The_facts_are_put_away_for_a_wider_picture_and_stay_so()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), BlogDesktop, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1024, Height = 768 } });
        var button = report.Page.Locator("#facts-open");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await report.Page.Keyboard.PressAsync("i");
        await Expect(report.Page.Locator("#facts")).ToBeHiddenAsync();
        await report.Page.ReloadAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(report.Page.Locator("#facts")).ToBeHiddenAsync();
        Assert.That(await report.Page.Locator("#stage").EvaluateAsync<int>("each => each.offsetWidth"), Is.GreaterThan(940));
        await button.ClickAsync();
        await Expect(report.Page.Locator("#facts")).ToBeVisibleAsync();
    }

    [Test]
    public async Task In_forced_colours_what_is_pressed_chosen_or_marked_can_be_told()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=side&region=0", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, ForcedColors = ForcedColors.Active });
        await Expect(report.Page.Locator("#views button[aria-pressed=true]")).ToHaveTextAsync("Side by side");
        var told = await report.Page.EvaluateAsync<string[]>(
            """
            () => {
              const look = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
              return [
                ['#views button[aria-pressed=true]', '#views button[aria-pressed=false]', 'backgroundColor'],
                ['.spot[aria-current=true]', '.spot[aria-current=false]', 'backgroundColor'],
                ['#siblings a[aria-current]', '#siblings a:not([aria-current])', 'borderBottomColor'],
                ['#stage .box.chosen', '#stage .box.region:not(.chosen)', 'borderTopColor'],
                ['#map i', '#map', 'backgroundColor'],
                ['.counts a[aria-current]', '.counts a:not([aria-current])', 'backgroundColor'],
              ].filter(([one, other, name]) => look(one, name) === look(other, name)).map(([one]) => one);
            }
            """);
        Assert.That(told, Is.Empty);
    }
}
