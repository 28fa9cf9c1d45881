using Gate.Core;
using Gate.Core.Ledger;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Ledger;

[TestFixture]
internal sealed class ApprovalLedgerTests
{
    private static readonly Approval Yes = LedgerSamples.Of(LedgerDecision.Approve);
    private static readonly Approval No = LedgerSamples.Of(LedgerDecision.Reject);
    private static readonly Approval Undo = LedgerSamples.Of(LedgerDecision.Withdraw);

    [Test]
    public void A_line_reads_back_as_it_was_written()
    {
        var approval = Yes with { Reason = "<img onerror> \"\u202E\n javascript: 深い", Key = LedgerSamples.Key("深い/a b@c.html@desktop.menu-open") with { Before = null }, Sig = "s" };

        var read = LedgerReader.Read(LedgerSamples.Text(approval), "ledger").Lines.Single().Approval;

        Assert.That(read with { Over = null }, Is.EqualTo(approval));
        Assert.That(read.Over, Is.Empty);
    }

    [Test]
    public void The_latest_line_of_a_key_wins()
    {
        Assert.That(Stands(LedgerSamples.Text(Yes, No)), Is.EqualTo(LedgerDecision.Reject));
        Assert.That(Stands(LedgerSamples.Text(No, Yes)), Is.EqualTo(LedgerDecision.Approve));
        Assert.That(Stands(LedgerSamples.Text(Yes, Undo)), Is.Null);
        Assert.That(Stands(LedgerSamples.Text(Yes, Undo, Yes)), Is.EqualTo(LedgerDecision.Approve));
    }

    [Test]
    public void The_order_of_lines_does_not_matter_where_they_know_of_each_other()
    {
        var lines = LedgerSamples.Text(Yes, No).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(Stands($"{lines[1]}\n{lines[0]}\n"), Is.EqualTo(LedgerDecision.Reject));
    }

    [Test]
    public void Lines_written_by_hand_replace_all_before_them()
    {
        var yes = LedgerWriter.Line(Yes);
        var no = LedgerWriter.Line(No);

        Assert.That(Stands($"{yes}\n{no}\n"), Is.EqualTo(LedgerDecision.Reject));
        Assert.That(Stands($"{no}\r\n\r\n{yes}"), Is.EqualTo(LedgerDecision.Approve));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Two_branches_that_disagree_decide_nothing_until_somebody_decides_again(bool yesFirst)
    {
        var (yes, no) = (LedgerSamples.Text(Yes), LedgerSamples.Text(No));
        var merged = yesFirst ? yes + no : no + yes;
        var ledger = LedgerReader.Read(merged, "ledger");

        Assert.That(ledger.Of(Yes.Key)!.IsConflict);
        Assert.That(ledger.Of(Yes.Key)!.Decided, Is.Null);
        Assert.That(Stands(LedgerFile.Extend(merged, [Yes], "ledger")), Is.EqualTo(LedgerDecision.Approve));
    }

    [Test]
    public void Two_branches_that_agree_are_no_conflict() =>
        Assert.That(Stands(LedgerSamples.Text(Yes) + LedgerSamples.Text(Yes with { By = "ben" })), Is.EqualTo(LedgerDecision.Approve));

    [TestCase("{", "ledger-line")]
    [TestCase("{x}", "ledger-line")]
    [TestCase("REASON|}|,}", "ledger-line")]
    [TestCase("[]", "ledger-line")]
    [TestCase("\"x\"", "ledger-line")]
    [TestCase("<<<<<<< HEAD", "ledger-merge")]
    [TestCase("REASON|looked at, and right|too short", "ledger-line")]
    [TestCase("REASON|\"v\":1|\"v\":2", "ledger-line")]
    [TestCase("REASON|\"v\":1|\"v\":1,\"v\":1", "ledger-line")]
    [TestCase("REASON|\"v\":1|\"v\":1,\"extra\":0", "ledger-line")]
    [TestCase("REASON|\"approve\"|\"allow\"", "ledger-line")]
    [TestCase("REASON|\"pixels\"|\"all\"", "ledger-line")]
    [TestCase("REASON|sha256:a|sha1:a", "ledger-line")]
    [TestCase("REASON|anna|\\ud800", "ledger-line")]
    [TestCase("REASON|2026-01-31T12:00:00Z|yesterday", "ledger-line")]
    [TestCase("REASON|\"over\":[]|\"over\":[1]", "ledger-line")]
    public void A_line_that_is_no_decision_is_an_error_with_its_place(string line, string code)
    {
        var good = LedgerSamples.Text(Yes);
        if (line.Split('|') is [_, var from, var to])
            line = good.TrimEnd('\n').Replace(from, to, StringComparison.Ordinal);

        var error = Assert.Throws<GateException>(() => LedgerReader.Read($"{good}{line}\n", "approvals.jsonl"))!;

        Assert.That((error.Code, error.Place), Is.EqualTo((code, "approvals.jsonl:2")));
        Assert.That(error.Message, Does.Not.Match("LineNumber|JSON reader|Expected|Duplicate|UTF-16|payload|surrogate|'"), "in words of gate");
    }

    private static LedgerDecision? Stands(string text) => LedgerReader.Read(text, "ledger").Of(LedgerSamples.Key())?.Decided?.Approval.Decision;
}
