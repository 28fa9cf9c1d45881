using Gate.Cli.Reviewing;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Core.Signing;
using Gate.Tests.Support;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace Gate.Tests.Browser.Report;

/// <summary>Deciding by key, in real Chromium: from disk with an export, and served, straight into the ledger.</summary>
[Category("Browser")]
internal sealed class DecisionBrowserTests : ReportFixture
{
    private const string Reason = "as agreed: <img src=x onerror=alert(1)> \u202E";

    [Test]
    public async Task Decisions_from_disk_are_exported_as_lines_that_approve_takes()
    {
        using var scratch = new ScratchFolder();
        var report = await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        await using var opened = await Browser.OpenAsync(report, "#shot=a.html%40small", withPictures: false);
        var page = opened.Page;

        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("#progress")).ToContainTextAsync("at least 12 characters");
        await Expect(page.Locator("#reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Reason);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("#shot-title")).ToContainTextAsync("b.html");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("#shot-title")).ToContainTextAsync("new.html");
        await Expect(page.Locator("#progress")).ToHaveTextAsync("2 of 4 decided");
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#shot-title")).ToContainTextAsync("b.html");
        await Expect(page.Locator("#progress")).ToHaveTextAsync("1 of 4 decided");
        await page.Keyboard.PressAsync("d");
        await page.ReloadAsync();
        await Expect(page.Locator("#progress")).ToHaveTextAsync("2 of 4 decided");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".pages .line .decision")).ToHaveTextAsync(["approved", "rejected"]);
        var nameless = await page.RunAndWaitForDownloadAsync(() => page.Locator("#export").ClickAsync());
        await page.Locator("#name").FillAsync("anna");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#export").ClickAsync());

        await nameless.SaveAsAsync(scratch.At("nameless.jsonl"));
        Assert.That(LedgerFile.Read(scratch.At("nameless.jsonl"), isRequired: true).Lines.Select(line => line.Approval.By), Is.EqualTo(new[] { "", "" }));
        await download.SaveAsAsync(scratch.At("decisions.jsonl"));
        var lines = LedgerFile.Read(scratch.At("decisions.jsonl"), isRequired: true).Lines;
        var draft = new RunDecisions(report, scratch.At("out")).Draft(lines, null, () => "bert");
        Assert.That(draft.Decisions.Select(each => (each.Key.Shot, each.Decision, each.By)), Is.EqualTo(new[] { ("a.html@small", LedgerDecision.Approve, "anna"), ("b.html@small", LedgerDecision.Reject, "anna") }));
        Assert.That(draft.Decisions[0].Reason, Is.EqualTo(Reason.Trim()));
        Assert.That(opened.Troubles.Where(trouble => !trouble.Contains("ERR_FILE_NOT_FOUND", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Decisions_of_a_served_review_are_in_the_ledger_at_once()
    {
        using var scratch = new ScratchFolder();
        var report = await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        var ledger = scratch.At("approvals.jsonl");
        await using var server = await ReviewServer.StartAsync(new ReviewDesk(report, scratch.At("out"), new LedgerSource("approvals.jsonl", ledger, false), "anna"), CancellationToken.None);
        var page = await Browser.VisitAsync(server.Address);

        await page.EvaluateAsync("location.hash = '#shot=a.html%40small'");
        await page.Locator("#reason").FillAsync("the new look of spring");
        await page.Locator("#approve").ClickAsync();
        await Expect(page.Locator("#shot-title")).ToContainTextAsync("b.html");
        Assert.That(Stands(ledger, report), Is.EqualTo(Decision.Approved));
        await page.Locator("#undo").ClickAsync();
        await Expect(page.Locator("#progress")).ToHaveTextAsync("0 of 4 decided");
        Assert.That(Stands(ledger, report), Is.Null);
        await Expect(page.Locator("#stage img").First).ToHaveJSPropertyAsync("naturalWidth", 120);
        await page.Keyboard.PressAsync("4");
        await page.Locator("#stage .canvas").First.HoverAsync(new() { Position = new() { X = 3.5f, Y = 4.5f } });
        await Expect(page.Locator("#pixel")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\(3, 4\) \d+ \d+ \d+ 255 → \d+ \d+ \d+ 255, Δ [1-9]\d*$"));
        await page.Locator("#viewer .back").ClickAsync();
        await Expect(page.Locator("#export")).ToBeHiddenAsync();
        await page.Locator("#shutdown").ClickAsync();
        await server.WaitAsync(CancellationToken.None);
        await page.Context.CloseAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task After_its_end_a_review_decides_nothing_more_and_says_how_to_go_on(bool byPage)
    {
        using var scratch = new ScratchFolder();
        var report = await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        var desk = new ReviewDesk(report, scratch.At("out"), new LedgerSource("approvals.jsonl", scratch.At("approvals.jsonl"), false), "anna") { Command = "gate review 'the \"run\"' --by anna" };
        var server = await ReviewServer.StartAsync(desk, CancellationToken.None);
        var page = await Browser.VisitAsync(server.Address);
        await page.Locator("#reason-list").FillAsync("the new look of spring");

        if (byPage)
            await page.Locator("#shutdown").ClickAsync();
        else
        {
            await server.DisposeAsync();
            await page.EvaluateAsync("() => { location.hash = '#shot=a.html%40small'; }");
            await page.Locator("#approve").ClickAsync();
        }

        var told = $"{(byPage ? "" : "Not recorded: ")}The {(byPage ? "review has ended; its decisions are" : "server of this review has ended; what it took is")} in the ledger. To go on, run gate review 'the \"run\"' --by anna and open the address that it prints.";
        await Expect(page.Locator(byPage ? "#ledger-progress" : "#progress")).ToHaveTextAsync(told);
        await Expect(page.Locator("#approve, #reject").And(page.Locator(":enabled"))).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("#overview")).ToBeVisibleAsync();
        foreach (var control in await page.Locator("#approve, #reject, #undo, #undo-list, #take-back, #shutdown, #reason, #reason-list, .acts button, .verdicts button").AllAsync())
            await Expect(control).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync(told.Replace("Not recorded: ", "", StringComparison.Ordinal));
        await page.Context.CloseAsync();
        await server.DisposeAsync();
    }

    [Test]
    public async Task Where_signatures_are_required_an_unsigned_approval_is_told_not_to_count()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("signers", new SshKey(scratch, "anna").Allowed());
        var report = await SmallRun.RunAsync(scratch, SmallRun.Dotted, signers: "signers");
        var ledger = new LedgerSource("approvals.jsonl", scratch.At("approvals.jsonl"), false) { Signers = AllowedSigners.Read("signers", scratch.Root) };
        await using var server = await ReviewServer.StartAsync(new ReviewDesk(report, scratch.At("out"), ledger, "anna"), CancellationToken.None);
        var page = await Browser.VisitAsync(server.Address);

        await Expect(page.Locator("#notice")).ToContainTextAsync("Approvals given here do not count: signers names whose signature is required");
        await page.EvaluateAsync("location.hash = '#shot=a.html%40small'");
        await page.Locator("#reason").FillAsync("the new look of spring");
        await page.Locator("#approve").ClickAsync();
        await Expect(page.Locator("#progress")).ToContainTextAsync("does not count");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("#progress")).ToHaveTextAsync("2 of 4 decided");
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Authority));
        await Expect(page.Locator("#renewed")).ToBeVisibleAsync();
        await Expect(page.Locator("#ledger-progress")).ToHaveTextAsync("1 of 4 decided");
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Two_tabs_of_one_report_keep_and_show_what_both_decided()
    {
        using var scratch = new ScratchFolder();
        var report = await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        await using var opened = await Browser.OpenAsync(report, "#shot=a.html%40small", withPictures: false);
        var first = opened.Page;
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync($"{opened.Address}#shot=b.html%40small");

        await DecideAsync(first, "this is not what was wanted", "d");
        await DecideAsync(second, "the new look of spring", "a");
        foreach (var tab in new[] { first, second })
            await Expect(tab.Locator("#progress")).ToHaveTextAsync("2 of 4 decided");
        await second.EvaluateAsync("location.hash = '#shot=a.html%40small'");
        await Expect(second.Locator("#decided")).ToHaveTextAsync("rejected");
        await DecideAsync(second, "right after a second look", "a");

        foreach (var tab in new[] { first, second })
        {
            await tab.EvaluateAsync("location.hash = '#shot=a.html%40small'");
            await Expect(tab.Locator("#decided")).ToHaveTextAsync("approved");
            await tab.ReloadAsync();
            await Expect(tab.Locator("#progress")).ToHaveTextAsync("2 of 4 decided");
            await Expect(tab.Locator("#decided")).ToHaveTextAsync("approved");
        }

        static async Task DecideAsync(Microsoft.Playwright.IPage tab, string reason, string key)
        {
            await tab.Locator("#reason").FillAsync(reason);
            await tab.Keyboard.PressAsync("Escape");
            await tab.Keyboard.PressAsync(key);
        }
    }

    [Test]
    public async Task After_a_reload_a_decision_tells_why_and_can_be_taken_back_and_the_reason_is_still_there()
    {
        using var scratch = new ScratchFolder();
        var report = await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        await using var opened = await Browser.OpenAsync(report, "#shot=a.html%40small", withPictures: false);
        var page = opened.Page;

        await page.Locator("#reason").FillAsync(Reason);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("a");
        await page.EvaluateAsync("location.hash = '#shot=a.html%40small'");
        await page.ReloadAsync();
        await Expect(page.Locator("#reason")).ToHaveValueAsync(Reason);
        await Expect(page.Locator("#decided")).ToHaveTextAsync("approved");
        await Expect(page.Locator("#decided-why")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^as agreed: .* \(\d{4}-\d\d-\d\d \d\d:\d\d UTC\)$"));
        await page.Locator("#take-back").ClickAsync();
        await Expect(page.Locator("#progress")).ToHaveTextAsync("0 of 4 decided");
        await Expect(page.Locator("#decided")).ToBeHiddenAsync();
        await Expect(page.Locator("#take-back")).ToBeHiddenAsync();
        await Expect(page.Locator("#approve")).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#progress")).ToHaveTextAsync("0 of 4 decided");
        await Expect(page.Locator("#decided")).ToBeHiddenAsync();
    }

    [Test]
    public async Task In_a_served_review_a_decision_tells_by_whom_and_is_withdrawn_in_the_ledger()
    {
        using var scratch = new ScratchFolder();
        var report = await SmallRun.RunAsync(scratch, SmallRun.Dotted);
        var ledger = scratch.At("approvals.jsonl");
        await LedgerFile.AppendAsync(ledger, [LedgerSamples.Of(LedgerDecision.Approve, ReportKeys.Of(report, report.Shots.Single(shot => shot.Id == "a.html@small"))!) with { By = "bert" }], CancellationToken.None);
        await using var server = await ReviewServer.StartAsync(new ReviewDesk(report, scratch.At("out"), new LedgerSource("approvals.jsonl", ledger, false), "anna"), CancellationToken.None);
        var page = await Browser.VisitAsync(server.Address);

        await page.EvaluateAsync("location.hash = '#shot=a.html%40small'");
        await Expect(page.Locator("#decided-why")).ToContainTextAsync("(bert, ");
        await page.Locator("#take-back").ClickAsync();
        await Expect(page.Locator("#decided")).ToBeHiddenAsync();
        Assert.That(Stands(ledger, report), Is.Null);
        await page.Context.CloseAsync();
    }

    private static Decision? Stands(string ledger, RunReport report) =>
        LedgerJudgement.Apply(report, LedgerFile.Read(ledger), "ledger").Shots.Single(shot => shot.Id == "a.html@small").Decision;
}
