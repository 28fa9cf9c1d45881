using Gate.Cli;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary><c>gate approve</c> without a process of its own, on a run folder that a fake rendered: whose name stands in the ledger.</summary>
[TestFixture]
internal sealed class ApproveCommandTests
{
    private ScratchFolder _scratch;

    [SetUp]
    public async Task SetUp()
    {
        _scratch = new ScratchFolder();
        await SmallRun.RunAsync(_scratch, SmallRun.Dotted);
        var git = new GitCommand(_scratch.Root);
        git.Run("init", "--quiet");
        // Over whatever the machine has.
        git.Run("config", "user.name", "");
    }

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    private string Ledger => _scratch.At("baselines/approvals.jsonl");

    [TestCase("anna", "carl", "root", "git", "anna")]
    [TestCase(null, "carl", "root", "git", "carl")]
    [TestCase(" ", "", "root", "git", "root")]
    [TestCase(null, null, "", "git", "git")]
    public async Task Who_decides_is_named_by_option_variable_account_or_git(string? typed, string? variable, string account, string git, string expected)
    {
        new GitCommand(_scratch.Root).Run("config", "user.name", git);
        var console = new TestConsole(_scratch.Root) { Account = account, Variables = variable is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["LOGNAME"] = variable } };

        var exit = await RunAsync(console, typed is null ? [] : ["--by", typed]);

        Assert.That(exit, Is.Zero, console.ErrorText.ToString());
        Assert.That(LedgerFile.Read(Ledger).Lines.Select(line => line.Approval.By).Distinct(), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task Where_nobody_is_named_nothing_is_recorded()
    {
        var console = new TestConsole(_scratch.Root);

        Assert.That(await RunAsync(console), Is.EqualTo(2));
        Assert.That(console.ErrorText.ToString(), Does.StartWith("gate: by-missing: "));
        Assert.That(Ledger, Does.Not.Exist);
    }

    [TestCase("", null, "carl")]
    [TestCase("reader of the report", null, "carl")]
    [TestCase("anna", null, "anna")]
    [TestCase("anna", "bert", "bert")]
    public async Task Exported_decisions_are_of_who_made_them_else_of_who_takes_them_over(string exported, string? typed, string expected)
    {
        Export(exported, (LedgerDecision.Approve, 0), (LedgerDecision.Reject, 1));

        Assert.That((await ImportAsync("carl", typed is null ? [] : ["--by", typed])).Exit, Is.Zero);
        Assert.That(LedgerFile.Read(Ledger).Lines.Select(line => line.Approval.By), Is.EqualTo(new[] { expected, expected }));
    }

    [Test]
    public async Task Exported_decisions_of_nobody_are_refused_where_nobody_takes_them_over()
    {
        Export("", (LedgerDecision.Approve, 0));

        var (exit, console) = await ImportAsync("");

        Assert.That((exit, console.ErrorText.ToString()), Is.EqualTo((2, "gate: by-missing: nobody is named who decides\n  at  --by\n  add --by NAME\n")));
        Assert.That(Ledger, Does.Not.Exist);
    }

    [Test]
    public async Task What_is_in_force_is_not_recorded_again_and_what_was_replaced_is()
    {
        Export("anna", (LedgerDecision.Reject, 0), (LedgerDecision.Approve, 0), (LedgerDecision.Approve, 1));
        var (_, first) = await ImportAsync("carl");
        var text = await File.ReadAllTextAsync(Ledger);
        var (exit, second) = await ImportAsync("carl");

        Assert.That(first.OutText.ToString(), Does.Contain("recorded: 3 decisions in baselines/approvals.jsonl; 2 still open\n"));
        Assert.That((exit, await File.ReadAllTextAsync(Ledger)), Is.EqualTo((0, text)));
        Assert.That(second.OutText.ToString(), Does.Contain("recorded: 0 decisions in baselines/approvals.jsonl; 3 in force already; 2 still open\n"));

        await CommandLine.RunAsync(["approve", _scratch.At("out"), "--shot", "a.html@small", "--withdraw", "--reason", "looked at it again", "--by", "bert"], new TestConsole(_scratch.Root), CancellationToken.None);
        var (_, third) = await ImportAsync("carl");

        Assert.That(third.OutText.ToString(), Does.Contain("recorded: 2 decisions in baselines/approvals.jsonl; 1 in force already; "));
        Assert.That(Standing(0), Is.EqualTo(LedgerDecision.Approve), "the last of the file counts");
    }

    [Test]
    public async Task What_stands_unsigned_is_recorded_again_to_be_signed()
    {
        Export("anna", (LedgerDecision.Approve, 0));
        await ImportAsync("carl");
        var key = new SshKey(_scratch, "anna");

        var (exit, signed) = await ImportAsync("carl", "--sign", key.Path);

        Assert.That(exit, Is.Zero, signed.ErrorText.ToString());
        Assert.That(LedgerFile.Read(Ledger).Lines.Select(line => line.Approval.Sig is null), Is.EqualTo(new[] { true, false }));
    }

    private LedgerDecision? Standing(int shot) => LedgerFile.Read(Ledger).Of(Key(shot))?.Decided?.Approval.Decision;

    private ApprovalKey Key(int shot)
    {
        var report = RunFolder.Read(_scratch.At("out"));
        return ReportKeys.Of(report, report.Shots[shot])!;
    }

    /// <summary>As the report writes them.</summary>
    private void Export(string by, params (LedgerDecision Decision, int Shot)[] decisions) => _scratch.Write(
        "decisions.jsonl",
        LedgerSamples.Text([.. decisions.Select(each => LedgerSamples.Of(each.Decision, Key(each.Shot)) with { By = by })]));

    private async Task<(int Exit, TestConsole Console)> ImportAsync(string account, params string[] options)
    {
        var console = new TestConsole(_scratch.Root) { Account = account };
        return (await CommandLine.RunAsync(["approve", _scratch.At("out"), "--from", "decisions.jsonl", .. options], console, CancellationToken.None), console);
    }

    private Task<int> RunAsync(TestConsole console, params string[] options) =>
        CommandLine.RunAsync(["approve", _scratch.At("out"), "--all", "--reason", "the new look of spring", .. options], console, CancellationToken.None);
}
