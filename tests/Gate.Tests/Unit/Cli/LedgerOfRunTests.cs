using Gate.Cli;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>Decisions go where the next check looks for them, or nowhere: the ledger of a run that was asked with its own settings.</summary>
[TestFixture]
internal sealed class LedgerOfRunTests
{
    private ScratchFolder _scratch;

    [SetUp]
    public async Task SetUp()
    {
        _scratch = new ScratchFolder();
        await SmallRun.RunAsync(_scratch, SmallRun.Dotted);
        _scratch.Write("my.json", """{ "gate": { "ledger": "decisions/mine.jsonl" } }""");
    }

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    [TestCase("--config=my.json", "decisions/mine.jsonl", "--config my.json")]
    [TestCase("--ledger=other.jsonl", "other.jsonl", "--ledger other.jsonl")]
    public async Task Where_the_run_was_judged_by_another_ledger_nothing_is_recorded(string asked, string judged, string option)
    {
        Asked(asked);
        var console = new TestConsole(_scratch.Root);

        var exit = await ApproveAsync(console);

        Assert.That((exit, console.OutText.ToString()), Is.EqualTo((2, "")));
        Assert.That(console.ErrorText.ToString(), Is.EqualTo($"gate: ledger-other: the run was judged by \"{judged}\" ({option}), and decisions would go to \"baselines/approvals.jsonl\"\n  at  --ledger\n  add --ledger {judged}, or --ledger baselines/approvals.jsonl if that is meant\n"));
        Assert.That(Directory.GetFiles(_scratch.Root, "*.jsonl", SearchOption.AllDirectories).Select(Path.GetFileName), Is.EqualTo(new[] { "shots.jsonl" }));
    }

    [TestCase(null, "decisions/mine.jsonl", "--config", "my.json")]
    [TestCase("my.json", "decisions/mine.jsonl")]
    [TestCase(null, "decisions/mine.jsonl", "--ledger", "decisions/mine.jsonl")]
    [TestCase(null, "baselines/approvals.jsonl", "--ledger", "baselines/approvals.jsonl")]
    public async Task Settings_or_a_ledger_that_are_named_are_meant(string? variable, string expected, params string[] typed)
    {
        Asked("--config=my.json");
        var console = new TestConsole(_scratch.Root) { Variables = variable is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["GATE_CONFIG"] = variable } };

        var exit = await ApproveAsync(console, typed);

        Assert.That(exit, Is.Zero, console.ErrorText.ToString());
        Assert.That(LedgerFile.Read(_scratch.At(expected), isRequired: true).Lines, Is.Not.Empty);
    }

    [TestCase("--config=gone.json")]
    [TestCase("--config=plain.json")]
    [TestCase("--ledger=git:main")]
    [TestCase("--config=my.json", "--trust=main")]
    public async Task What_leads_to_no_other_file_leaves_the_usual_one(params string[] asked)
    {
        _scratch.Write("plain.json", """{ "workers": 2 }""");
        Asked(asked);
        var console = new TestConsole(_scratch.Root);

        Assert.That(await ApproveAsync(console), Is.Zero, console.ErrorText.ToString());
        Assert.That(_scratch.At("baselines/approvals.jsonl"), Does.Exist);
    }

    [TestCase(true, "--config=my.json")]
    [TestCase(false, "--config=my.json", "--config", "my.json")]
    [TestCase(false, "--workers=2")]
    public async Task A_verdict_by_another_ledger_says_so(bool isSaid, string asked, params string[] typed)
    {
        Asked(asked);
        var console = new TestConsole(_scratch.Root);

        var exit = await CommandLine.RunAsync(["report", _scratch.At("out"), .. typed], console, CancellationToken.None);

        Assert.That(exit, Is.EqualTo(1), console.ErrorText.ToString());
        Assert.That(console.ErrorText.ToString(), Is.EqualTo(isSaid
            ? "the run was judged by \"decisions/mine.jsonl\" (--config my.json); this is the verdict by \"baselines/approvals.jsonl\"; --ledger decisions/mine.jsonl judges as the run did\n"
            : ""));
    }

    [TestCase("GATE_LEDGER", "git:main", "git-repository-missing")]
    [TestCase("GATE_CONFIG", "none.json", "config-missing")]
    public async Task Trouble_with_a_variable_names_the_variable(string name, string value, string code)
    {
        var console = new TestConsole(_scratch.Root) { Variables = new Dictionary<string, string> { [name] = value } };

        var exit = await CommandLine.RunAsync(["report", _scratch.At("out")], console, CancellationToken.None);

        Assert.That(exit, Is.EqualTo(2));
        Assert.That(console.ErrorText.ToString(), Does.StartWith($"gate: {code}: ").And.Contain($"\n  at  {name}\n"));
    }

    [TestCase("--config=my.json", "the run was asked with --config my.json")]
    [TestCase("--workers=3", null, "--confirm", "2", "it was not asked with --confirm 2")]
    public async Task Settings_that_moved_name_the_options_that_differ(string asked, string? says, params string[] typed)
    {
        Asked("--before=before", "--semantics=off", asked);
        var console = new TestConsole(_scratch.Root);

        var exit = await CommandLine.RunAsync(["verify", _scratch.At("out"), "--before", _scratch.At("before"), "--after", _scratch.At("after"), "--semantics", "off", .. typed.Take(2)], console, CancellationToken.None);

        Assert.That(exit, Is.EqualTo(1), console.ErrorText.ToString());
        Assert.That(console.OutText.ToString().Split('\n').Single(line => line.Contains(" config ", StringComparison.Ordinal)), Does.StartWith("moved ").And.EndWith($"; {says ?? typed[2]}"));
    }

    private void Asked(params string[] words)
    {
        var report = RunFolder.Read(_scratch.At("out"));
        _scratch.Write("out/report.json", ReportJson.Write(report with { Run = report.Run with { Options = words, ConfigDigest = $"sha256:{new string('0', 64)}" } }));
    }

    private Task<int> ApproveAsync(TestConsole console, params string[] typed) =>
        CommandLine.RunAsync(["approve", _scratch.At("out"), "--shot", "a.html@small", "--reason", "looked at and meant", "--by", "anna", .. typed], console, CancellationToken.None);
}
