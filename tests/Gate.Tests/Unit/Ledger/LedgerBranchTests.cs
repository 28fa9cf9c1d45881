using Gate.Core;
using Gate.Core.Ledger;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Ledger;

/// <summary>A ledger on a branch that several clones push to, with real repositories.</summary>
[TestFixture]
internal sealed class LedgerBranchTests
{
    private ScratchFolder _scratch;
    private GitScratch _ours;
    private GitScratch _theirs;

    [SetUp]
    public void SetUp()
    {
        _scratch = new ScratchFolder();
        Directory.CreateDirectory(_scratch.At("remote.git"));
        new GitCommand(_scratch.At("remote.git")).Run("init", "--quiet", "--bare", "--initial-branch=main");
        (_ours, _theirs) = (Clone(), Clone());
    }

    [TearDown]
    public void TearDown()
    {
        _ours.Dispose();
        _theirs.Dispose();
        _scratch.Dispose();
    }

    [Test]
    public async Task The_first_decision_makes_the_branch_and_touches_nothing_else()
    {
        var before = State(_ours);
        var commit = await PushAsync(_ours, LedgerSamples.Of(LedgerDecision.Approve));

        Assert.That(State(_ours), Is.EqualTo(before), "work tree, index, HEAD and branches");
        Assert.That(Remote("rev-parse", "refs/heads/approvals"), Is.EqualTo(commit));
        Assert.That(Remote("ls-tree", "-r", "--name-only", commit), Is.EqualTo(LedgerFile.Default));
        Assert.That(Source(_ours).Read()!.Of(LedgerSamples.Key())!.Decided!.Approval.Decision, Is.EqualTo(LedgerDecision.Approve), "the tracking branch follows");
    }

    [Test]
    public async Task What_else_is_on_the_branch_stays()
    {
        _ours.Git("checkout", "--quiet", "-b", "other");
        _ours.Write("README.md", "what this branch is for");
        var first = _ours.Commit("first");
        _ours.Git("push", "--quiet", "origin", $"{first}:refs/heads/approvals");
        _ours.Git("checkout", "--quiet", "main");

        await PushAsync(_theirs, LedgerSamples.Of(LedgerDecision.Approve));

        Assert.That(Remote("ls-tree", "-r", "--name-only", "approvals"), Is.EqualTo($"README.md\n{LedgerFile.Default}\nsite/index.html"));
        Assert.That(Remote("rev-parse", "approvals~1"), Is.EqualTo(first));
    }

    [Test]
    public async Task Whoever_is_slower_adds_to_what_the_faster_one_pushed()
    {
        await PushAsync(_ours, LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key("first.html@desktop")));
        var branch = LedgerBranch.Open(Source(_theirs));
        var lines = LedgerFile.Lines(branch.Fetch(), [LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key("theirs.html@desktop"))]);
        await PushAsync(_ours, LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key("ours.html@desktop")));

        await branch.PushAsync(lines, "decided", CancellationToken.None);

        Assert.That(LedgerBranch.Open(Source(_ours)).Fetch().Lines.Select(line => line.Approval.Key.Shot), Is.EqualTo(new[] { "first.html@desktop", "ours.html@desktop", "theirs.html@desktop" }));
    }

    [Test]
    public async Task Two_who_decide_the_same_differently_are_a_conflict_and_nobody_is_overruled()
    {
        var branch = LedgerBranch.Open(Source(_theirs));
        var lines = LedgerFile.Lines(branch.Fetch(), [LedgerSamples.Of(LedgerDecision.Approve)]);
        await PushAsync(_ours, LedgerSamples.Of(LedgerDecision.Reject));

        await branch.PushAsync(lines, "decided", CancellationToken.None);

        var standing = branch.Fetch().Of(LedgerSamples.Key())!;
        Assert.That(standing.IsConflict, Is.True);
        Assert.That(standing.Decided, Is.Null);
    }

    [Test]
    public async Task Writers_side_by_side_lose_no_line()
    {
        const int each = 6;
        await Task.WhenAll(
            Task.Run(async () => { for (var i = 0; i < each; i++) await PushAsync(_ours, LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key($"ours-{i}.html@desktop"))); }),
            Task.Run(async () => { for (var i = 0; i < each; i++) await PushAsync(_theirs, LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key($"theirs-{i}.html@desktop"))); }));

        Assert.That(LedgerBranch.Open(Source(_ours)).Fetch().Standings.Count(), Is.EqualTo(2 * each));
        Assert.That(Remote("rev-list", "--count", "approvals"), Is.EqualTo($"{2 * each}"), "one line of history, nothing forced");
    }

    [Test]
    public async Task Hooks_that_the_change_brings_are_not_run()
    {
        foreach (var name in new[] { "pre-push", "reference-transaction", "post-index-change" })
        {
            _ours.Write($"hooks/{name}", "#!/bin/sh\ntouch \"$(git rev-parse --show-toplevel)/ran\"\nexit 1\n");
            MakeExecutable(_ours.At($"hooks/{name}"));
        }

        _ours.Git("config", "core.hooksPath", "hooks");
        await PushAsync(_ours, LedgerSamples.Of(LedgerDecision.Approve));
        Assert.That(_ours.At("ran"), Does.Not.Exist);
    }

    [Test]
    public void A_remote_that_refuses_records_nothing()
    {
        File.WriteAllText(_scratch.At("remote.git/hooks/pre-receive"), "#!/bin/sh\necho 'protected branch' >&2\nexit 1\n");
        MakeExecutable(_scratch.At("remote.git/hooks/pre-receive"));
        Assert.That(
            async () => await PushAsync(_ours, LedgerSamples.Of(LedgerDecision.Approve)),
            Throws.InstanceOf<GateException>().With.Property("Code").EqualTo("git-push").And.Message.Contains("protected branch"));
        Assert.That(Remote("for-each-ref", "refs/heads/approvals"), Is.Empty);
    }

    [TestCase("baselines/approvals.jsonl")]
    [TestCase("git:main")]
    [TestCase("git:origin/")]
    [TestCase("git:nowhere/approvals")]
    public void Only_a_branch_of_a_remote_is_pushed_to(string source) =>
        Assert.That(() => LedgerBranch.Open(LedgerSource.Resolve(source, null, _ours.Root)), Throws.InstanceOf<GateException>().With.Property("Code").EqualTo("ledger-branch"));

    [Test]
    public void A_ledger_that_is_none_is_not_pushed_over()
    {
        _ours.Git("checkout", "--quiet", "-b", "other");
        _ours.Write(LedgerFile.Default, "no decision\n");
        _ours.Git("push", "--quiet", "origin", $"{_ours.Commit("broken")}:refs/heads/approvals");
        Assert.That(() => LedgerBranch.Open(Source(_theirs)).Fetch(), Throws.InstanceOf<GateException>().With.Property("Code").EqualTo("ledger-line"));
    }

    private static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static LedgerSource Source(GitScratch clone) => LedgerSource.Resolve("git:origin/approvals", null, clone.Root);

    private static async Task<string> PushAsync(GitScratch clone, Approval decision)
    {
        var branch = LedgerBranch.Open(Source(clone));
        return (await branch.PushAsync(LedgerFile.Lines(branch.Fetch(), [decision]), "decided", CancellationToken.None)).Commit;
    }

    private GitScratch Clone()
    {
        var clone = new GitScratch();
        clone.Git("config", "user.name", "gate");
        clone.Git("config", "user.email", "gate@example.com");
        clone.Write("site/index.html", "a page");
        clone.Commit("a site");
        clone.Git("remote", "add", "origin", _scratch.At("remote.git"));
        clone.Write("site/index.html", "not committed");
        return clone;
    }

    private static string State(GitScratch clone) => string.Join('\n', clone.Git("status", "--porcelain"), clone.Git("rev-parse", "HEAD"), clone.Git("ls-files", "--stage"), clone.Git("for-each-ref", "refs/heads"));

    private string Remote(params string[] arguments) => new GitCommand(_scratch.At("remote.git")).Run(arguments);
}
