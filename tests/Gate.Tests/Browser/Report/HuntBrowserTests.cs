using System.Globalization;
using System.Text.Json;
using Gate.Tests.Support;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>The hunt: 300 changed shots, six causes, five needles, looked through to the end.</summary>
[Category("Browser")]
internal sealed class HuntBrowserTests : ReportFixture
{
    // Six causes and five needles, and one to spare.
    private const int MostDecisions = 12;

    [Test]
    public async Task Six_causes_and_five_needles_take_at_most_twelve_decisions()
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), withPictures: false);
        var page = opened.Page;
        var cards = page.Locator("#groups > .cards > .card");
        await Expect(cards).ToHaveCountAsync(HuntReport.Causes + HuntReport.Needles.Count);
        for (var needle = 0; needle < HuntReport.Needles.Count; needle++)
        {
            await Expect(cards.Nth(needle)).ToHaveClassAsync("card strange");
            await Expect(cards.Nth(needle)).ToBeInViewportAsync();
            // Nothing named accounts for it: no group action before it was looked at.
            await Expect(cards.Nth(needle).Locator("button.approve")).ToBeDisabledAsync();
            await Expect(cards.Nth(needle).Locator("button.approve")).ToHaveAttributeAsync("title", "Open it first: nothing explains these pixels.");
            await Expect(cards.Nth(needle).Locator(".because")).ToHaveTextAsync("Open it first: nothing explains these pixels.");
        }

        await page.Locator("#reason-list").FillAsync("the new spacing of spring");
        var decisions = 0;
        for (var cause = 0; cause < HuntReport.Causes; cause++, decisions++)
            await page.Locator("#groups > .cards > .card:not(.strange) button.approve:enabled").First.ClickAsync();
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync("295 of 300 decided");
        var approved = await Decided(page, "approve");
        Assert.That(approved.Intersect(HuntReport.Needles), Is.Empty, "needles approved by a group");

        await page.Keyboard.PressAsync("j");
        for (var needle = 0; needle < HuntReport.Needles.Count; needle++, decisions++)
        {
            await Expect(page.Locator("#facts .edges.strange")).ToHaveCountAsync(1);
            var shown = page.Url;
            await page.Keyboard.PressAsync("d");
            await Expect(page.Locator("#progress")).ToHaveTextAsync($"{296 + needle} of 300 decided");
            // The next one opens by itself, a moment after the decision is counted.
            if (needle + 1 < HuntReport.Needles.Count)
                await Expect(page).Not.ToHaveURLAsync(shown);
        }

        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("#groups > .cards > .card")).ToHaveCountAsync(0);
        await Expect(page.Locator("#settled-title")).ToHaveTextAsync("Already decided: 150 pages");
        await Expect(page.Locator("#pages")).ToHaveTextAsync("No page left to look at");
        Assert.That(await Decided(page, "reject"), Is.EquivalentTo(HuntReport.Needles));
        Assert.That(decisions, Is.LessThanOrEqualTo(MostDecisions));
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{decisions} decisions for {HuntReport.Shots} shots"));
    }

    [Test]
    public async Task What_is_explained_whole_leaves_nothing_over()
    {
        var hunt = HuntReport.Make();
        // Where a change paints, colours that no rule follows are its own.
        var report = hunt with { Shots = [.. hunt.Shots.Select(shot => shot with { Regions = [.. shot.Regions.Select(region => region.Explanation == "whole" ? region with { Remainder = 5 } : region)] })] };
        await using var opened = await Browser.OpenAsync(report, "#viewport=desktop", withPictures: false);
        var page = opened.Page;
        await Expect(page.Locator("#approve-fits")).ToHaveTextAsync($"Approve {150 - HuntReport.Needles.Count(id => id.EndsWith("desktop", StringComparison.Ordinal))} shots");
        await Expect(page.Locator("#filter-cause option[value='left over']")).ToHaveTextAsync($"left over ({HuntReport.Needles.Count(id => id.EndsWith("desktop", StringComparison.Ordinal))})");
        await page.GotoAsync($"{opened.Address}#shot={Uri.EscapeDataString(report.Shots.First(shot => !HuntReport.Needles.Contains(shot.Id)).Id)}");
        await Expect(page.Locator("#facts .edges.strange")).ToHaveCountAsync(0);
        await Expect(page.Locator("#facts .regions .edges").First).ToContainTextAsync("5 positions lie where what changed is drawn: it explains them, though no rule gives their colours.");
    }

    [Test]
    public async Task A_group_is_undone_as_one_and_a_rejected_group_takes_its_shots_along()
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), withPictures: false);
        var page = opened.Page;
        var card = page.Locator(".card[data-group=g-cause-1]");
        await card.Locator("button.approve").ClickAsync();
        await Expect(page.Locator("#ledger-progress")).ToContainTextAsync("at least 12 characters");
        var shown = HuntReport.Make().Groups.Single(group => group.Id == "g-cause-1").Shots.Count;
        await page.Locator("#reason-list").FillAsync("the new spacing of spring");
        await card.Locator("button.approve").ClickAsync();
        // Every third shot shows one cause alone; half of the six causes have such shots, and one of 50 holds a needle.
        var alone = HuntReport.Make().Shots.Count(shot => shot.Regions.All(region => region.Groups[0] == "g-cause-1"));
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync($"{alone} of 300 decided");
        await Expect(card.Locator("button.approve")).ToBeDisabledAsync();
        await Expect(card.Locator(".because")).ToHaveTextAsync($"Approved; {shown - alone} wait for what else is in them.");
        await page.Locator("#undo-list").ClickAsync();
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync("0 of 300 decided");
        await card.Locator("button.reject").ClickAsync();
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync($"{shown} of 300 decided");
        Assert.That(opened.Troubles.Where(trouble => !trouble.Contains("ERR_FILE_NOT_FOUND", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Filters_stand_in_the_address_and_one_press_decides_what_fits_but_no_needle()
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), "#viewport=mobile&q=part-3", withPictures: false);
        var page = opened.Page;
        await Expect(page.Locator("#filter-viewport")).ToHaveValueAsync("mobile");
        await Expect(page.Locator("#fits")).ToHaveTextAsync("15 of 300 shots, 15 undecided");
        await page.Locator("#search").FillAsync("");
        await Expect(page.Locator("#fits")).ToHaveTextAsync("150 of 300 shots, 150 undecided");
        await page.Locator("#filter-cause").SelectOptionAsync("unexplained");
        var needles = HuntReport.Needles.Count(id => id.EndsWith("@mobile", StringComparison.Ordinal));
        await Expect(page.Locator("#fits")).ToHaveTextAsync($"{needles} of 300 shots, {needles} undecided");
        await Expect(page.Locator("#approve-fits")).ToBeHiddenAsync();
        Assert.That(page.Url, Does.EndWith("#viewport=mobile&cause=unexplained"));
        await page.Locator("#filter-cause").SelectOptionAsync("all");
        await page.Locator("#reason-list").FillAsync("the new spacing of spring");
        await page.Locator("#approve-fits").ClickAsync();
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync($"{150 - needles} of 300 decided");
        await page.Locator("#filter-decision").SelectOptionAsync("approved");
        await page.ReloadAsync();
        await Expect(page.Locator("#fits")).ToHaveTextAsync($"{150 - needles} of 300 shots, 0 undecided");
    }

    [Test]
    public async Task A_cause_that_was_searched_for_approves_no_shot_that_shows_another()
    {
        var report = HuntReport.Make();
        var odd = report.Shots.First(shot => shot.Regions.Count == 2 && !HuntReport.Needles.Contains(shot.Id));
        var changed = odd with { Regions = [odd.Regions[0], odd.Regions[1] with { Groups = [], Causes = [odd.Regions[1].Causes[0] with { Name = "letter-spacing" }] }] };
        await using var opened = await Browser.OpenAsync(report with { Shots = [.. report.Shots.Select(shot => shot.Id == odd.Id ? changed : shot)] }, $"#q={Uri.EscapeDataString(odd.Regions[0].Causes[0].Name!)}", withPictures: false);
        var others = HuntReport.Shots - HuntReport.Needles.Count - 1;
        await Expect(opened.Page.Locator("#approve-fits")).ToHaveTextAsync($"Approve {others} shots");
        await opened.Page.Locator("#search").FillAsync(odd.Page);
        await Expect(opened.Page.Locator("#approve-fits")).ToHaveTextAsync("Approve 2 shots");
    }

    private static async Task<IReadOnlyList<string>> Decided(Microsoft.Playwright.IPage page, string decision)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#export").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("decision").GetString() == decision).Select(line => line.GetProperty("shot").GetString()!)];
    }
}
