using Gate.Core;
using Gate.Core.Ledger;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Ledger;

/// <summary><c>--ledger git:REF[:FILE]</c>: decisions as of a commit.</summary>
internal sealed class CommittedLedgerTests
{
    private readonly GitScratch _repository = new();

    [OneTimeSetUp]
    public void Commit()
    {
        _repository.Write("baselines/approvals.jsonl", LedgerSamples.Text(LedgerSamples.Of(LedgerDecision.Approve)));
        _repository.Write("other/decided.jsonl", LedgerSamples.Text(LedgerSamples.Of(LedgerDecision.Reject)));
        _repository.Write("other/binary.jsonl", "\0\0");
        File.CreateSymbolicLink(_repository.At("other/link.jsonl"), "decided.jsonl");
        _repository.Commit("decisions");
        _repository.Write("baselines/approvals.jsonl", "of the work tree: not read\n");
    }

    [OneTimeTearDown]
    public void Remove() => _repository.Dispose();

    [TestCase("git:main", LedgerDecision.Approve)]
    [TestCase("git:HEAD:baselines/approvals.jsonl", LedgerDecision.Approve)]
    [TestCase("git:main:other/decided.jsonl", LedgerDecision.Reject)]
    public void Decisions_are_those_of_the_commit_whatever_the_work_tree_holds(string source, LedgerDecision decision) =>
        Assert.That(Open(source).Read()!.Of(LedgerSamples.Key())!.Decided!.Approval.Decision, Is.EqualTo(decision));

    [TestCase("git:main:none.jsonl", "ledger-missing")]
    [TestCase("git:main:other", "ledger-missing")]
    [TestCase("git:nowhere", "git-ref-missing")]
    [TestCase("git:main:other/binary.jsonl", "ledger-line")]
    [TestCase("git:main:other/link.jsonl", "ledger-line")]
    public void What_is_no_ledger_is_an_error_and_never_an_empty_one(string source, string code) =>
        Assert.That(() => Open(source).Read(), Throws.TypeOf<GateException>().With.Property("Code").EqualTo(code));

    [Test]
    public void A_configured_one_that_is_not_there_yet_decides_nothing() =>
        Assert.That(LedgerSource.Resolve(null, "git:main:none.jsonl", _repository.Root).Read(), Is.Null);

    [Test]
    public void Decisions_are_not_written_into_a_commit() =>
        Assert.That(() => Open("git:main").Writable(), Throws.TypeOf<GateException>().With.Property("Code").EqualTo("ledger-read-only"));

    private LedgerSource Open(string source) => LedgerSource.Resolve(source, null, _repository.Root);
}
