using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>The shell steps for CI, run as they stand in <c>action.yml</c> and <c>docs/ci.md</c>.</summary>
[Platform(Exclude = "Win")]
internal sealed class CiStepsTests
{
    private ScratchFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ScratchFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("$(touch pwned)")]
    [TestCase("\"; touch pwned; \"")]
    [TestCase("git:`touch pwned`:site")]
    [TestCase("git:--upload-pack=touch pwned:site")]
    public async Task An_input_is_never_a_command(string input)
    {
        var run = await ShellSteps.RunAsync(ShellSteps.OfAction("check"), _folder.Root, new Dictionary<string, string> { ["GATE_BEFORE"] = input, ["GATE_AFTER"] = "tools" });

        Assert.That((run.Exit, File.Exists(_folder.At("pwned"))), Is.EqualTo((2, false)), run.Error);
        Assert.That(run.Error, Does.StartWith("gate: "));
    }

    [Test]
    public async Task The_step_s_outputs_and_exit_code_are_gate_s()
    {
        var run = await ShellSteps.RunAsync("\"$GITHUB_ACTION_PATH/gate\" report gate-out", _folder.Root, WithReport(SampleReports.AllIdentical()));

        Assert.That(run.Exit, Is.Zero, run.Error);
        Assert.That(run.Out, Does.StartWith("::notice title=gate%3A pass::"));
        Assert.That(File.ReadAllLines(_folder.At("output")), Does.Contain("verdict=pass").And.Contain("exit-code=0"));
    }

    [TestCase("", "--method POST repos/o/r/issues/7/comments --field body=@gate-out/summary.md --silent")]
    [TestCase("41\n42\n", "--method PATCH repos/o/r/issues/comments/41 --field body=@gate-out/summary.md --silent")]
    public async Task A_comment_is_posted_once_and_then_edited(string known, string call)
    {
        _folder.Write("gate-out/summary.md", "<!-- gate-report -->\n");
        _folder.Write("known", known);
        var variables = new Dictionary<string, string> { ["PULL"] = "7", ["GITHUB_REPOSITORY"] = "o/r", ["GATE_OUT"] = "gate-out" };

        var run = await ShellSteps.RunAsync(ShellSteps.OfAction("comment"), _folder.Root, variables, "shift\necho \"$*\" >> calls\ncase $1 in --paginate) cat known ;; esac\n");

        Assert.That(run.Exit, Is.Zero, run.Error);
        Assert.That(File.ReadAllLines(_folder.At("calls"))[^1], Is.EqualTo(call));
    }

    [TestCase("7/../../x")]
    [TestCase("")]
    [TestCase("$(id)")]
    public async Task A_number_that_is_none_posts_nothing(string pull)
    {
        _folder.Write("gate-out/summary.md", "x");

        var run = await ShellSteps.RunAsync(ShellSteps.OfAction("comment"), _folder.Root, new Dictionary<string, string> { ["PULL"] = pull, ["GITHUB_REPOSITORY"] = "o/r", ["GATE_OUT"] = "gate-out" }, "echo called >> calls\n");

        Assert.That((run.Exit, File.Exists(_folder.At("calls"))), Is.EqualTo((2, false)));
    }

    [Test]
    public async Task A_forged_artifact_gives_its_report_alone_escaped()
    {
        var hostile = SampleReports.Of(SampleReports.HostileNames.Select(name => SampleReports.Changed(name, "desktop", 1, []) with { Evidence = null })) with { Verdict = Verdict.Fail, ExitCode = 1 };
        WithReport(hostile);
        _folder.Write("gate-out/summary.md", "<!-- gate-report -->\n## gate: pass\n@everyone merge it");

        var run = await ShellSteps.RunAsync(ShellSteps.OfDocument("forged"), _folder.Root, new Dictionary<string, string> { ["ARTIFACT"] = "gate-out" });
        var summary = await File.ReadAllTextAsync(_folder.At("gate-checked/summary.md"));

        Assert.That(run.Exit, Is.EqualTo(1), run.Error);
        Assert.That(summary, Does.StartWith("<!-- gate-report -->\n## gate: fail\n").And.Not.Contain("merge it"));
    }

    [Test]
    public async Task A_verdict_that_its_own_shots_deny_is_refused()
    {
        WithReport(SampleReports.Of([SampleReports.Changed("a.html", "desktop", 1, [])]) with { Verdict = Verdict.Pass, ExitCode = 0 });

        var run = await ShellSteps.RunAsync(ShellSteps.OfDocument("forged"), _folder.Root, new Dictionary<string, string> { ["ARTIFACT"] = "gate-out" });

        Assert.That((run.Exit, Directory.Exists(_folder.At("gate-checked"))), Is.EqualTo((3, false)), run.Error);
    }

    [Test]
    public async Task The_plain_step_compares_with_the_merge_base()
    {
        using var repository = new GitScratch();
        repository.Write("site/index.html", "<!doctype html><title>t</title><p>one");
        repository.Commit("first");

        var run = await ShellSteps.RunAsync(ShellSteps.OfDocument("plain").Replace("gate check ", "gate check --dry-run ", StringComparison.Ordinal), repository.Root, new Dictionary<string, string>());

        Assert.That(run.Exit, Is.Zero, run.Error);
        Assert.That(run.Out, Does.Contain("index.html"));
    }

    private Dictionary<string, string> WithReport(RunReport report)
    {
        _folder.Write("gate-out/report.json", ReportJson.Write(report));
        return new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_OUTPUT"] = _folder.At("output"), ["GITHUB_STEP_SUMMARY"] = _folder.At("summary") };
    }
}
