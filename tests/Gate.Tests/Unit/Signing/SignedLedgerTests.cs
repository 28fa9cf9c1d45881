using System.Diagnostics;
using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Run;
using Gate.Core.Signing;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Signing;

/// <summary>Approvals that only somebody who holds a key can make, with real keys.</summary>
[TestFixture]
internal sealed class SignedLedgerTests
{
    private ScratchFolder _scratch;
    private SshKey _anna;
    private SshKey _mallory;

    [SetUp]
    public void SetUp()
    {
        _scratch = new ScratchFolder();
        (_anna, _mallory) = (new SshKey(_scratch, "anna"), new SshKey(_scratch, "mallory"));
        _scratch.Write("signers", _anna.Allowed("namespaces=\"gate-approval\""));
    }

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    private AllowedSigners Signers => AllowedSigners.Read("signers", _scratch.Root);

    [Test]
    public void A_signed_approval_counts_and_names_who_signed()
    {
        var ledger = Signers.Only(Read(Signed(_anna, LedgerSamples.Of(LedgerDecision.Approve) with { By = "somebody else" })));

        Assert.That(ledger.Of(LedgerSamples.Key())!.Decided!.Approval, Has.Property("Decision").EqualTo(LedgerDecision.Approve).And.Property("By").EqualTo("anna@example.com"));
        Assert.That(ledger.WithoutSignature, Is.Empty);
    }

    [Test]
    public void Many_decisions_are_signed_and_each_of_one_key_knows_the_one_before()
    {
        var key = LedgerSamples.Key("twice.html@desktop");
        Approval[] decisions = [.. Enumerable.Range(0, 12).Select(page => LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key($"{page}.html@desktop"))), LedgerSamples.Of(LedgerDecision.Approve, key), LedgerSamples.Of(LedgerDecision.Reject, key)];

        var ledger = Signers.Only(Read(Signed(_anna, decisions)));

        Assert.That(ledger.Lines, Has.Count.EqualTo(14));
        Assert.That(ledger.WithoutSignature, Is.Empty);
        Assert.That(ledger.Of(key)!.Decided!.Approval.Decision, Is.EqualTo(LedgerDecision.Reject));
    }

    [TestCase("unsigned")]
    [TestCase("stranger")]
    [TestCase("no signature at all")]
    [TestCase("ssh:AAAA")]
    [TestCase("ssh:")]
    [TestCase("other namespace")]
    [TestCase("of another line")]
    public void Any_other_approval_does_not_count_and_is_told(string how)
    {
        var approval = LedgerSamples.Of(LedgerDecision.Approve);
        var text = how switch
        {
            "unsigned" => LedgerSamples.Text(approval),
            "stranger" => Signed(_mallory, approval),
            "other namespace" => LedgerSamples.Text(approval with { Sig = SshSignature.Of(SignedAs("file", LedgerWriter.Line(approval with { Over = [], Sig = null }))) }),
            "of another line" => LedgerSamples.Text(approval with { Sig = Read(Signed(_anna, LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key(after: 'c')))).Lines[0].Approval.Sig }),
            _ => LedgerSamples.Text(approval with { Sig = how }),
        };

        var ledger = Signers.Only(Read(text));

        Assert.That(ledger.Of(LedgerSamples.Key()), Is.Null);
        Assert.That(ledger.WithoutSignature, Is.EqualTo(new[] { LedgerSamples.Key() }));
    }

    [TestCase("after", 'c')]
    [TestCase("before", 'c')]
    public void Changing_what_was_signed_voids_it(string side, char digit)
    {
        var signed = Signed(_anna, LedgerSamples.Of(LedgerDecision.Approve));
        var forged = signed.Replace(LedgerSamples.Digest(side == "after" ? 'b' : 'a'), LedgerSamples.Digest(digit), StringComparison.Ordinal);

        Assert.That(forged, Is.Not.EqualTo(signed));
        Assert.That(Signers.Only(Read(forged)).Standings, Is.Empty);
    }

    [Test]
    public void A_no_and_a_withdrawal_count_unsigned_too()
    {
        var signed = Signed(_anna, LedgerSamples.Of(LedgerDecision.Approve));
        foreach (var decision in new[] { LedgerDecision.Reject, LedgerDecision.Withdraw })
        {
            var ledger = Signers.Only(Read(LedgerFile.Extend(signed, [LedgerSamples.Of(decision)], "ledger")));
            Assert.That(ledger.Of(LedgerSamples.Key())!.Decided?.Approval.Decision, Is.EqualTo(decision == LedgerDecision.Reject ? LedgerDecision.Reject : (LedgerDecision?)null));
        }

        // An unsigned yes over a signed no leaves the no.
        var refused = Signed(_anna, LedgerSamples.Of(LedgerDecision.Reject));
        Assert.That(Signers.Only(Read(LedgerFile.Extend(refused, [LedgerSamples.Of(LedgerDecision.Approve)], "ledger"))).Of(LedgerSamples.Key())!.Decided!.Approval.Decision, Is.EqualTo(LedgerDecision.Reject));
    }

    [Test]
    public void A_key_counts_for_the_time_in_which_it_was_good()
    {
        var signed = Signed(_anna, LedgerSamples.Of(LedgerDecision.Approve));
        foreach (var (options, counts) in new[] { ("valid-before=\"20250101\"", false), ("valid-before=\"20260201\"", true), ("valid-after=\"20260201\"", false), ("valid-after=\"20250101\"", true), ("namespaces=\"git\"", false) })
        {
            _scratch.Write("signers", _anna.Allowed(options));
            Assert.That(Signers.Only(Read(signed)).WithoutSignature, counts ? Is.Empty : Has.Count.EqualTo(1), options);
        }
    }

    [Test]
    public void The_digest_speaks_of_ledger_and_signers()
    {
        var ledger = Read(Signed(_anna, LedgerSamples.Of(LedgerDecision.Approve)));
        var first = Signers.Only(ledger).Digest;
        _scratch.Write("signers", _anna.Allowed() + _mallory.Allowed());
        Assert.That(new[] { first, Signers.Only(ledger).Digest, ledger.Digest }, Is.Unique);
    }

    [Test]
    public async Task A_run_passes_only_by_signed_approvals()
    {
        var report = await SmallRun.RunAsync(_scratch, SmallRun.Dotted);
        var draft = new RunDecisions(report, _scratch.At("out")).Draft(new DecisionRequest { All = true, Decision = LedgerDecision.Approve, Reason = "the new look of spring", By = "anna", At = LedgerSamples.Noon });
        var half = draft.Decisions.Take(2).ToList();
        var text = LedgerFile.Join(LedgerFile.Extend("", [.. draft.Decisions.Skip(2)], "ledger"), LedgerFile.Lines(ApprovalLedger.Empty, half, ApprovalSigner.Open(_anna.Path, _scratch.Root)));
        _scratch.Write("approvals.jsonl", text);
        var source = LedgerSource.Resolve("approvals.jsonl", null, _scratch.Root);

        Assert.That(LedgerJudgement.Apply(report, source.Read(), "ledger").Verdict, Is.EqualTo(Verdict.Pass));
        var judged = LedgerJudgement.Apply(report, (source with { Signers = Signers }).Read(), "ledger");
        Assert.That(judged.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(judged.Counts.Approved, Is.EqualTo(2));
        Assert.That(judged.Summary, Does.EndWith("; 2 shots approved; 2 approvals without a signature that counts."));
        Assert.That(judged.Ledger.WithoutSignature, Is.EquivalentTo(judged.Shots.Where(shot => draft.Decisions.Skip(2).Any(each => each.Key.Shot == shot.Id)).Select(shot => shot.Id)));
    }

    [Test]
    public void A_key_or_a_file_of_signers_that_is_not_there_is_an_error_and_never_nobody()
    {
        Assert.That(() => ApprovalSigner.Open("none", _scratch.Root), Throws.InstanceOf<GateException>().With.Property("Code").EqualTo("sign-key-missing"));
        Assert.That(() => AllowedSigners.Read("none", _scratch.Root), Throws.InstanceOf<GateException>().With.Property("Code").EqualTo("signers-missing"));
        _scratch.Write("broken", "no key\n");
        Assert.That(() => ApprovalSigner.Open("broken", _scratch.Root).Sign(["x"]), Throws.InstanceOf<GateException>().With.Property("Code").EqualTo("sign-failed"));
    }

    private string Signed(SshKey key, params Approval[] decisions) =>
        LedgerFile.Join("", LedgerFile.Lines(ApprovalLedger.Empty, decisions, ApprovalSigner.Open(key.Path, _scratch.Root)));

    private string SignedAs(string space, string text)
    {
        _scratch.Write("text", text);
        using var signing = Process.Start(new ProcessStartInfo("ssh-keygen", ["-Y", "sign", "-q", "-f", _anna.Path, "-n", space, _scratch.At("text")]) { RedirectStandardError = true })!;
        signing.WaitForExit();
        return File.ReadAllText(_scratch.At("text.sig"));
    }

    private static ApprovalLedger Read(string text) => LedgerReader.Read(text, "ledger");
}
