using System.Globalization;
using Gate.Core.Ledger;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Fault.Injected;

/// <summary>
/// Each fault at each stage: a run into which one is injected is right, incomplete or refused; never a green that is none, never a decision
/// lost, nothing left behind. <c>GATE_SOAK_SEED</c> and <c>GATE_SOAK_RUNS</c> repeat and size the long form.
/// </summary>
[TestFixture]
[Platform("Linux")]
internal sealed class FaultTests
{
    private const int Limit = 20_000;
    private const int MostRuns = 500;

    private static IEnumerable<(InjectedFault Fault, FaultStage Stage)> Kinds => InjectedFaults.All.SelectMany(fault => fault.Stages.Select(stage => (fault, stage)));

    [Test]
    public async Task Each_fault_at_each_stage_ends_right_incomplete_or_refused()
    {
        var kinds = Kinds.Where(kind => !kind.Fault.NeedsBrowser).ToList();
        var tally = await RunAsync(kinds.SelectMany(kind => new[] { kind, kind }), seed: 1, null);

        Assert.That(tally.Trouble, Is.Empty);
        Assert.That(tally.Runs, Is.EqualTo(2 * kinds.Count));
        AssertNothingLeft();
    }

    [Test]
    [Category("Browser")]
    public async Task A_browser_and_a_driver_that_are_killed_leave_a_right_or_an_incomplete_run()
    {
        var approvals = await ApprovalsAsync();
        var kinds = Kinds.Where(kind => kind.Fault.NeedsBrowser && kind.Stage == FaultStage.Confirm && kind.Fault.Name.EndsWith("killed", StringComparison.Ordinal));

        var tally = await RunAsync(kinds, seed: 1, approvals);

        Assert.That(tally.Trouble, Is.Empty);
        AssertNothingLeft();
    }

    [Test]
    [Category("Soak")]
    public Task Nine_of_ten_soak_runs_need_no_browser() => SoakAsync(needsBrowser: false, SoakSettings.Runs(MostRuns) * 9 / 10);

    [Test]
    [Category("Soak")]
    public Task One_of_ten_soak_runs_has_a_browser() => SoakAsync(needsBrowser: true, SoakSettings.Runs(MostRuns) / 10);

    // No false green, no lost decision, nothing left behind.
    private static async Task SoakAsync(bool needsBrowser, int runs)
    {
        var approvals = needsBrowser ? await ApprovalsAsync() : null;
        var tally = await RunAsync(Repeat([.. Kinds.Where(kind => kind.Fault.NeedsBrowser == needsBrowser)], runs), SoakSettings.Seed, approvals);

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {SoakSettings.Seed}\n{tally}"));
        Assert.That(tally.Trouble, Is.Empty);
        AssertNothingLeft();
    }

    private static IEnumerable<T> Repeat<T>(List<T> items, int count) => Enumerable.Range(0, count).Select(index => items[index % items.Count]);

    private static async Task<FaultTally> RunAsync(IEnumerable<(InjectedFault Fault, FaultStage Stage)> kinds, int seed, IReadOnlyList<Approval>? approvals)
    {
        var tally = new FaultTally();
        foreach (var (index, (fault, stage)) in kinds.Index())
        {
            var random = new Random((seed * 1_000_003) + index);
            // A shot that differs nowhere is neither confirmed nor explained.
            FaultTruth[] truths = stage is FaultStage.Confirm or FaultStage.Explain ? [FaultTruth.Changed, FaultTruth.Approved] : [FaultTruth.Changed, FaultTruth.Approved, FaultTruth.Equal];
            using var world = new FaultWorld(truths[tally.Count(stage, fault.Name) % truths.Length], random);
            var result = await new FaultRun(world, stage, fault).RunAsync(fault.NeedsBrowser ? approvals : null);
            // Each is slow, and a machine may end all of it: what came out so far is told at once.
            if (fault.NeedsBrowser)
                await TestContext.Progress.WriteLineAsync($"{TimeProvider.System.GetLocalNow():T} {index}: {fault} at {stage}, {world.Truth}: {(result.Trouble.Count == 0 ? result.End.ToString() : string.Join("; ", result.Trouble))}");
            tally.Add(stage, fault.Name, result, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, run {index}"));
        }

        return tally;
    }

    private static async Task<IReadOnlyList<Approval>> ApprovalsAsync()
    {
        using var world = new FaultWorld(FaultTruth.Changed, new Random(0));
        return await new FaultRun(world, FaultStage.Review, InjectedFaults.All.First(fault => fault.NeedsBrowser)).AskedAsync();
    }

    private static void AssertNothingLeft()
    {
        var until = Environment.TickCount64 + Limit;
        while (Leftovers.Of(Environment.ProcessId).Count + FaultProcesses.Drivers().Count > 0 && Environment.TickCount64 < until)
            Thread.Sleep(100);
        Assert.That(Leftovers.Of(Environment.ProcessId), Is.Empty);
        Assert.That(FaultProcesses.Drivers(), Is.Empty);
    }
}
