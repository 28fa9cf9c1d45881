using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Pixels;
using Gate.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

[TestFixture, Category("Browser")]
public sealed class HtmlReportBrowserTests
{
    private const string BlogDesktop = "#shot=blog%2Findex.html%40desktop";

    private ReportBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task Start() => _browser = await ReportBrowser.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _browser.DisposeAsync();

    [Test]
    public async Task A_rich_report_opens_from_disk_without_a_word_in_the_console()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich());
        await Expect(report.Page.Locator("h1").First).ToContainTextAsync("21 pages");
        await Expect(report.Page.Locator(".verdict")).ToHaveTextAsync("incomplete");
        await Expect(report.Page.Locator(".pages tbody tr").First).ToContainTextAsync("changed");
        var drawn = await report.Page.Locator(".pages .thumb img").First.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)");
        Assert.Multiple(() =>
        {
            Assert.That(drawn, Is.EqualTo(320));
            Assert.That(report.Troubles, Is.Empty);
        });
    }

    [Test]
    public async Task Each_hostile_page_can_be_looked_at_and_stays_text()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich());
        foreach (var name in SampleReports.HostileNames)
        {
            await report.Page.GotoAsync($"{report.Address}#shot={Uri.EscapeDataString($"{name}@desktop")}");
            await Expect(report.Page.Locator("#shot-title .place")).ToHaveTextAsync("desktop");
            await Expect(report.Page.Locator("#viewer script, #viewer bdi img")).ToHaveCountAsync(0);
            await Expect(report.Page.Locator("#stage img").First).ToBeVisibleAsync();
        }

        Assert.That(report.Troubles, Is.Empty);
    }

    [TestCase("<img src=x onerror=\"alert(1)\"><script>alert(2)</script>")]
    [TestCase("javascript:alert(1)")]
    [TestCase("\u202Etxt.exe\u2066\u200B\u0007")]
    [TestCase("' onmouseover=alert(1) x='</script></title></style>")]
    [TestCase("${alert(1)}{{alert(1)}}%3Cscript%3E")]
    [TestCase("long")]
    public async Task Hostile_titles_selectors_values_messages_and_reasons_are_text(string text)
    {
        if (text == "long")
            text = new string('w', 10_240);
        var rich = SampleReports.Rich();
        var hostile = new Core.Run.Facts.CauseFacts(text, "attribute", text, text, text, text) { Rule = text, SourceBefore = text };
        var report = rich with
        {
            Summary = $"21 pages: {text}",
            Shots = [.. rich.Shots.Select(shot => shot with
            {
                Summary = text,
                Regions = [.. shot.Regions.Select(region => region with { Causes = [hostile], Explanation = "whole", Remainder = 0 })],
                Masks = [.. shot.Masks.Select(mask => mask with { Selector = text, Reason = text, Owner = text })],
                Alignment = shot.Alignment is null ? null : shot.Alignment with { Sentence = text },
                Before = shot.Before is null ? null : shot.Before with { Redirect = text },
            })],
            Groups = [.. rich.Groups.Select(group => group with { Title = text, Causes = [hostile], Pages = ["blog/index.html"], Viewports = [text], Representative = new Core.Run.Facts.GroupPlace("blog/index.html@desktop", 0) })],
            Findings = [.. rich.Findings.Select(finding => finding with { Message = text, Location = text })],
        };
        await using var opened = await _browser.OpenAsync(report, BlogDesktop);
        await Expect(opened.Page.Locator("#facts")).ToContainTextAsync("regions");
        await Expect(opened.Page.Locator("#facts :is(img, script, [onerror], [onmouseover], a[href^=javascript])")).ToHaveCountAsync(0);
        Assert.That(await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(1440), "viewer");
        await opened.Page.Locator("#reason").FillAsync(text.Length < 12 ? $"{text}, as agreed" : text);
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Page.Locator("#approve").ClickAsync();
        await opened.Page.Keyboard.PressAsync("u");
        await Expect(opened.Page.Locator(".card")).Not.ToHaveCountAsync(0);
        Assert.That(await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(1440), "overview");
        await Expect(opened.Page.Locator("main :is(script, [onerror], [onmouseover], a[href^=javascript], img[src=x])")).ToHaveCountAsync(0);
        Assert.That(await opened.Page.EvaluateAsync<string>("() => document.body.innerText"), Does.Not.Match("[\u202E\u2066\u200B\u0007]"));
        Assert.That(opened.Troubles, Is.Empty);
    }

    [TestCase("<script>window.canary = 1</script>")]
    [TestCase("<img src=x onerror='window.canary = 1'>")]
    [TestCase("<iframe srcdoc='<script>parent.canary = 1</script>'></iframe>")]
    [TestCase("<svg onload='window.canary = 1'></svg>")]
    public async Task The_policy_stops_script_even_where_markup_got_in(string markup)
    {
        await using var report = await _browser.OpenAsync(SampleReports.AllIdentical());
        var text = await File.ReadAllTextAsync(report.IndexFile);
        await File.WriteAllTextAsync(report.IndexFile, text.Replace("</body>", $"{markup}</body>", StringComparison.Ordinal));
        await report.Page.ReloadAsync();
        Assert.That(report.Troubles, Has.Some.Contains("Content Security Policy"));
        Assert.That(await report.Page.EvaluateAsync<bool>("() => 'canary' in window"), Is.False);
    }

    [TestCase("document.body.innerHTML = '<b>x</b>'")]
    [TestCase("document.body.setAttribute('onclick', 'x')")]
    [TestCase("document.createElement('script').text = 'x'")]
    public async Task Text_cannot_become_markup_or_script(string way)
    {
        await using var report = await _browser.OpenAsync(SampleReports.AllIdentical());
        var refused = await report.Page.EvaluateAsync<bool>($"() => {{ try {{ {way}; return false; }} catch (error) {{ return error instanceof TypeError; }} }}");
        Assert.That(refused, Is.True);
    }

    [Test]
    public async Task A_deep_link_opens_a_shot_and_each_key_its_view()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), BlogDesktop);
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
    public async Task A_view_is_kept_from_shot_to_shot_and_by_a_reload()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=slider");
        await Expect(report.Page.Locator("#stage")).ToHaveAttributeAsync("data-view", "slider");
        await report.Page.Keyboard.PressAsync("j");
        await Expect(report.Page.Locator("#shot-title .place")).ToHaveTextAsync("mobile");
        await Expect(report.Page.Locator("#stage")).ToHaveAttributeAsync("data-view", "slider");
        await report.Page.Keyboard.PressAsync("k");
        await Expect(report.Page.Locator("#shot-title .place")).ToHaveTextAsync("desktop");
        await report.Page.Keyboard.PressAsync("4");
        await report.Page.ReloadAsync();
        await Expect(report.Page.Locator("#stage")).ToHaveAttributeAsync("data-view", "side");
        Assert.That(report.Troubles, Is.Empty);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task One_image_pixel_is_a_whole_number_of_screen_pixels(int ratio)
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after", new BrowserNewContextOptions { DeviceScaleFactor = ratio });
        var image = report.Page.Locator("#stage img");
        foreach (var (key, factor) in new[] { ("0", 1), ("+", 2), ("+", 4), ("-", 2), ("-", 1) })
        {
            await report.Page.Keyboard.PressAsync(key);
            var shown = await image.EvaluateAsync<double[]>("image => [image.getBoundingClientRect().width * devicePixelRatio, image.getBoundingClientRect().height * devicePixelRatio]");
            // Layout counts in 1/64 CSS px (LayoutUnit).
            Assert.That(shown[0], Is.EqualTo(1280.0 * factor).Within(ratio / 64.0), $"width after {key}");
            Assert.That(shown[1], Is.EqualTo(800.0 * factor).Within(ratio / 64.0), $"height after {key}");
            Assert.That(await image.EvaluateAsync<string>("image => getComputedStyle(image).imageRendering"), Is.EqualTo("pixelated"));
        }

        await report.Page.Keyboard.PressAsync("f");
        await Expect(report.Page.Locator("#zoom-fit")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Test]
    public async Task At_one_to_one_the_screen_shows_the_very_pixels_of_the_capture()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after");
        await report.Page.Keyboard.PressAsync("0");
        await report.Page.Keyboard.PressAsync("r");
        await report.Page.Keyboard.PressAsync("e");
        await report.Page.EvaluateAsync("() => document.querySelector('.pane').scrollTo(0, 0)");
        var image = report.Page.Locator("#stage img");
        await image.EvaluateAsync("image => image.decode()");
        var box = await report.Page.Locator(".pane").BoundingBoxAsync();
        var clip = new Clip { X = box!.X, Y = box.Y, Width = 600, Height = 400 };
        var shown = await report.Page.ScreenshotAsync(new PageScreenshotOptions { Clip = clip });
        // The same picture on a page of its own, at its own size.
        var bare = await report.Page.Context.NewPageAsync();
        await bare.GotoAsync(await image.EvaluateAsync<string>("image => image.src"));
        await bare.SetViewportSizeAsync(1280, 800);
        var expected = await bare.ScreenshotAsync(new PageScreenshotOptions { Clip = new Clip { X = 0, Y = 0, Width = 600, Height = 400 } });
        Assert.That(shown, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_slider_divides_before_from_after_where_it_stands()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=slider");
        var after = report.Page.Locator("#stage .picture.after");
        await report.Page.Locator("#amount-range").FillAsync("250");
        var clip = await after.EvaluateAsync<string>("image => getComputedStyle(image).clipPath");
        var pane = await report.Page.Locator(".pane").EvaluateAsync<double[]>("pane => [pane.clientWidth, pane.scrollLeft]");
        Assert.That(clip, Is.EqualTo($"inset(0px 0px 0px {(pane[0] / 4) + pane[1]:0.##}px)"));

        var handle = await report.Page.Locator(".handle").BoundingBoxAsync();
        await report.Page.Mouse.MoveAsync(handle!.X + (handle.Width / 2), handle.Y + 100);
        await report.Page.Mouse.DownAsync();
        await report.Page.Mouse.MoveAsync((float)pane[0] / 2, handle.Y + 100);
        await report.Page.Mouse.UpAsync();
        await Expect(report.Page.Locator("#amount-range")).ToHaveValueAsync("500");
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task Blinking_stands_still_where_motion_is_unwelcome_and_is_flipped_by_hand()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=blink", new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        var after = report.Page.Locator("#stage .picture.after");
        await Expect(report.Page.Locator("#blink-play")).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(after).ToHaveCSSAsync("visibility", "visible");
        await report.Page.Keyboard.PressAsync(" ");
        await Expect(after).ToHaveCSSAsync("visibility", "hidden");
        await Expect(report.Page.Locator("#stage figcaption")).ToHaveTextAsync("Before");
        await report.Page.Keyboard.PressAsync("b");
        await Expect(after).ToHaveCSSAsync("visibility", "visible");
        await Expect(after).ToHaveCSSAsync("visibility", "hidden");
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task Regions_are_stepped_through_by_size_mapped_and_shown_with_all_else_dimmed()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after&region=2");
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
    public async Task One_file_shows_its_pictures_alone_and_tells_colours_from_disk()
    {
        var rich = SampleReports.Rich();
        await using var report = await _browser.OpenAsync(rich, BlogDesktop);
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
    public async Task What_inner_scrollers_show_is_told_below_the_page()
    {
        var rich = SampleReports.Rich();
        Core.Run.Facts.InnerViewFacts[] views = [new(new(0, 500, 400, 140), new(20, 60, 400, 140)), new(new(0, 648, 400, 140), new(20, 60, 400, 140))];
        var scrolled = rich with { Shots = [.. rich.Shots.Select(shot => shot.Id == "blog/index.html@desktop" ? shot with { Before = shot.Before! with { Views = [views[0]] }, After = shot.After! with { Views = views } } : shot)] };
        await using var report = await _browser.OpenAsync(scrolled, $"{BlogDesktop}&view=side");
        await Expect(report.Page.Locator("#stage .canvas").Nth(0).Locator(".box.inner")).ToHaveTextAsync(["Scrolled within the page, view 1 of 1: the area of 400×140 px at (20, 60)"]);
        await Expect(report.Page.Locator("#stage .canvas").Nth(1).Locator(".box.inner").Nth(1)).ToHaveAttributeAsync("data-box", "0 648 400 140");
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task Side_by_side_scrolls_both_sides_as_one()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=side");
        await report.Page.Locator(".pane").Nth(1).EvaluateAsync("pane => pane.scrollTo(120, 60)");
        await Expect(report.Page.Locator(".pane").First).ToHaveJSPropertyAsync("scrollTop", 60);
        await Expect(report.Page.Locator(".pane").First).ToHaveJSPropertyAsync("scrollLeft", 120);
    }

    [Test]
    public async Task A_region_is_scrolled_to_and_outlined_where_it_lies()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after");
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
    public async Task Sides_that_are_not_there_cannot_be_chosen_and_are_told()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), "#shot=news%2Flaunch.html%40desktop&view=slider");
        await Expect(report.Page.Locator("#stage")).ToHaveAttributeAsync("data-view", "side");
        await Expect(report.Page.Locator("#stage .absent")).ToHaveTextAsync("No picture of the before side.");
        await Expect(report.Page.Locator("#views button[data-view=slider]")).ToBeDisabledAsync();
        await report.Page.Keyboard.PressAsync("1");
        await Expect(report.Page.Locator("#stage")).ToHaveAttributeAsync("data-view", "side");
        await report.Page.GotoAsync($"{report.Address}#shot=broken.html%40desktop");
        await Expect(report.Page.Locator("#facts")).ToContainTextAsync("HTTP status 500");
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task Two_captures_of_an_unstable_side_take_the_place_of_before_and_after()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), "#shot=ticker.html%40desktop&view=blink", new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        var stage = report.Page.Locator("#stage");
        await report.Page.Locator(".captures button").Nth(1).ClickAsync();
        await Expect(stage).ToHaveClassAsync("stage twins");
        await Expect(stage).ToHaveAttributeAsync("data-view", "blink");
        await Expect(stage.Locator("figcaption")).ToHaveTextAsync("After, capture 3");
        Assert.That(await stage.Locator(".after img").EvaluateAsync<string>("image => image.src"), Does.EndWith("/noise-after-3.png"));
        Assert.That(await stage.Locator(".before img").EvaluateAsync<string>("image => image.src"), Does.EndWith("/after.png"), "the first capture of that side");
        Assert.That(await stage.Locator(".after img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"), Is.EqualTo(1280));
        await Expect(stage.Locator(".box.noise")).ToHaveCountAsync(1);
        await Expect(report.Page.Locator("#views button[data-view=diff]")).ToBeDisabledAsync();
        // Through the pairs, and back to the sides.
        await report.Page.Keyboard.PressAsync("y");
        await Expect(stage).ToHaveClassAsync("stage");
        await report.Page.Keyboard.PressAsync("o");
        await Expect(stage.Locator(".box.noise")).ToHaveCountAsync(0);
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task With_the_shift_undone_rows_that_belong_together_lie_at_one_height()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), "#shot=blog%2Findex.html%40mobile&view=side");
        var stage = report.Page.Locator("#stage");
        await report.Page.Keyboard.PressAsync("0");
        await report.Page.Keyboard.PressAsync("g");
        await Expect(stage).ToHaveClassAsync("stage aligned");
        // 40 rows were inserted at 120: before has a gap there, and what lies below is moved by as much.
        Assert.That(await Boxes(".picture.before .gap"), Is.EqualTo(new[] { "120 40" }));
        Assert.That(await Boxes(".picture.before .slice"), Is.EqualTo(new[] { "0 120", "160 692" }));
        Assert.That(await Boxes(".picture.after .slice"), Is.EqualTo(new[] { "0 852" }));
        Assert.That(await Boxes(".picture.after .gap"), Is.Empty);
        // What differs with the shift undone is outlined, on both sides.
        await Expect(stage.Locator(".box.region:not(.chosen)")).ToHaveCountAsync(2);
        foreach (var key in new[] { "5", "6", "7", "8" })
        {
            await report.Page.Keyboard.PressAsync(key);
            await Expect(stage).ToHaveClassAsync("stage aligned");
            await Expect(stage.Locator(".slice")).ToHaveCountAsync(3);
        }

        await report.Page.Keyboard.PressAsync("3");
        await Expect(stage).ToHaveClassAsync("stage");
        await report.Page.Keyboard.PressAsync("2");
        await report.Page.Keyboard.PressAsync("g");
        await Expect(stage.Locator(".slice")).ToHaveCountAsync(1);
        Assert.That(report.Troubles, Is.Empty);

        async Task<string[]> Boxes(string which) => await stage.Locator(which).EvaluateAllAsync<string[]>(
            "all => all.map(each => [each.getBoundingClientRect().top - each.closest('.canvas').getBoundingClientRect().top, each.getBoundingClientRect().height].map(Math.round).join(' '))");
    }

    [Test]
    public async Task The_delta_shows_the_difference_of_each_channel_enlarged_and_black_where_nothing_differs()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=delta");
        await report.Page.Keyboard.PressAsync("0");
        await report.Page.Keyboard.PressAsync("r");
        await report.Page.Keyboard.PressAsync("e");
        foreach (var image in await report.Page.Locator("#stage img").AllAsync())
            await image.EvaluateAsync("image => image.decode()");
        await report.Page.Locator("#amount-range").FillAsync("0");
        await Expect(report.Page.Locator("#stage figcaption")).ToContainTextAsync("1 times");
        await report.Page.EvaluateAsync("() => document.querySelector('.pane').scrollTo(0, 0)");
        var pane = await report.Page.Locator(".pane").BoundingBoxAsync();
        // Sample pictures: before #FFFFFF, after #FFF1D6 within the region at (312, 88), equal beside it.
        Assert.That(await PixelAsync(300, 100), Is.EqualTo(new[] { 0, 0, 0 }));
        Assert.That(await PixelAsync(314, 89), Is.EqualTo(new[] { 0xFF - 0xFF, 0xFF - 0xF1, 0xFF - 0xD6 }));
        for (var i = 0; i < 20; i++)
            await report.Page.Keyboard.PressAsync("]");
        await Expect(report.Page.Locator("#stage figcaption")).ToContainTextAsync("64 times");
        Assert.That(await PixelAsync(314, 89), Is.EqualTo(new[] { 0, 255, 255 }));

        async Task<int[]> PixelAsync(int x, int y)
        {
            var png = await report.Page.ScreenshotAsync(new PageScreenshotOptions { Clip = new Clip { X = pane!.X + x, Y = pane.Y + y, Width = 1, Height = 1 } });
            using var raster = PngReader.Decode(png, ImageLimits.Default);
            return [raster.Row(0)[0], raster.Row(0)[1], raster.Row(0)[2]];
        }
    }

    [Test]
    public async Task The_element_of_the_cause_is_outlined_on_both_sides()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=side");
        var panes = report.Page.Locator("#stage .canvas");
        await Expect(panes.Nth(0).Locator(".box.cause")).ToHaveAttributeAsync("data-box", "300 80 120 40");
        await Expect(panes.Nth(1).Locator(".box.cause")).ToHaveAttributeAsync("data-box", "300 81 120 40");
        await report.Page.Keyboard.PressAsync("e");
        await Expect(report.Page.Locator("#stage .box.cause")).ToHaveCountAsync(0);
        await Expect(report.Page.Locator("#cause")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Test]
    public async Task What_a_change_proposes_is_open_until_somebody_decides()
    {
        var rich = SampleReports.Rich();
        var proposed = rich with { Shots = [.. rich.Shots.Select(shot => shot.Id == "pricing.html@desktop" ? shot with { Decision = Decision.Proposed } : shot)] };
        await using var report = await _browser.OpenAsync(proposed, "#decision=proposed");
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
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), BlogDesktop, withPictures: false);
        await Expect(report.Page.Locator("#stage .absent")).ToContainTextAsync("is not beside the report");
    }

    [Test]
    public async Task The_table_is_filtered_by_status_and_text_and_the_address_tells()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich());
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
    public async Task Help_and_back_work_by_key_and_the_focus_returns()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich());
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

    [TestCase(390, 844)]
    [TestCase(1024, 768)]
    [TestCase(1440, 900)]
    public async Task Nothing_is_wider_than_the_window(int width, int height)
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), "", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        Assert.That(await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), "overview");
        await report.Page.GotoAsync($"{report.Address}#shot={Uri.EscapeDataString($"{SampleReports.HostileNames[^1]}@desktop")}");
        await Expect(report.Page.Locator("#viewer")).ToBeVisibleAsync();
        Assert.That(await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), "viewer");
    }

    [Test]
    public async Task Without_script_the_table_and_the_summary_can_be_read()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Rich(), "", new BrowserNewContextOptions { JavaScriptEnabled = false });
        await Expect(report.Page.Locator("h1").First).ToContainTextAsync("21 pages");
        await Expect(report.Page.Locator(".pages tbody tr")).ToHaveCountAsync(18);
        await Expect(report.Page.Locator("#viewer")).ToBeHiddenAsync();
        await Expect(report.Page.Locator(".search")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Ten_thousand_shots_open_and_answer()
    {
        await using var report = await _browser.OpenAsync(SampleReports.Large(10_000), withPictures: false);
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
