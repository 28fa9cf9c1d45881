using Gate.Core.Run.Facts;
using Gate.Pixels;
using Gate.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>The ways to compare two pictures, at the scale that they promise.</summary>
[TestFixture, Category("Browser")]
internal sealed class ReportViewsTests : ReportFixture
{
    [Test]
    public async Task A_view_is_kept_from_shot_to_shot_and_by_a_reload()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=slider");
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

    [TestCase(1400)]
    [TestCase(700)]
    [TestCase(500)]
    public async Task The_chosen_region_stays_in_sight_when_the_panes_have_another_size(int width)
    {
        // The one near the top, the one near the left edge.
        foreach (var region in new[] { 0, 1 })
        {
            await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=diff&region={region}", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
            var chosen = report.Page.Locator("#stage .box.chosen");
            foreach (var (key, panes) in new[] { ("4", 2), ("3", 1), ("4", 2), ("5", 1), ("4", 2) })
            {
                await report.Page.Keyboard.PressAsync(key);
                await Expect(chosen).ToHaveCountAsync(panes);
                Assert.That(await InPaneAsync(), Is.All.True, $"region {region} after {key}");
            }

            await report.Page.SetViewportSizeAsync(390, 600);
            Assert.That(await InPaneAsync(), Is.All.True, $"region {region} in a smaller window");

            // Observers of sizes have been told by the second frame.
            async Task<bool[]> InPaneAsync() => await report.Page.EvaluateAsync<bool[]>(
                """
                () => new Promise(told => requestAnimationFrame(() => requestAnimationFrame(() => told([...document.querySelectorAll('#stage .box.chosen')].map(each => {
                  const [box, pane] = [each.getBoundingClientRect(), each.closest('.pane').getBoundingClientRect()];
                  return box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom;
                })))))
                """);
        }
    }

    [Test]
    public async Task The_chosen_region_stays_in_sight_when_another_view_is_chosen_before_the_next_frame()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=diff&region=0", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 500, Height = 900 } });
        await Expect(report.Page.Locator("#stage .box.chosen")).ToHaveCountAsync(1);

        // A busy machine draws no frame between the two keys: the panes of the first are gone when they are told that they were scrolled.
        var seen = await report.Page.EvaluateAsync<bool[]>(
            """
            () => new Promise(told => {
              for (const key of ['n', '4']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
              requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => told([...document.querySelectorAll('#stage .box.chosen')].map(each => {
                const [box, pane] = [each.getBoundingClientRect(), each.closest('.pane').getBoundingClientRect()];
                return box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom;
              })))));
            })
            """);

        Assert.That(seen, Is.EqualTo(new[] { true, true }));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task One_image_pixel_is_a_whole_number_of_screen_pixels(int ratio)
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after", new BrowserNewContextOptions { DeviceScaleFactor = ratio });
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
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=after");
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
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=slider");
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
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=blink", new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
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
    public async Task Side_by_side_scrolls_both_sides_as_one()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=side");
        await report.Page.Locator(".pane").Nth(1).EvaluateAsync("pane => pane.scrollTo(120, 60)");
        await Expect(report.Page.Locator(".pane").First).ToHaveJSPropertyAsync("scrollTop", 60);
        await Expect(report.Page.Locator(".pane").First).ToHaveJSPropertyAsync("scrollLeft", 120);
    }

    [Test]
    public async Task A_page_on_one_side_opens_as_its_one_picture_and_says_that_it_is_new_or_gone()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), "#shot=news%2Flaunch.html%40desktop&view=side");
        var stage = report.Page.Locator("#stage");
        await Expect(stage).ToHaveAttributeAsync("data-view", "after");
        await Expect(stage.Locator("figcaption")).ToHaveTextAsync("New: the page is on the after side only");
        foreach (var view in new[] { "before", "side", "slider" })
            await Expect(report.Page.Locator($"#views button[data-view={view}]")).ToBeDisabledAsync();
        await report.Page.Keyboard.PressAsync("4");
        await Expect(stage).ToHaveAttributeAsync("data-view", "after");
        await report.Page.GotoAsync($"{report.Address}#shot=team%2Fold.html%40desktop");
        await Expect(stage).ToHaveAttributeAsync("data-view", "before");
        await Expect(stage.Locator("figcaption")).ToHaveTextAsync("Gone: the page is on the before side only");
        await report.Page.GotoAsync($"{report.Address}#shot=broken.html%40desktop");
        await Expect(report.Page.Locator("#facts")).ToContainTextAsync("HTTP status 500");
        await Expect(stage.Locator(".absent")).ToHaveTextAsync(["No picture of the before side.", "No picture of the after side."]);
        // Neither side has a size here.
        await report.Page.GotoAsync($"{report.Address}#shot=late.html%40desktop");
        await Expect(report.Page.Locator("#shot-title")).ToContainTextAsync("late.html");
        await Expect(stage.Locator(".absent").First).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        await Expect(report.Page.Locator("#views button[aria-pressed=true]")).ToHaveCountAsync(0);
        Assert.That(report.Troubles, Is.Empty);
    }

    [Test]
    public async Task Two_captures_of_an_unstable_side_take_the_place_of_before_and_after()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), "#shot=ticker.html%40desktop&view=blink", new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
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
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), "#shot=blog%2Findex.html%40mobile&view=side");
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
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=delta");
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
    public async Task A_printed_shot_shows_its_heading_why_and_pictures_and_no_controls()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=side");
        await Expect(report.Page.Locator("#stage img")).ToHaveCountAsync(2);
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(report.Page.Locator("#shot-title")).ToBeVisibleAsync();
        await Expect(report.Page.Locator("#facts .findings")).ToBeVisibleAsync();
        foreach (var image in await report.Page.Locator("#stage img").AllAsync())
        {
            var width = await image.EvaluateAsync<double>("image => image.decode().then(() => image.getBoundingClientRect().width)");
            Assert.That(width, Is.GreaterThan(1200).And.LessThanOrEqualTo(1440), "as wide as the sheet");
        }

        await Expect(report.Page.Locator(Controls)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_printed_list_shows_groups_and_pages_and_no_controls()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich());
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(report.Page.Locator(".card h3").First).ToBeVisibleAsync();
        await Expect(report.Page.Locator(".pages tbody tr:visible").First).ToBeVisibleAsync();
        await Expect(report.Page.Locator("#ledger")).ToBeHiddenAsync();
        await Expect(report.Page.Locator(Controls)).ToHaveCountAsync(0);
    }

    [TestCase(1440, 900)]
    [TestCase(1024, 768)]
    public async Task Going_up_by_key_the_focus_is_never_below_what_sticks_to_the_top(int width, int height)
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), options: new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        await report.Page.Locator(".pages tbody .line a:visible").Last.FocusAsync();
        for (var i = 0; i < 40; i++)
        {
            await report.Page.Keyboard.PressAsync("Shift+Tab");
            var covered = await report.Page.EvaluateAsync<string?>("""
                () => {
                  const held = document.activeElement;
                  const { left, top, bottom } = held.getBoundingClientRect();
                  const seen = [top + 2, (top + bottom) / 2, bottom - 2].some(y => { const hit = document.elementFromPoint(left + 5, y); return hit && (held.contains(hit) || hit.contains(held)); });
                  return seen || held === document.body ? null : `${held.outerHTML.slice(0, 200)} at ${top}`;
                }
                """);
            Assert.That(covered, Is.Null);
        }
    }

    [Test]
    public async Task A_group_tells_what_changed_however_long_its_element_is_named()
    {
        var path = $"body > div.wrapper > {string.Concat(Enumerable.Repeat("div.row:nth-of-type(2) > ", 12))}a.btn";
        var cause = new CauseFacts(path, "text", null, "\u0633\u0639\u0631 \u0642\u062F\u064A\u0645", "\u0633\u0639\u0631 \u062C\u062F\u064A\u062F", null);
        var title = $"{path} text “{cause.Before}” → “{cause.After}”";
        var rich = SampleReports.Rich();
        GroupFacts Group(string id, string kind) => new(id, title, ["blog/index.html@desktop"]) { Kind = kind, Causes = [cause] };
        await using var report = await Browser.OpenAsync(rich with { Groups = [Group("g-3fa9", "cause"), Group("g-3faa", "redrawn")] }, withPictures: false);
        var head = report.Page.Locator(".card h3").First;
        await Expect(head).ToContainTextAsync($"a.btn text “{cause.Before}” → “{cause.After}”");
        await Expect(head.Locator("a, :scope > span[title]").First).ToHaveAttributeAsync("title", title);
        Assert.That(await head.EvaluateAsync<bool>("head => head.scrollHeight <= head.clientHeight + 1"), "nothing of it is cut");
        // Values in a script that runs from right to left stand in the order before, after.
        foreach (var pair in new[] { head.Locator("bdi"), report.Page.Locator(".card").First.Locator(".step bdi") })
        {
            await Expect(pair).ToHaveCountAsync(2);
            var lefts = await pair.EvaluateAllAsync<double[]>("all => all.map(each => each.getClientRects()[0].left + 1e4 * each.getClientRects()[0].top)");
            Assert.That(lefts[0], Is.LessThan(lefts[1]));
        }

        await Expect(report.Page.Locator("#groups-title")).ToHaveTextAsync("2 groups to look at, of 1 change");
    }

    [Test]
    public async Task The_links_of_a_region_to_its_groups_stand_apart_and_say_which_is_which()
    {
        var rich = SampleReports.Rich();
        var other = rich.Shots.First(shot => shot.Id != "blog/index.html@desktop").Id;
        GroupFacts Group(string id, string title) => new(id, title, ["blog/index.html@desktop", other]) { Kind = "cause" };
        var shots = rich.Shots.Select(shot => shot.Id == "blog/index.html@desktop" ? shot with { Regions = [shot.Regions[0] with { Groups = ["g-1", "g-2"], Explanation = "whole", Remainder = 0, ByInputs = 0, Redrawn = 0 }] } : shot);
        await using var report = await Browser.OpenAsync(rich with { Shots = [.. shots], Groups = [Group("g-1", "a color"), Group("g-2", "b margin")] }, BlogDesktop, withPictures: false);
        var links = report.Page.Locator("#facts .regions .edges", new() { Has = report.Page.Locator("a") });
        await Expect(links).ToHaveTextAsync("a color: in 2 shots · b margin: in 2 shots");
    }

    /// <summary>What a sheet of paper cannot do; a region's own line is a button too.</summary>
    private const string Controls = "button:not(.spot):visible, input:visible, select:visible";

    [Test]
    public async Task Keys_flip_the_sides_go_to_the_next_viewport_and_turn_an_amount_down()
    {
        await using var report = await Browser.OpenAsync(SampleReports.Rich(), $"{BlogDesktop}&view=before");
        var stage = report.Page.Locator("#stage");
        foreach (var view in new[] { "after", "before" })
        {
            await report.Page.Keyboard.PressAsync("x");
            await Expect(stage).ToHaveAttributeAsync("data-view", view);
        }

        foreach (var viewport in new[] { "mobile", "desktop" })
        {
            await report.Page.Keyboard.PressAsync("v");
            await Expect(report.Page.Locator("#shot-title .place")).ToHaveTextAsync(viewport);
        }

        await report.Page.Keyboard.PressAsync("6");
        var amount = report.Page.Locator("#amount-range");
        var half = await amount.InputValueAsync();
        await report.Page.Keyboard.PressAsync("[");
        await Expect(amount).Not.ToHaveValueAsync(half);
        await report.Page.Keyboard.PressAsync("]");
        await Expect(amount).ToHaveValueAsync(half);
        Assert.That(report.Troubles, Is.Empty);
    }
}
