using Gate.Tests.Support;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>What is drawn over the pictures: regions, the element of a cause, inner scrollers.</summary>
[TestFixture, Category("Browser")]
internal sealed class ReportMarksTests : ReportFixture
{
    [Test]
    public async Task Regions_are_stepped_through_by_size_mapped_and_shown_with_all_else_dimmed()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after&region=2");
        var current = report.Page.Locator("#facts .spot[aria-current=true]");
        await Expect(current).ToHaveAttributeAsync("data-index", "2");
        foreach (var index in new[] { "0", "1", "2" })
        {
            await report.Page.Keyboard.PressAsync("l");
            await Expect(current).ToHaveAttributeAsync("data-index", index);
            await Expect(report.Page.Locator("#map i.chosen")).ToHaveAttributeAsync("data-index", index);
        }

        await report.Page.Keyboard.PressAsync("m");
        await Expect(report.Page.Locator("#stage .layer")).ToHaveClassAsync("layer dim");
        foreach (var _ in Enumerable.Range(0, 3))
            await report.Page.Keyboard.PressAsync("+");
        await Expect(report.Page.Locator("#stage .canvas")).ToHaveClassAsync("canvas grid");
        await report.Page.Locator(".pane").HoverAsync();
        // From disk a page may show its pictures but not read them: the place is told, the colours are not made up.
        await Expect(report.Page.Locator("#pixel")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\([\d,]+, [\d,]+\) colours: gate review$"));
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task What_inner_scrollers_show_is_told_below_the_page()
    {
        var rich = SampleReports.Rich();
        Core.Run.Facts.InnerViewFacts[] views = [new(new(0, 500, 400, 140), new(20, 60, 400, 140)), new(new(0, 648, 400, 140), new(20, 60, 400, 140))];
        var scrolled = rich with { Shots = [.. rich.Shots.Select(shot => shot.Id == "blog/index.html@desktop" ? shot with { Before = shot.Before! with { Views = [views[0]] }, After = shot.After! with { Views = views } } : shot)] };
        await using var report = await Browser.OpenAsync(scrolled, $"{BlogDesktop}&view=side");
        await Expect(report.Page.Locator("#stage .canvas").Nth(0).Locator(".box.inner")).ToHaveTextAsync(["Scrolled within the page, view 1 of 1: the area of 400×140 px at (20, 60)"]);
        await Expect(report.Page.Locator("#stage .canvas").Nth(1).Locator(".box.inner").Nth(1)).ToHaveAttributeAsync("data-box", "0 648 400 140");
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task A_region_is_scrolled_to_and_outlined_where_it_lies()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after");
        await report.Page.Keyboard.PressAsync("0");
        await report.Page.Keyboard.PressAsync("+");
        await report.Page.Keyboard.PressAsync("+");
        await report.Page.Locator("#facts .spot").Nth(2).ClickAsync();
        var chosen = report.Page.Locator("#stage .box.chosen");
        await Expect(chosen).ToHaveCountAsync(1);
        await Expect(chosen).ToBeInViewportAsync();
        var inner = await chosen.EvaluateAsync<double[]>("box => { const image = document.querySelector('#stage img').getBoundingClientRect(); const at = box.getBoundingClientRect(); return [at.left + 2 - image.left, at.top + 2 - image.top, box.clientWidth, box.clientHeight]; }");
        Assert.That(inner, Is.EqualTo(new[] { 700.0 * 4, 520.0 * 4, 2 * 4, 1 * 4 }));
        await report.Page.Keyboard.PressAsync("n");
        await Expect(report.Page.Locator("#facts .spot").First).ToHaveAttributeAsync("aria-current", "true");
        await report.Page.Keyboard.PressAsync("r");
        await Expect(report.Page.Locator("#stage .box.region")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_element_of_the_cause_is_outlined_on_both_sides()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=side");
        var panes = report.Page.Locator("#stage .canvas");
        await Expect(panes.Nth(0).Locator(".box.cause")).ToHaveAttributeAsync("data-box", "300 80 120 40");
        await Expect(panes.Nth(1).Locator(".box.cause")).ToHaveAttributeAsync("data-box", "300 81 120 40");
        await report.Page.Keyboard.PressAsync("e");
        await Expect(report.Page.Locator("#stage .box.cause")).ToHaveCountAsync(0);
        await Expect(report.Page.Locator("#cause")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [TestCase("before/blog/index.html:812:5", "after/blog/index.html:812:5")]
    [TestCase("before/blog/index.html:810:5", "before/blog/index.html:810:5 → after/blog/index.html:812:5")]
    public async Task A_cause_names_its_place_once(string before, string told)
    {
        var rich = SampleReports.Rich();
        var region = SampleReports.Region(312, 88, 89, 32, 412);
        var written = rich with { Shots = [.. rich.Shots.Select(shot => shot.Id == "blog/index.html@desktop" ? shot with { Regions = [region with { Causes = [region.Causes[0] with { SourceBefore = before }] }] } : shot)] };
        await using var report = await Browser.OpenAsync(written, BlogDesktop);
        await Expect(report.Page.Locator("#facts .causes .source")).ToHaveTextAsync([told]);
    }

    [Test]
    public async Task Keys_step_through_regions_by_place_and_by_size_both_ways()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after&region=0");
        var current = report.Page.Locator("#facts .spot[aria-current=true]");
        foreach (var (key, index) in new[] { ("n", "1"), ("n", "2"), ("p", "1"), ("p", "0"), ("l", "1"), ("L", "0") })
        {
            await report.Page.Keyboard.PressAsync(key);
            await Expect(current).ToHaveAttributeAsync("data-index", index);
        }

        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task Causes_of_regions_that_follow_each_other_are_told_once()
    {
        var rich = SampleReports.Rich();
        Core.Run.Facts.CauseFacts colour = new("svg > line", "attribute", "stroke", "#999", "#aaa", null) { Elements = 39 }, other = new("h1", "style", "color", "red", "blue", null);
        Core.Run.Facts.CauseFacts[][] causes = [[colour, Moved("1px")], [colour, Moved("2px")], [other]];
        var told = rich with
        {
            Shots = [.. rich.Shots.Select(shot => shot.Id == "blog/index.html@desktop" ? shot with { Regions = [.. shot.Regions.Select((region, index) => region with { Causes = causes[index], Explanation = "whole", Remainder = 0 })] } : shot)],
        };
        await using var report = await Browser.OpenAsync(told, BlogDesktop);
        var rows = report.Page.Locator("#facts .regions > li");
        await Expect(rows.Nth(0)).ToContainTextAsync("Causes of 2 regions, this and the next 1:");
        await Expect(rows.Nth(0).Locator(".causes li").First).ToHaveTextAsync("39 × svg > line attribute stroke#999 → #aaa");
        await Expect(rows.Nth(1)).ToContainTextAsync("Causes as above.");
        await Expect(rows.Nth(1).Locator(".causes li")).ToHaveTextAsync(["p shift y0px → 2px"]);
        await Expect(rows.Nth(2).Locator(".causes li")).ToHaveTextAsync(["h1 style colorred → blue"]);
        await Expect(rows.Nth(2)).Not.ToContainTextAsync("above");
        Assert.That(report.Troubles, Is.Empty);

        static Core.Run.Facts.CauseFacts Moved(string by) => new("p", "shift", "y", "0px", by, null);
    }
}
