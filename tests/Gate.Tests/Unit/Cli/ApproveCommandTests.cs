using Gate.Cli;
using Gate.Core.Ledger;
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

    private Task<int> RunAsync(TestConsole console, params string[] options) =>
        CommandLine.RunAsync(["approve", _scratch.At("out"), "--all", "--reason", "the new look of spring", .. options], console, CancellationToken.None);
}
