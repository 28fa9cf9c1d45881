using System.Text.RegularExpressions;
using Gate.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>Changes decided by key in the list: what was chosen is what is decided, and nothing else.</summary>
[Category("Browser")]
internal sealed class ListKeysBrowserTests : ReportFixture
{
    private const string Reason = "the new spacing of spring";

    [Test]
    public async Task Enter_in_the_reason_takes_the_decision_that_asked_for_it()
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), withPictures: false);
        var page = opened.Page;
        var second = await ChooseSecondAsync(page);

        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("#reason-list")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("short");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#ledger-progress")).ToContainTextAsync("at least 12 characters");
        await page.Keyboard.TypeAsync(Reason);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync(new Regex("^[1-9]"));
        await Expect(page.Locator($".card[data-group='{second}'] .decision")).ToHaveTextAsync("rejected");
        await Expect(Chosen(page)).ToHaveAttributeAsync("data-group", second);
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync("0 of 300 decided");
        await Expect(page.Locator("#reason-list")).ToHaveValueAsync($"short{Reason}");
    }

    [Test]
    public async Task Escape_in_the_reason_returns_to_the_change_that_asked()
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), withPictures: false);
        var page = opened.Page;
        var second = await ChooseSecondAsync(page);

        await page.Keyboard.PressAsync("a");
        await page.Keyboard.TypeAsync(Reason);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator($".card[data-group='{second}'] h3 a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator($".card[data-group='{second}'] .decision")).ToHaveTextAsync("approved");
    }

    [Test]
    public async Task The_chosen_change_stays_chosen_and_the_next_is_the_one_after_it()
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), "#cause=style", withPictures: false);
        var page = opened.Page;
        var cards = page.Locator("#groups > .cards > .card");
        var plain = page.Locator("#groups > .cards > .card:not(.strange)");
        var names = await plain.EvaluateAllAsync<string[]>("cards => cards.map(each => each.dataset.group)");
        await plain.Nth(1).Locator("h3 a").FocusAsync();
        await page.Locator("#groups-title").ClickAsync();
        await Expect(Chosen(page)).ToHaveAttributeAsync("data-group", names[1]);
        await Expect(Chosen(page)).Not.ToHaveCSSAsync("box-shadow", "none");
        await page.Locator("#filter-viewport").SelectOptionAsync("mobile");
        await Expect(Chosen(page)).ToHaveAttributeAsync("data-group", names[1]);
        await page.Locator("#groups-title").ClickAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(Chosen(page)).ToHaveAttributeAsync("data-group", names[2]);
        await page.Keyboard.PressAsync("p");
        await page.Locator("#filter-viewport").SelectOptionAsync("all");
        await page.Locator("#reason-list").FillAsync(Reason);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator($".card[data-group='{names[1]}'] .decision")).ToHaveTextAsync("rejected");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync("Every shot of it is decided.");
        await page.Keyboard.PressAsync("n");
        await Expect(Chosen(page)).ToHaveAttributeAsync("data-group", names[2]);
        await Expect(cards.Nth(0)).Not.ToHaveClassAsync(new Regex("chosen"));
    }

    [Test]
    public async Task A_key_that_can_decide_nothing_says_why()
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), withPictures: false);
        var page = opened.Page;
        await page.Locator("#reason-list").FillAsync(Reason);
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync("Nothing is chosen: n goes to the first change.");
        await page.Keyboard.PressAsync("n");
        var first = await Chosen(page).GetAttributeAsync("data-group");
        await page.Locator("#search").FillAsync("part-3/page-013");
        await page.Locator("#groups-title").ClickAsync();
        await Expect(page.Locator($".card[data-group='{first}']")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync("The chosen change is not among those shown: n goes on to the next.");
    }

    [TestCase(-1000)]
    [TestCase(-30)]
    [TestCase(-10)]
    [TestCase(5)]
    [TestCase(20)]
    [TestCase(35)]
    [TestCase(60)]
    public async Task The_search_is_not_behind_the_reason(int top)
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), withPictures: false);
        var page = opened.Page;
        await page.EvaluateAsync("top => scrollBy(0, document.querySelector('#search').getBoundingClientRect().top - top)", top);
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#search")).ToBeFocusedAsync();

        var (field, bar) = (await page.Locator("#search").BoundingBoxAsync(), await page.Locator("#ledger").BoundingBoxAsync());
        Assert.That(field!.Y, Is.GreaterThanOrEqualTo(bar!.Y + bar.Height));
    }

    [TestCase("#shot=nope%40desktop", "No shot of this report is called nope@desktop.")]
    [TestCase("#shot=about.html%40desktop", "about.html is identical: there is nothing to show of it.")]
    [TestCase("#shot=blog%2Findex.html%40nope", "blog/index.html@nope has nothing to show: it is identical, or blog/index.html has no such shot.")]
    [TestCase("#group=nope", "No change of this report is called nope.")]
    public async Task An_address_that_leads_nowhere_is_said_to(string hash, string told)
    {
        await using var opened = await Browser.OpenAsync(SampleReports.Rich(), hash);

        await Expect(opened.Page.Locator("#lost")).ToHaveTextAsync(told);
        await opened.Page.EvaluateAsync("location.hash = '#status=all'");
        await Expect(opened.Page.Locator("#lost")).ToBeHiddenAsync();
    }

    [Test]
    public async Task An_undone_group_is_announced_in_one_sentence()
    {
        await using var opened = await Browser.OpenAsync(HuntReport.Make(), withPictures: false);
        var page = opened.Page;
        await page.Locator("#undo-list").ClickAsync();
        await Expect(page.Locator("#announce")).ToHaveTextAsync("There is nothing to undo.");
        await page.Locator("#reason-list").FillAsync(Reason);
        await page.Locator(".card:not(.strange) button.approve:enabled").First.ClickAsync();
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync(new Regex("^[1-9]"));
        await page.Locator("#undo-list").ClickAsync();

        await Expect(page.Locator("#announce")).ToHaveTextAsync(new Regex("^[0-9]+ decisions undone, 0 of 300 decided$"));
    }

    private static ILocator Chosen(IPage page) => page.Locator(".card.chosen");

    // The first that may be approved at once, by n alone.
    private static async Task<string> ChooseSecondAsync(IPage page)
    {
        for (var card = 0; card <= HuntReport.Needles.Count + 1; card++)
            await page.Keyboard.PressAsync("n");
        var second = await page.Locator("#groups > .cards > .card:not(.strange)").Nth(1).GetAttributeAsync("data-group");
        await Expect(Chosen(page)).ToHaveAttributeAsync("data-group", second!);
        return second!;
    }
}
