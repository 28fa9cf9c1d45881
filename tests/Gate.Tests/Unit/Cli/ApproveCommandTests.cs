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

    [Test]
    public async Task Withdrawing_all_takes_back_every_decision_in_force_and_counts_what_is_open()
    {
        Assert.That(Last((await ApproveAsync("--all")).OutText), Is.EqualTo("recorded: 4 decisions in baselines/approvals.jsonl; 0 still open"));
        Assert.That(Last((await ApproveAsync("--shot", "a.html@small", "--withdraw")).OutText), Is.EqualTo("recorded: 1 decision in baselines/approvals.jsonl; 1 still open"));
        Assert.That(Last((await ApproveAsync("--shot", "b.html@small", "--reject")).OutText), Does.EndWith("; 1 still open"));

        Assert.That(Last((await ApproveAsync("--all", "--withdraw")).OutText), Is.EqualTo("recorded: 3 decisions in baselines/approvals.jsonl; 4 still open"));
        Assert.That(Enumerable.Range(0, 5).Select(Standing), Is.All.Null);
        Assert.That(Last((await ApproveAsync("--all", "--withdraw")).OutText), Is.EqualTo("recorded: 0 decisions in baselines/approvals.jsonl; 4 still open"), "nothing is left to take back");
    }

    [Test]
    public async Task Where_signatures_are_required_an_approval_that_does_not_count_is_told_and_stays_open_to_a_signed_one()
    {
        var (anna, mallory) = (new SshKey(_scratch, "anna"), new SshKey(_scratch, "mallory"));
        _scratch.Write("signers", anna.Allowed());
        Directory.Delete(_scratch.At("out"), recursive: true);
        await SmallRun.RunAsync(_scratch, SmallRun.Dotted, signers: _scratch.At("signers"));

        foreach (var useless in new[] { await ApproveAsync("--all"), await ApproveAsync("--all", "--sign", mallory.Path) })
        {
            Assert.That(Last(useless.OutText), Is.EqualTo("recorded: 4 decisions in baselines/approvals.jsonl; 4 still open"));
            Assert.That(useless.ErrorText.ToString(), Does.StartWith("4 approvals recorded that do not count: this run requires the signature of a key in ").And.EndsWith("\n  at  --sign\n  decide again with --sign KEY, of a key that stands there\n"));
        }

        var signed = await ApproveAsync("--all", "--sign", anna.Path);
        Assert.That(Last(signed.OutText), Is.EqualTo("recorded: 4 decisions in baselines/approvals.jsonl; 0 still open"));
        Assert.That(signed.ErrorText.ToString(), Is.Empty);
        Assert.That(Last((await ApproveAsync("--all", "--withdraw")).OutText), Does.EndWith("; 4 still open"));
        Assert.That(Enumerable.Range(0, 5).Select(Standing), Is.All.Null, "what does not count is taken back as well");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Six_who_decide_everything_at_once_decide_each_thing_once(bool isSigned)
    {
        string[] sign = isSigned ? ["--sign", new SshKey(_scratch, "anna").Path] : [];

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ApproveAsync(["--all", .. sign]))));

        Assert.That(LedgerFile.Read(Ledger).Lines.Select(line => line.Approval.Key), Is.Unique.And.Exactly(4).Items);
        Assert.That(all.Select(each => each.OutText.ToString()), Has.Exactly(1).Contains("recorded: 4 decisions in ").And.Exactly(5).Contains("recorded: 0 decisions in "));
        Assert.That(all.Select(each => Last(each.OutText)), Has.All.EndsWith("; 0 still open"));
    }

    [Test]
    public async Task Nothing_left_to_sign_is_said()
    {
        var anna = new SshKey(_scratch, "anna");
        await ApproveAsync("--all");

        var signed = await ApproveAsync("--all", "--sign", anna.Path);
        Assert.That(Last(signed.OutText), Is.EqualTo("recorded: 0 decisions in baselines/approvals.jsonl; 0 still open"));
        Assert.That(signed.ErrorText.ToString(), Is.EqualTo("nothing was signed: what is decided already is not decided again by --all\n  at  --sign\n  name what to sign with --shot ID or --finding ID\n"));

        var one = await ApproveAsync("--shot", "a.html@small", "--sign", anna.Path);
        Assert.That((Last(one.OutText), one.ErrorText.ToString()), Is.EqualTo(("recorded: 1 decision in baselines/approvals.jsonl; 0 still open", "")));
    }

    private static string Last(StringWriter text) => text.ToString().Split('\n')[^3];

    private async Task<TestConsole> ApproveAsync(params string[] options)
    {
        var console = new TestConsole(_scratch.Root);
        var exit = await CommandLine.RunAsync(["approve", _scratch.At("out"), "--reason", "the new look of spring", "--by", "anna", .. options], console, CancellationToken.None);
        Assert.That(exit, Is.Zero, console.ErrorText.ToString());
        return console;
    }

    private LedgerDecision? Standing(int shot) => KeyOf(shot) is { } key ? LedgerFile.Read(Ledger).Of(key)?.Decided?.Approval.Decision : null;

    private ApprovalKey Key(int shot) => KeyOf(shot)!;

    private ApprovalKey? KeyOf(int shot)
    {
        var report = RunFolder.Read(_scratch.At("out"));
        return ReportKeys.Of(report, report.Shots[shot]);
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
