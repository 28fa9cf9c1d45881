using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Ledger;

/// <summary>From a real run folder, rendered by a fake: decide, judge again, and refuse what is not what was judged.</summary>
[TestFixture]
internal sealed class RunDecisionsTests
{
    private static readonly byte[] Dotted = SmallRun.Dotted;
    private static readonly byte[] Twice = SmallRun.Twice;

    private ScratchFolder _scratch;

    [SetUp]
    public void SetUp() => _scratch = new ScratchFolder();

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    private string Folder => _scratch.At("out");

    private string Ledger => _scratch.At("approvals.jsonl");

    [Test]
    public async Task Everything_approved_is_a_pass_without_rendering_again()
    {
        var report = await RunAsync(Dotted);

        var draft = new RunDecisions(report, Folder).Draft(Request() with { All = true });
        var judged = await JudgeAsync(report, draft);

        Assert.That(UndecidedIds.Of(judged), Is.Empty);
        Assert.That((report.ExitCode, judged.Verdict, judged.ExitCode, judged.Counts.Approved), Is.EqualTo((1, Verdict.Pass, 0, 4)));
        Assert.That(judged.Findings.Where(finding => finding.Severity == Severity.Fail).Select(finding => finding.Decision), Is.All.EqualTo(Decision.Approved));
        Assert.That(judged.Summary, Is.EqualTo("5 pages: 2 changed, 1 added, 1 removed, 1 identical; 4 shots approved."));
        Assert.That(judged.Ledger.Decided.Select(each => each.Reason), Is.All.EqualTo("the new look of spring"));
    }

    [Test]
    public async Task One_undecided_shot_keeps_it_a_fail_and_one_no_does_too()
    {
        var report = await RunAsync(Dotted);
        var decisions = new RunDecisions(report, Folder);
        var some = decisions.Draft(Request() with { Shots = ["a.html@small", "new.html@small", "old.html@small"] });

        var half = await JudgeAsync(report, some);
        Assert.That(UndecidedIds.Of(half), Is.EqualTo(new[] { "b.html@small" }));
        Assert.That(half.Verdict, Is.EqualTo(Verdict.Fail));
        var no = await JudgeAsync(report, decisions.Draft(Request() with { Shots = ["b.html@small"], Decision = LedgerDecision.Reject }));
        Assert.That((no.Verdict, no.Counts.Approved), Is.EqualTo((Verdict.Fail, 3)));
        Assert.That(no.Shots.Single(shot => shot.Id == "b.html@small").Decision, Is.EqualTo(Decision.Rejected));
    }

    [Test]
    public async Task Other_pixels_void_an_approval_and_say_so()
    {
        var first = await RunAsync(Dotted);
        await JudgeAsync(first, new RunDecisions(first, Folder).Draft(Request() with { Shots = ["a.html@small", "b.html@small"] }));

        var second = LedgerJudgement.Apply(await RunAsync(Dotted, aAfter: Twice), LedgerFile.Read(Ledger), "approvals.jsonl");

        Assert.That(second.Shots.Single(shot => shot.Id == "a.html@small").Decision, Is.Null);
        Assert.That(second.Shots.Single(shot => shot.Id == "b.html@small").Decision, Is.EqualTo(Decision.Approved), "an unrelated change elsewhere voids nothing");
        Assert.That(second.Ledger.Again, Is.EqualTo(new[] { "a.html@small" }));
        Assert.That(second.Ledger.Stale, Has.Count.EqualTo(1));
        Assert.That(second.Ledger.Stale[0], Does.StartWith("a.html@small pixels-differ "));
    }

    [Test]
    public async Task Another_environment_lists_what_needs_a_fresh_look()
    {
        var report = await RunAsync(Dotted);
        await JudgeAsync(report, new RunDecisions(report, Folder).Draft(Request() with { Shots = ["a.html@small"] }));

        var other = LedgerJudgement.Apply(report with { Environments = [report.Environments[0] with { Id = "env-new" }] }, LedgerFile.Read(Ledger), "approvals.jsonl");

        Assert.That(other.Shots.Select(shot => shot.Decision), Is.All.Null);
        Assert.That((other.Ledger.Elsewhere, other.Ledger.Again.Count), Is.EqualTo((new[] { "a.html@small" }, 0)));
    }

    [Test]
    public async Task A_group_decides_a_shot_only_when_it_holds_all_of_its_regions()
    {
        var report = await RunAsync(Dotted, aAfter: Twice);
        report = report with
        {
            Groups = [new GroupFacts("g-1", "", ["a.html@small", "b.html@small"]), new GroupFacts("g-2", "", ["a.html@small"])],
            Shots = [.. report.Shots.Select(shot => shot with { Regions = [.. shot.Regions.Select((region, index) => region with { Groups = [index == 0 ? "g-1" : "g-2"] })] })],
        };
        var decisions = new RunDecisions(report, Folder);

        Assert.That(report.Shots[0].Regions, Has.Count.EqualTo(2));
        Assert.That(Shots(decisions.Draft(Request() with { Groups = ["g-1"] })), Is.EqualTo(new[] { "b.html@small" }));
        Assert.That(Shots(decisions.Draft(Request() with { Groups = ["g-2"] })), Is.Empty);
        Assert.That(Shots(decisions.Draft(Request() with { Groups = ["g-1", "g-2"] })), Is.EqualTo(new[] { "a.html@small", "b.html@small" }));
        var hidden = report with { Shots = [.. report.Shots.Select(shot => shot with { Regions = [.. shot.Regions.Take(1)] })] };
        Assert.That(Shots(new RunDecisions(hidden, Folder).Draft(Request() with { Groups = ["g-1"] })), Is.EqualTo(new[] { "b.html@small" }), "a region that the report keeps back is not approved");
    }

    [Test]
    public async Task Swapped_missing_and_linked_evidence_is_refused()
    {
        var report = await RunAsync(Dotted);
        var picture = Path.Combine(Folder, report.Shots[0].Evidence!.After!);

        File.WriteAllBytes(picture, Twice);
        AssertRefused(report, "evidence-refused");
        File.WriteAllBytes(picture, [1, 2, 3]);
        AssertRefused(report, "evidence-refused");
        File.Delete(picture);
        AssertRefused(report, "evidence-refused");
        File.WriteAllBytes(_scratch.At("elsewhere.png"), Dotted);
        File.CreateSymbolicLink(picture, _scratch.At("elsewhere.png"));
        AssertRefused(report, "evidence-refused");
    }

    [Test]
    public async Task A_forged_report_is_refused()
    {
        var report = await RunAsync(Dotted);
        var shot = report.Shots[0];

        AssertRefused(report with { Run = report.Run with { Complete = false } }, "run-partial");
        AssertRefused(report with { Verdict = Verdict.Pass, ExitCode = 0 }, "run-inconsistent");
        AssertRefused(With(report, shot with { After = shot.After! with { Compared = shot.Before!.Compared } }), "evidence-refused");
        AssertRefused(With(report, shot with { Ae = 2 }), "evidence-refused");
        AssertRefused(With(report, shot with { After = shot.After! with { Attempts = 1 } }), "evidence-refused");
        AssertRefused(With(report, shot with { Evidence = shot.Evidence! with { After = "../../elsewhere.png" } }), "evidence-refused");
        AssertRefused(With(report, shot with { Evidence = null }), "evidence-refused");
        AssertRefused(With(report, shot with { Status = ShotStatus.Unstable }) with { Verdict = Verdict.Incomplete, ExitCode = 3 }, "shot-undecidable");
    }

    [Test]
    public async Task Exported_lines_are_taken_over_only_for_these_pixels()
    {
        var report = await RunAsync(Dotted);
        var decisions = new RunDecisions(report, Folder);
        var key = ReportKeys.Of(report, report.Shots[0])!;
        IReadOnlyList<LedgerLine> Lines(ApprovalKey about) => LedgerReader.Read(LedgerSamples.Text(LedgerSamples.Of(LedgerDecision.Approve, about)), "file").Lines;

        Assert.That(decisions.Draft(Lines(key), null, () => "bert").Decisions.Single().Key, Is.EqualTo(key));
        Assert.That(() => decisions.Draft(Lines(key with { After = LedgerSamples.Digest('9') }), null, () => "bert"), Throws.TypeOf<GateException>().With.Property("Code").EqualTo("decision-elsewhere"));
    }

    [TestCase("too short")]
    [TestCase("           x           ")]
    public async Task A_reason_is_needed(string reason)
    {
        var report = await RunAsync(Dotted);

        Assert.That(() => new RunDecisions(report, Folder).Draft(Request() with { All = true, Reason = reason }), Throws.TypeOf<GateException>().With.Property("Code").EqualTo("reason-length"));
    }

    private static RunReport With(RunReport report, ShotFacts shot) => report with { Shots = [.. report.Shots.Select(each => each.Id == shot.Id ? shot : each)] };

    private static string[] Shots(DecisionDraft draft) => [.. draft.Decisions.Select(each => each.Key.Shot)];

    private static DecisionRequest Request() => new() { Decision = LedgerDecision.Approve, Reason = "the new look of spring", By = "anna", At = LedgerSamples.Noon };

    private void AssertRefused(RunReport report, string code) => Assert.That(
        () => new RunDecisions(report, Folder).Draft(Request() with { Shots = ["a.html@small"] }),
        Throws.TypeOf<GateException>().With.Property("Code").EqualTo(code).And.Property("Exit").EqualTo(GateExit.Incomplete));

    private async Task<RunReport> JudgeAsync(RunReport report, DecisionDraft draft) =>
        LedgerJudgement.Apply(report, await LedgerFile.AppendAsync(Ledger, draft.Decisions, CancellationToken.None), "approvals.jsonl");

    private Task<RunReport> RunAsync(byte[] after, byte[]? aAfter = null) => SmallRun.RunAsync(_scratch, after, aAfter);
}
