using Gate.Core;
using Gate.Core.Ledger;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Ledger;

[TestFixture]
internal sealed class LedgerFileTests
{
    private ScratchFolder _scratch;

    [SetUp]
    public void SetUp() => _scratch = new ScratchFolder();

    [TearDown]
    public void TearDown() => _scratch.Dispose();

    [Test]
    public async Task Concurrent_writers_lose_no_line()
    {
        var path = _scratch.At("deep/approvals.jsonl");

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() =>
            LedgerFile.AppendAsync(path, [LedgerSamples.Of(LedgerDecision.Approve, LedgerSamples.Key($"{i}.html@desktop"))], CancellationToken.None))));

        Assert.That(LedgerFile.Read(path).Lines.Select(line => line.Approval.Key.Shot).Distinct().Count(), Is.EqualTo(24));
        Assert.That(Directory.GetFiles(_scratch.At("deep")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "approvals.jsonl", "approvals.jsonl.lock" }), "no half-written file is left");
    }

    [Test]
    public async Task What_a_killed_writer_left_beside_the_file_is_harmless()
    {
        var path = _scratch.At("approvals.jsonl");
        await LedgerFile.AppendAsync(path, [LedgerSamples.Of(LedgerDecision.Approve)], CancellationToken.None);
        File.WriteAllText($"{path}.next", "{\"v\":1,\"dec");
        File.WriteAllText($"{path}.lock", "");

        var ledger = await LedgerFile.AppendAsync(path, [LedgerSamples.Of(LedgerDecision.Reject)], CancellationToken.None);

        Assert.That(ledger.Lines, Has.Count.EqualTo(2));
        Assert.That(LedgerFile.Read(path).Of(LedgerSamples.Key())!.Decided!.Approval.Decision, Is.EqualTo(LedgerDecision.Reject));
    }

    [Test]
    public async Task A_missing_final_line_feed_does_not_join_two_lines()
    {
        var path = _scratch.At("approvals.jsonl");
        File.WriteAllText(path, LedgerWriter.Line(LedgerSamples.Of(LedgerDecision.Approve)));

        await LedgerFile.AppendAsync(path, [LedgerSamples.Of(LedgerDecision.Withdraw)], CancellationToken.None);

        Assert.That(LedgerFile.Read(path).Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_file_that_is_no_ledger_is_left_as_it_was()
    {
        var path = _scratch.At("approvals.jsonl");
        File.WriteAllText(path, "not a ledger\n");

        Assert.That(
            async () => await LedgerFile.AppendAsync(path, [LedgerSamples.Of(LedgerDecision.Approve)], CancellationToken.None),
            Throws.TypeOf<GateException>().With.Property("Code").EqualTo("ledger-line"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("not a ledger\n"));
    }

    [Test]
    public async Task A_disk_without_room_leaves_the_ledger_as_it_was()
    {
        var path = _scratch.At("approvals.jsonl");
        await LedgerFile.AppendAsync(path, [LedgerSamples.Of(LedgerDecision.Approve)], CancellationToken.None);
        var before = File.ReadAllText(path);
        // The next text goes to a device that is always full; root may write to everything else.
        File.CreateSymbolicLink($"{path}.next", "/dev/full");

        Assert.That(
            async () => await LedgerFile.AppendAsync(path, [LedgerSamples.Of(LedgerDecision.Reject)], CancellationToken.None),
            Throws.TypeOf<GateException>().With.Property("Code").EqualTo("ledger-unwritable").And.Property("Exit").EqualTo(GateExit.Incomplete));
        Assert.That(File.ReadAllText(path), Is.EqualTo(before));
        Assert.That(Directory.GetFileSystemEntries(_scratch.Root).Select(Path.GetFileName), Is.EquivalentTo(new[] { "approvals.jsonl", "approvals.jsonl.lock" }), "what was begun takes up no room");
    }

    [Test]
    public void A_file_that_was_named_must_be_there() =>
        Assert.That(() => LedgerFile.Read(_scratch.At("none.jsonl"), isRequired: true), Throws.TypeOf<GateException>().With.Property("Code").EqualTo("ledger-missing"));
}
