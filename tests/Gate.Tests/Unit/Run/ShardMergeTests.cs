using System.Text.Json.Nodes;
using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Run.Shards;
using Gate.Core.Trust;
using Gate.Pixels;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Run;

/// <summary>
/// The parts of a run against the whole, over a site in which every check that speaks of several pages at once has something to add up:
/// masks, a tolerance, a state, hosts, absences, hidden content, messages, names, links to a removed page, changed style rules.
/// </summary>
internal sealed class ShardMergeTests
{
    private const int Pages = 7;

    private static readonly byte[] Plain = Renders.Picture(120, 120);
    private static readonly byte[] Dotted = Renders.Picture(120, 120, (3, 4));
    private static readonly byte[] Under = Renders.Picture(120, 120, (55, 55));

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(8)]
    public async Task All_parts_make_the_report_of_the_whole_byte_for_byte(int count)
    {
        using var scratch = Site();
        var whole = await RunAsync(scratch, "whole", null);
        var parts = new List<string>();
        // The last is done first: the order must not matter.
        for (var index = count; index >= 1; index--)
        {
            var part = await RunAsync(scratch, $"part{index}", new Shard(index, count));
            Assert.That((part.Run.Shard, part.Run.PlanDigest), Is.EqualTo(($"{index}/{count}", whole.Run.PlanDigest)));
            parts.Add(scratch.At($"part{index}"));
        }

        var merged = ShardMerge.Merge(parts);

        Assert.That(Text(merged), Is.EqualTo(Text(whole)));
        Assert.That(whole.Findings.Select(finding => finding.Check).Distinct(), Is.SupersetOf(new[]
        {
            "mask-in-force", "mask-over-budget", "mask-no-element", "tolerance-in-force", "tolerance-unused", "state-unused", "external-undeclared", "external-blocked",
            "resource-missing", "content-hidden", "capture-blank", "console-error", "accessibility-tree", "broken-links", "not-covered", "pixels-differ", "page-removed",
        }), "the site does not show what it is there to show");
        Assert.That(whole.Findings.Select(finding => finding.Message), Is.SupersetOf(new[]
        {
            "1 changed file that no capture of this run asked for: lone.json",
            "1 changed file that captures asked for changed no pixel: still.gif",
        }));
        Assert.That(whole.Findings.Where(finding => finding.Check == "visible-text").Select(finding => (finding.Page, finding.Severity)), Is.EqualTo(new[] { ("page6.html", Severity.Info) }));
    }

    [Test]
    public async Task Dealt_out_by_timings_they_make_it_too_and_parts_of_another_deal_are_refused()
    {
        using var scratch = Site();
        var whole = await RunAsync(scratch, "whole", null);
        var even = PageTimings.Of(whole);
        var uneven = PageTimings.Of(whole with { Timings = new JsonObject { ["shotsMs"] = new JsonObject(whole.Shots.Select((shot, at) => KeyValuePair.Create(shot.Id, (JsonNode?)(at < 2 ? 90_000.0 : 60.0)))) } });
        var parts = new List<string>();
        for (var index = 1; index <= 3; index++)
        {
            await RunAsync(scratch, $"part{index}", new Shard(index, 3), timings: uneven);
            parts.Add(scratch.At($"part{index}"));
        }

        Assert.That(Text(ShardMerge.Merge(parts)), Is.EqualTo(Text(whole)));
        var pages = parts.Select(part => RunFolder.Read(part).Pages.Count).ToList();
        Assert.That(pages.Max() - pages.Min(), Is.GreaterThan(1), "not dealt out in turn");
        foreach (var timings in new[] { null, even })
        {
            await RunAsync(scratch, "other", new Shard(3, 3), timings: timings);
            Assert.That(Refusal(parts[0], parts[1], scratch.At("other")), Does.StartWith("shard-foreign").And.EndWith("another plan, whose pages were dealt out by other timings"));
        }
    }

    [Test]
    public async Task Decisions_hold_in_the_report_of_all_parts_as_in_that_of_the_whole()
    {
        using var scratch = Site();
        var open = await RunAsync(scratch, "open", null);
        var changed = open.Shots.Where(shot => shot.Status == ShotStatus.Changed).ToList();
        scratch.Write("approvals.jsonl", LedgerSamples.Text([.. changed.Select(shot => LedgerSamples.Of(LedgerDecision.Approve, ReportKeys.Of(open, shot)))]));
        var whole = await RunAsync(scratch, "whole", null, "approvals.jsonl");
        var parts = new List<string>();
        for (var index = 1; index <= 3; index++)
        {
            await RunAsync(scratch, $"part{index}", new Shard(index, 3), "approvals.jsonl");
            parts.Add(scratch.At($"part{index}"));
        }

        Assert.That(whole.Counts.Approved, Is.EqualTo(changed.Count).And.GreaterThan(1));
        var ledger = LedgerFile.Read(scratch.At("approvals.jsonl"));
        Assert.That(Text(LedgerJudgement.Apply(ShardMerge.Merge(parts), ledger, scratch.At("approvals.jsonl"))), Is.EqualTo(Text(whole)));
    }

    [Test]
    public async Task What_the_change_did_to_the_policy_and_what_it_proposes_stand_in_the_report_of_all_parts()
    {
        using var scratch = Site();
        scratch.Write("approvals.jsonl", "");
        var open = await RunAsync(scratch, "open", null);
        var changed = open.Shots.Where(shot => shot.Status == ShotStatus.Changed).ToList();
        var failed = open.Findings.Where(finding => ReportKeys.Of(finding) is not null).ToList();
        var proposed = LedgerReader.Read(LedgerSamples.Text([.. changed.Select(shot => ReportKeys.Of(open, shot)).Concat(failed.Select(ReportKeys.Of)).Select(key => LedgerSamples.Of(LedgerDecision.Approve, key))]), "proposed").Lines;
        var trust = new TrustedPolicy("main", "0123", [new PolicyChange("playwright.config.json", "gate.masks differs"), new PolicyChange("playwright.config.json", "workers differs")], proposed);
        var whole = await RunAsync(scratch, "whole", null, "approvals.jsonl", trust);
        var parts = new List<string>();
        for (var index = 1; index <= 3; index++)
        {
            await RunAsync(scratch, $"part{index}", new Shard(index, 3), "approvals.jsonl", trust);
            parts.Add(scratch.At($"part{index}"));
        }

        Assert.That(failed, Is.Not.Empty);
        Assert.That(whole.Shots.Count(shot => shot.Decision == Decision.Proposed), Is.EqualTo(changed.Count).And.GreaterThan(1));
        Assert.That(whole.Findings.Count(finding => finding.Check == PolicyChange.Check), Is.EqualTo(2));
        Assert.That(whole.Ledger.Proposed, Has.Count.GreaterThan(changed.Count));
        Assert.That(Text(LedgerJudgement.Apply(ShardMerge.Merge(parts), ApprovalLedger.Empty, scratch.At("approvals.jsonl"))), Is.EqualTo(Text(whole)));
        Assert.That(Text(LedgerJudgement.Apply(whole, ApprovalLedger.Empty, scratch.At("approvals.jsonl"))), Is.EqualTo(Text(whole)), "reported again, it says the same");

        await RunAsync(scratch, "other", new Shard(3, 3), "approvals.jsonl", trust with { Proposed = [.. proposed.Skip(1)] });
        Assert.That(Refusal(parts[0], parts[1], scratch.At("other")), Does.StartWith("shard-foreign").And.EndWith("the change proposed other decisions"));
    }

    [Test]
    public async Task A_part_that_is_missing_double_foreign_or_unfinished_is_refused()
    {
        using var scratch = Site();
        for (var index = 1; index <= 3; index++)
            await RunAsync(scratch, $"part{index}", new Shard(index, 3));
        await RunAsync(scratch, "whole", null);
        await RunAsync(scratch, "half", new Shard(1, 2));
        scratch.Write("after/page0.html", "<title>0</title><p>other pages by now");
        await RunAsync(scratch, "later", new Shard(3, 3));
        var part = Enumerable.Range(1, 3).Select(index => scratch.At($"part{index}")).ToArray();

        Assert.That(Refusal(part[0], part[2]), Is.EqualTo("shard-missing: 1 part of 3 missing: 2/3"));
        Assert.That(Refusal(part[1]), Does.StartWith("shard-missing: 2 parts of 3 missing: 1/3 and 3/3"));
        Assert.That(Refusal([.. part, part[1]]), Does.StartWith("shard-double: part 2/3 is there 2 times"));
        Assert.That(Refusal(part[0], part[1], scratch.At("later")), Does.StartWith("shard-foreign").And.EndWith("the pages were others"));
        Assert.That(Refusal(part[1], scratch.At("half")), Does.StartWith("shard-foreign").And.EndWith("part 2/3 and part 1/2"));
        Assert.That(Refusal(part[0], scratch.At("whole")), Does.StartWith("shard-foreign").And.Contain("a whole run"));
        File.Delete(Path.Combine(part[2], "shard.json"));
        Assert.That(Refusal(part), Does.StartWith("shard-damaged"));
    }

    [Test]
    public async Task More_parts_than_pages_are_refused_in_every_part()
    {
        using var scratch = Site();

        var trouble = await Assert.ThrowsAsync<GateException>(() => RunAsync(scratch, "out", new Shard(1, Pages + 2)));

        Assert.That((trouble!.Code, trouble.Exit), Is.EqualTo(("shard-empty", GateExit.Usage)));
    }

    private static string Refusal(params string[] folders)
    {
        var trouble = Assert.Throws<GateException>(() => ShardMerge.Merge(folders));
        Assert.That(trouble!.Exit, Is.EqualTo(GateExit.Incomplete));
        return $"{trouble.Code}: {trouble.Message}";
    }

    private static ShotScope Scope(string pages) => new() { Pages = Glob.Parse(pages, "test") };

    private static string Text(RunReport report) => ReportJson.Write(report with { Timings = [] });

    private static ScratchFolder Site()
    {
        var scratch = new ScratchFolder();
        for (var i = 0; i < Pages; i++)
        {
            scratch.Write($"before/page{i}.html", $"<title>{i}</title><a href=\"gone.html\">next</a><p>the text of it");
            scratch.Write($"after/page{i}.html", $"<title>{i}</title><a href=\"gone.html\">next</a><p>the text of it{(i % 2 == 1 || i == 6 ? ", changed" : "")}<style>@media (max-width: {100 + i % 2}px) {{ p {{ color: red }} }}</style>");
        }

        scratch.Write("before/gone.html", "<title>gone</title>");
        scratch.Write("before/site.css", "p { color: black }");
        scratch.Write("after/site.css", "p { color: black } @media (max-width: 50px) { p { color: blue } }");
        foreach (var file in new[] { "lone.json", "still.gif", "told.gif" })
        {
            scratch.Write($"before/{file}", file);
            scratch.Write($"after/{file}", $"{file} is another");
        }

        return scratch;
    }

    private static Task<RunReport> RunAsync(ScratchFolder scratch, string name, Shard? shard, string? ledger = null, TrustedPolicy? trust = null, PageTimings? timings = null)
    {
        var plan = GatePlanner.Resolve(
            new GateOptions { Before = scratch.At("before"), After = scratch.At("after"), Out = scratch.At(name), Ledger = ledger is null ? null : scratch.At(ledger) },
            new PlanSurroundings(new Dictionary<string, string>(), scratch.At("."), "gate 0.1.0"));
        var small = new MaskRule { Selector = "p", Reason = "wobbles by the day" };
        var narrow = new MaskRule { Selector = "h1", Reason = "changes by the hour", Budget = 0.5 };
        var none = new MaskRule { Selector = "aside", Reason = "is not there at all" };
        var pass = new ToleranceRule { Scope = Scope("page1.html"), ChannelDelta = (0, 255), Pixels = (1, 5), Reason = "one dot is fine here" };
        plan = plan with
        {
            Viewports = [Plans.Small, new Viewport("wide", 800, 300)],
            Shard = shard,
            Timings = timings,
            Trust = trust,
            Rendering = plan.Rendering with
            {
                Masks = [small, narrow, none],
                Tolerances = [pass, pass with { Scope = Scope("page2.html") }],
                States = [new StateRecipe { Name = "open", Scope = Scope("page3.html") }, new StateRecipe { Name = "never", Scope = Scope("nowhere.html") }],
                Externals = new Dictionary<string, ExternalPolicy> { ["blocked.example"] = ExternalPolicy.Block },
            },
        };
        var parts = new RunParts { StartRenderer = (_, _, _, _) => Task.FromResult<IRenderer>(new FakeRenderer(Render)), Progress = new SilentProgress() };
        return GateRun.RunAsync(plan, parts, CancellationToken.None);

        RenderedShot Render(Shot shot)
        {
            var number = shot.Id.Page.Value[4] - '0';
            return new RenderedShot(
                shot,
                shot.Pair.Before is null ? null : Side(Plain, number, isAfter: false),
                shot.Pair.After is null ? null : Side(number == 6 ? Under : number % 2 == 1 ? Dotted : Plain, number, isAfter: true));
        }

        SideRender Side(byte[] png, int number, bool isAfter)
        {
            var capture = new Capture
            {
                Png = png,
                Settle = new SettleRecord("virtual", new Dictionary<string, int>(), []),
                Process = 0,
                IsBlank = number == 4,
                Hidden = number % 3 == 0 ? [new HiddenContent("div.list", 100 + number)] : [],
                Masks = [new MeasuredMask(small, [new Region(50, 50, 60, 60)]), new MeasuredMask(narrow, [new Region(100, 100, 110, 110 + number)]), new MeasuredMask(none, [])],
                Runtime = isAfter && number is 2 or 5 ? RuntimeRecord.Quiet with { ConsoleErrors = ["it broke"] } : RuntimeRecord.Quiet,
                Accessibility = [new AccessibleNode("heading", isAfter && number is 2 or 6 ? "" : "Home", [])],
            };
            RequestRecord Asked(string url, string kind, RequestResult result, int? status = null) => new("GET", url, kind, result, status, null);
            var captured = new RenderOutcome.Captured(capture)
            {
                Requests =
                [
                    Asked("http://site.localhost/site.css", "stylesheet", RequestResult.Answered, 200),
                    Asked("http://site.localhost/lost.png", number % 2 == 0 ? "image" : "media", RequestResult.Answered, number == 3 ? 410 : 404),
                    // One page alone asks for the first; of those that ask for the second one differs.
                    .. number == 0 ? [Asked("http://site.localhost/still.gif", "image", RequestResult.Answered, 200)] : (RequestRecord[])[],
                    .. number is 4 or 5 ? [Asked("http://site.localhost/told.gif", "image", RequestResult.Answered, 200)] : (RequestRecord[])[],
                    Asked("https://fonts.example/a", number % 2 == 0 ? "font" : "stylesheet", RequestResult.RefusedHost),
                    Asked("https://blocked.example/b", "script", RequestResult.RefusedHost),
                ],
                Timings = new Dictionary<string, double> { ["capture"] = 12.5 },
            };
            return new SideRender([captured, captured, captured]);
        }
    }
}
