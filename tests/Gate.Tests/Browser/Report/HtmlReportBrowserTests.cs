using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

[TestFixture, Category("Browser")]
internal sealed class HtmlReportBrowserTests : ReportFixture
{
    [Test]
    public async Task A_rich_report_opens_from_disk_without_a_word_in_the_console()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich());
        await Expect(report.Page.Locator("h1").First).ToContainTextAsync("21 pages");
        await Expect(report.Page.Locator(".verdict")).ToHaveTextAsync("incomplete");
        await Expect(report.Page.Locator(".pages tbody tr").First).ToContainTextAsync("changed");
        var drawn = await report.Page.Locator(".pages .thumb img").First.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)");
        var mark = await report.Page.Locator(".pages .thumb a").First.EvaluateAsync<string>("window => getComputedStyle(window, '::after').content");
        Assert.Multiple(() =>
        {
            Assert.That(drawn, Is.EqualTo(320));
            Assert.That(mark, Is.EqualTo("\"crop\""));
            Assert.That(report.Troubles, Is.Empty);
        });
    }

    [Test]
    public async Task A_deep_link_opens_a_shot_and_each_key_its_view()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), BlogDesktop);
        var stage = report.Page.Locator("#stage");
        await Expect(report.Page.Locator("#shot-title")).ToContainTextAsync("blog/index.html");
        await Expect(report.Page.Locator("#shot-words")).ToContainTextAsync("AE 412");
        await Expect(report.Page.Locator("#shot-words")).ToContainTextAsync("3 regions, the largest 89×32 px at (312, 88)");
        foreach (var (key, view, pictures) in new[] { ("1", "before", 1), ("2", "after", 1), ("3", "diff", 1), ("4", "side", 2), ("5", "slider", 2), ("6", "onion", 2), ("7", "blink", 2), ("8", "delta", 2) })
        {
            await report.Page.Keyboard.PressAsync(key);
            await Expect(stage).ToHaveAttributeAsync("data-view", view);
            await Expect(stage.Locator("img")).ToHaveCountAsync(pictures);
            await Expect(report.Page.Locator($"#views button[data-view={view}]")).ToHaveAttributeAsync("aria-pressed", "true");
            Assert.That(report.Page.Url, Does.EndWith($"&view={view}"));
        }

        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task One_file_shows_its_pictures_alone_and_tells_colours_from_disk()
    {
        var rich = SampleReports.Rich();
        await using var report = await Browser.OpenAsync(rich, BlogDesktop);
        var folder = Path.GetDirectoryName(report.IndexFile)!;
        var whole = SingleFile.Text(rich, folder, 64L << 20);
        // One shot alone, and a tenth less room than its pictures need.
        var one = SampleReports.Of([rich.Shots.Single(shot => shot.Id == "blog/index.html@desktop")]);
        var evidence = one.Shots[0].Evidence!;
        var needed = new[] { evidence.Before!, evidence.After!, evidence.Diff!, evidence.Thumbnail! }.Sum(path => new FileInfo(Path.Combine(folder, path)).Length * 4 / 3);
        var parts = SingleFile.Text(one, folder, needed * 9 / 10);
        Directory.Delete(Path.Combine(folder, "evidence"), recursive: true);

        await File.WriteAllTextAsync(report.IndexFile, whole);
        await report.Page.ReloadAsync();
        await report.Page.Keyboard.PressAsync("4");
        await report.Page.Keyboard.PressAsync("0");
        var image = report.Page.Locator("#stage .after img");
        Assert.That(await image.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"), Is.EqualTo(1280));
        await report.Page.EvaluateAsync("() => document.querySelector('.pane').scrollTo(0, 0)");
        await report.Page.Locator("#stage .canvas").First.HoverAsync(new() { Position = new() { X = 314.5f, Y = 89.5f } });
        await Expect(report.Page.Locator("#pixel")).ToHaveTextAsync("(314, 89) 255 255 255 255 → 255 241 214 255, Δ 41");

        // The part lies where it was cut from.
        await File.WriteAllTextAsync(report.IndexFile, parts);
        await report.Page.ReloadAsync();
        await Expect(report.Page.Locator("#shot-words")).ToContainTextAsync("shown in part: 1,024×640 px at (0, 0)");
        Assert.That(await image.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"), Is.EqualTo(1024));
        await report.Page.Keyboard.PressAsync("0");
        await report.Page.EvaluateAsync("() => document.querySelector('.pane').scrollTo(0, 0)");
        await report.Page.Locator("#stage .canvas").First.HoverAsync(new() { Position = new() { X = 315.5f, Y = 89.5f } });
        await Expect(report.Page.Locator("#pixel")).ToHaveTextAsync("(315, 89) 255 255 255 255 → 255 241 214 255, Δ 41");
        await report.Page.Keyboard.PressAsync("u");
        await Expect(report.Page.Locator("#left-out-pictures")).ToContainTextAsync("with the part around the largest change");
        Assert.That(report.Troubles.Where(trouble => !trouble.StartsWith("request: data:", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task What_a_change_proposes_is_open_until_somebody_decides()
    {
        var rich = SampleReports.Rich();
        var proposed = rich with { Shots = [.. rich.Shots.Select(shot => shot.Id == "pricing.html@desktop" ? shot with { Decision = Decision.Proposed } : shot)] };
        await using var report = await Browser.OpenAsync(proposed, "#decision=proposed");
        await Expect(report.Page.Locator("#fits")).ToContainTextAsync("1 of");
        await Expect(report.Page.Locator("#fits")).ToContainTextAsync("1 undecided");
        await report.Page.GotoAsync($"{report.Address}#shot=pricing.html%40desktop");
        await Expect(report.Page.Locator("#decided")).ToHaveTextAsync("proposed");
        await report.Page.Locator("#reason").FillAsync("the new prices of spring");
        await report.Page.Keyboard.PressAsync("Escape");
        await report.Page.Locator("#approve").ClickAsync();
        await report.Page.GotoAsync($"{report.Address}#shot=pricing.html%40desktop");
        await Expect(report.Page.Locator("#decided")).ToHaveTextAsync("approved");
    }

    [Test]
    public async Task A_picture_that_is_gone_is_told_not_hidden()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), BlogDesktop, withPictures: false);
        await Expect(report.Page.Locator("#stage .absent")).ToContainTextAsync("is not beside the report");
    }

    [TestCase("ticker.html@desktop", true, "Unstable: a side does not reproduce itself")]
    [TestCase("broken.html@desktop", true, "Failed: a side was not captured")]
    [TestCase("late.html@desktop", true, "Pending: it was not reached")]
    [TestCase("blog/index.html@desktop", false, "The run did not finish")]
    public async Task What_cannot_be_decided_says_why(string shot, bool isComplete, string why)
    {
        var rich = SampleReports.Rich();
        await using var report = await Browser.OpenAsync(rich with { Run = rich.Run with { Complete = isComplete } }, $"#shot={Uri.EscapeDataString(shot)}", withPictures: false);
        await Expect(report.Page.Locator("#decide")).ToBeHiddenAsync();
        await Expect(report.Page.Locator("#undecidable")).ToContainTextAsync(why);
        await report.Page.Keyboard.PressAsync("u");
        await Expect(report.Page.Locator(".card .because")).ToHaveTextAsync(isComplete ? "" : "The run did not finish: nothing in it can be decided.");
    }

    [Test]
    public async Task The_table_is_filtered_by_status_and_text_and_the_address_tells()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich());
        var rows = report.Page.Locator(".pages tbody tr:visible");
        await report.Page.Locator(".counts a[data-status=unstable]").ClickAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await report.Page.GotoAsync($"{report.Address}#status=changed&q=decided%2F");
        await Expect(rows).ToHaveCountAsync(2);
        await report.Page.Locator(".pages .line a").First.EvaluateAsync("_ => location.hash = '#shot=decided%2Fapproved.html%40desktop'");
        await Expect(report.Page.Locator("#shot-position")).ToHaveTextAsync("1 of 2");
        await report.Page.Keyboard.PressAsync("u");
        await Expect(rows).ToHaveCountAsync(2);
        await report.Page.Keyboard.PressAsync("/");
        await Expect(report.Page.Locator("#search")).ToBeFocusedAsync();
        await report.Page.Locator("#search").FillAsync("no such page");
        await Expect(report.Page.Locator(".nothing")).ToBeVisibleAsync();
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task Each_facet_shows_as_many_shots_as_its_option_says()
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        foreach (var made in new[] { SampleReports.Rich(), HuntReport.Make() })
        {
            await using var report = await Browser.OpenAsync(made, withPictures: false);
            foreach (var select in await report.Page.Locator(".facets select").AllAsync())
            {
                if (!await select.IsVisibleAsync())
                    continue;
                tried.Add((await select.GetAttributeAsync("id"))!);
                foreach (var text in (await select.Locator("option").AllInnerTextsAsync()).Skip(1))
                {
                    await select.SelectOptionAsync(new SelectOptionValue { Label = text });
                    await Expect(report.Page.Locator("#fits")).ToContainTextAsync($"{text[(text.LastIndexOf('(') + 1)..^1]} of ");
                }

                await select.SelectOptionAsync("all");
            }
        }

        Assert.That(tried, Is.SupersetOf(new[] { "filter-viewport", "filter-check", "filter-cause", "filter-size", "filter-decision" }));
    }

    [Test]
    public async Task Help_and_back_work_by_key_and_the_focus_returns()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich());
        var link = report.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "mobile of blog/index.html" });
        await link.FocusAsync();
        await report.Page.Keyboard.PressAsync("Enter");
        await Expect(report.Page.Locator("#shot-title")).ToBeFocusedAsync();
        await report.Page.Keyboard.PressAsync("?");
        await Expect(report.Page.Locator("#help")).ToBeVisibleAsync();
        await report.Page.Keyboard.PressAsync("Escape");
        await Expect(report.Page.Locator("#help")).ToBeHiddenAsync();
        await Expect(report.Page.Locator("#viewer")).ToBeVisibleAsync();
        await report.Page.Keyboard.PressAsync("Escape");
        await Expect(report.Page.Locator("#overview")).ToBeVisibleAsync();
        await Expect(link).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_page_that_only_a_finding_names_is_found_and_nothing_beside_it_says_that_none_fits()
    {
        var form = new Finding("forms-11aa", "forms", Severity.Fail, null, null, "after/a.html:1:9", "the form posts; on 2 pages", null) { Pages = ["equal/one.html", "equal/two.html"] };
        var rich = SampleReports.Rich();
        await using var report = await Browser.OpenAsync(rich with { Findings = [.. rich.Findings, form] }, "#q=equal/one");
        await Expect(report.Page.Locator(".on-pages li:visible")).ToHaveTextAsync(["equal/one.html"]);
        await Expect(report.Page.Locator(".nothing")).ToHaveTextAsync("No page of this table fits; findings above name 1 that does. Show all");
        await report.Page.Locator("#search").FillAsync("nowhere");
        await Expect(report.Page.Locator(".nothing")).ToHaveTextAsync("No page fits the filter. Show all");
        await report.Page.Locator("#search").FillAsync("blog");
        await Expect(report.Page.Locator(".nothing")).ToBeHiddenAsync();
    }

    [Test]
    public async Task An_option_stands_whole_in_one_line()
    {
        var words = string.Concat(Enumerable.Repeat("add --require-signed or leave --not-to-break out, ", 12));
        var rich = SampleReports.Rich();
        var told = new Finding("forms-11aa", "forms", Severity.Fail, rich.Shots[0].Page, null, null, words, null);
        await using var report = await Browser.OpenAsync(rich with { Findings = [.. rich.Findings, told] });
        foreach (var hash in new[] { "", $"#shot={Uri.EscapeDataString(rich.Shots[0].Id)}" })
        {
            await report.Page.GotoAsync($"{report.Address}{hash}");
            await Expect(report.Page.Locator(hash.Length == 0 ? "#overview" : "#viewer")).ToBeVisibleAsync();
            foreach (var width in new[] { 1440, 1024, 777, 390 })
            {
                await report.Page.SetViewportSizeAsync(width, 900);
                var broken = await report.Page.EvaluateAsync<string[]>(
                    """
                    () => {
                      const said = [...document.querySelectorAll('.findings p')].find(each => each.offsetWidth > 0 && each.textContent.startsWith('add --require-signed'));
                      const texts = [];
                      const walk = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
                      while (walk.nextNode()) texts.push(walk.currentNode);
                      return texts.flatMap(text => [...text.data.matchAll(/--[a-z-]+/g)].filter(found => {
                        const range = document.createRange();
                        range.setStart(text, found.index);
                        range.setEnd(text, found.index + found[0].length);
                        return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
                      }).map(found => found[0]));
                    }
                    """);
                Assert.That(broken, Is.Empty, $"{hash} {width}");
            }
        }
    }

    [TestCase(390, 844)]
    [TestCase(1024, 768)]
    [TestCase(1440, 900)]
    public async Task Nothing_is_wider_than_the_window(int width, int height)
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), "", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        Assert.That(await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), "overview");
        await report.Page.GotoAsync($"{report.Address}#shot={Uri.EscapeDataString($"{SampleReports.HostileNames[^1]}@desktop")}");
        await Expect(report.Page.Locator("#viewer")).ToBeVisibleAsync();
        Assert.That(await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), "viewer");
    }

    [Test]
    public async Task Without_script_the_table_and_the_summary_can_be_read()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), "", new BrowserNewContextOptions { JavaScriptEnabled = false });
        await Expect(report.Page.Locator("h1").First).ToContainTextAsync("21 pages");
        await Expect(report.Page.Locator(".pages tbody tr")).ToHaveCountAsync(18);
        await Expect(report.Page.Locator("#viewer")).ToBeHiddenAsync();
        await Expect(report.Page.Locator(".search")).ToBeHiddenAsync();
    }

    [TestCase(60, true)]
    [TestCase(1_920, false)]
    public async Task What_is_much_is_made_ready_in_pieces(int shots, bool isAtOnce)
    {
        await using var report = await Browser.OpenAsync(SampleReports.Large(shots), withPictures: false);
        await report.Page.AddInitScriptAsync("document.addEventListener('DOMContentLoaded', () => { window.wasReady = document.documentElement.classList.contains('scripted'); });");
        await report.Page.GotoAsync($"{report.Address}#shot={Uri.EscapeDataString("section-01/page-00001.html@mobile")}");
        await report.Page.ReloadAsync();
        await Expect(report.Page.Locator("#shot-title")).ToContainTextAsync("page-00001.html");
        await Expect(report.Page.Locator("html.scripted")).ToHaveCountAsync(1);
        Assert.That(await report.Page.EvaluateAsync<bool>("() => window.wasReady"), Is.EqualTo(isAtOnce));
    }

    [Test]
    public async Task What_changed_is_on_the_first_screen_however_much_is_asked()
    {
        var checks = new[] { "external-undeclared", "resource-missing", "not-covered", "data-attributes", "media", "meta", "forms", "broken-links" };
        var findings = checks.SelectMany((check, index) => Enumerable.Range(0, 5).Select(n => new Finding($"{check}-{n}", check, index < 2 ? Severity.Incomplete : index < 6 ? Severity.Warn : Severity.Fail, "a.html", null, null, index < 2 ? $"{check} of {n}: \"accept\": [ {{ \"missing\": \"/{n}.js\" }} ]" : $"what {check} says of {n}", null)));
        await using var report = await Browser.OpenAsync(HuntReport.Make() with { Findings = [.. findings] }, options: new() { ViewportSize = new() { Width = 1280, Height = 800 } }, withPictures: false);
        await Expect(report.Page.Locator(".card h3").First).ToBeInViewportAsync(new() { Ratio = 1, Timeout = 20_000 });
        await report.Page.Locator("#asked a").ClickAsync();
        await Expect(report.Page.Locator("#further")).ToBeInViewportAsync();
    }

    [Test]
    public async Task Ten_thousand_shots_open_and_answer()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Large(10_000), withPictures: false);
        await Expect(report.Page.Locator(".pages tbody tr")).ToHaveCountAsync(3_333);
        await report.Page.Keyboard.PressAsync("j");
        await Expect(report.Page.Locator("#shot-position")).ToHaveTextAsync("1 of 6,666");
        await report.Page.Keyboard.PressAsync("j");
        await Expect(report.Page.Locator("#shot-position")).ToHaveTextAsync("2 of 6,666");
        await report.Page.Keyboard.PressAsync("u");
        await report.Page.Locator("#search").FillAsync("page-04999");
        await Expect(report.Page.Locator(".pages tbody tr:visible")).ToHaveCountAsync(1);
        var lookedAt = await report.Page.EvaluateAsync<int>("() => document.querySelectorAll('img').length - [...document.querySelectorAll('img')].filter(image => image.loading === 'lazy').length");
        Assert.That(lookedAt, Is.LessThan(5), "pictures that do not wait until they are seen");
    }
}
