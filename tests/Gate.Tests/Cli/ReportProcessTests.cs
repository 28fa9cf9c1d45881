using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary><c>gate report</c>: outputs anew, and the verdict's exit code.</summary>
internal sealed class ReportProcessTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [Test]
    public async Task Outputs_are_written_anew_and_the_verdict_is_returned()
    {
        Run(SampleReports.AllIdentical());

        var run = await GateProcess.RunAsync(_folders.Root, "report", "run");

        Assert.That((run.Exit, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Does.StartWith("pass: ").And.Contain("\nreport: run"));
        Assert.That(_folders.At("run/index.html"), Does.Exist);
        Assert.That(_folders.At("run/junit.xml"), Does.Exist);
        Assert.That(Directory.GetFiles(_folders.At("run"), "*.next"), Is.Empty);
    }

    [Test]
    public async Task An_incomplete_run_ends_in_3_and_its_json_is_the_report()
    {
        var report = Run(Judged(SampleReports.Rich()));

        var run = await GateProcess.RunAsync(_folders.Root, "report", "run", "--json");

        Assert.That((run.Exit, run.Error), Is.EqualTo((3, "")));
        Assert.That(ReportJson.Write(ReportJson.Read(run.Out)), Is.EqualTo(ReportJson.Write(LedgerJudgement.Apply(report, null, ""))));
        Assert.That(run.Out, Does.Not.Contain("##"));
    }

    [Test]
    public async Task Another_folder_gets_the_evidence_too()
    {
        Run(SampleReports.AllIdentical());
        _folders.Write("run/evidence/x/diff.png", "picture");
        _folders.Write("copy/report.json", "{ \"schema\": \"gate-report/1\" }");
        _folders.Write("copy/evidence/old/diff.png", "stale");

        var run = await GateProcess.RunAsync(_folders.Root, "report", "run", "--out", "copy");

        Assert.That(run.Exit, Is.Zero, run.Error);
        Assert.That(File.ReadAllText(_folders.At("copy/evidence/x/diff.png")), Is.EqualTo("picture"));
        Assert.That(_folders.At("copy/evidence/old"), Does.Not.Exist);
        Assert.That(ReportJson.Write(RunFolder.Read(_folders.At("copy"))), Is.EqualTo(ReportJson.Write(LedgerJudgement.Apply(SampleReports.AllIdentical(), null, ""))));
    }

    [Test]
    public async Task Decisions_that_only_the_report_knows_of_count_for_nothing()
    {
        var rich = SampleReports.Rich();
        var decided = rich.Shots.Where(shot => shot.Status is ShotStatus.Changed or ShotStatus.Identical).Select(shot => shot with { Decision = Decision.Approved, Findings = [] });
        Run(LedgerJudgement.Conclude(SampleReports.Of(decided) with { Groups = rich.Groups }));
        Assert.That(RunFolder.Read(_folders.At("run")).ExitCode, Is.Zero, "as it says itself");

        var run = await GateProcess.RunAsync(_folders.Root, "report", "run");

        Assert.That((run.Exit, RunFolder.Read(_folders.At("run")).Counts.Approved), Is.EqualTo((1, 0)), run.Error);
    }

    [Test]
    public async Task Evidence_that_links_elsewhere_is_not_copied()
    {
        Run(SampleReports.AllIdentical());
        var secret = _folders.Write("secret.txt", "mine");
        Directory.CreateDirectory(_folders.At("run/evidence"));
        File.CreateSymbolicLink(_folders.At("run/evidence/diff.png"), secret);

        var run = await GateProcess.RunAsync(_folders.Root, "report", "run", "--out", "copy");

        Assert.That(run.Exit, Is.EqualTo(3));
        Assert.That(run.Error, Does.StartWith("gate: run-holds-link: "));
        Assert.That(_folders.At("copy/evidence/diff.png"), Does.Not.Exist);
    }

    [Test]
    public async Task A_report_whose_verdict_was_edited_is_refused()
    {
        Run(Judged(SampleReports.Rich()) with { Verdict = Verdict.Pass, ExitCode = 0 });

        var run = await GateProcess.RunAsync(_folders.Root, "report", "run");

        Assert.That(run.Exit, Is.EqualTo(3));
        Assert.That(run.Error, Does.StartWith("gate: run-inconsistent: "));
    }

    [Test]
    public async Task A_difference_that_was_edited_away_is_refused()
    {
        var rich = SampleReports.Rich();
        var edited = rich.Shots.Where(shot => shot.Id == "pricing.html@desktop").Select(shot => shot with { Status = ShotStatus.Identical, Proof = Proof.Pixels, Ae = 0, MaxChannelDelta = 0, Regions = [] });
        Run(LedgerJudgement.Conclude(SampleReports.Of(edited)));

        var run = await GateProcess.RunAsync(_folders.Root, "report", "run");

        Assert.That((run.Exit, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.StartWith("gate: run-inconsistent: report.json contradicts itself: the shot \"pricing.html@desktop\" is identical, and its sides have different digests\n"));
    }

    [Test]
    public async Task A_report_that_names_what_it_does_not_hold_is_refused()
    {
        var report = SampleReports.AllIdentical();
        Run(report with { Pages = [report.Pages[0] with { Shots = ["gone.html@desktop"] }, .. report.Pages.Skip(1)] });

        var run = await GateProcess.RunAsync(_folders.Root, "report", "run");

        Assert.That((run.Exit, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.StartWith("gate: run-inconsistent: report.json contradicts itself: the shot \"gone.html@desktop\" is named and not there\n"));
    }

    [TestCase(2, "no-such-run")]
    [TestCase(2, "before")]
    [TestCase(3, "damaged")]
    [TestCase(2, "run", "--out", "before")]
    public async Task Trouble_has_its_exit_code(int exit, params string[] arguments)
    {
        Run(SampleReports.AllIdentical());
        _folders.Write("damaged/report.json", "{ \"schema\": ");

        var run = await GateProcess.RunAsync(_folders.Root, ["report", .. arguments]);

        Assert.That((run.Exit, run.Out), Is.EqualTo((exit, "")), run.Error);
        Assert.That(run.Error, Does.StartWith("gate: ").And.Not.Contain("internal-error"));
    }

    /// <summary>With the verdict that its shots and findings give.</summary>
    private static RunReport Judged(RunReport report)
    {
        var verdict = RunVerdict.Of(report.Run.Complete, report.Shots, report.Findings);
        return report with { Verdict = verdict, ExitCode = report.Run.Complete ? (int)RunVerdict.ExitOf(verdict) : 130 };
    }

    private RunReport Run(RunReport report)
    {
        _folders.Write("run/report.json", ReportJson.Write(report));
        return report;
    }
}
