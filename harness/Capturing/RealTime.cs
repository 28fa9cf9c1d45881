namespace Gate.Harness.Capturing;

/// <summary>The machine's own time, for pages on which virtual time does not get on. Repetition has to show whether they hold still.</summary>
internal sealed class RealTime(string reason, PageWatch watch, PageBudget budget) : PageTime
{
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    public override string Name => $"real: {reason}";

    public override bool IsVirtual => false;

    public override Task PrepareAsync() => Task.CompletedTask;

    public override async Task LoadAsync()
    {
        while (!watch.Loaded)
            await budget.Wait("load", Task.Delay(Grain, CancellationToken.None));
    }

    public override IReadOnlyList<double> Portions { get; } = [500, 500, 1000, 1000, 2000, 2500, 2500];

    public override Task PassAsync(double milliseconds) => budget.Wait("settle", Task.Delay(TimeSpan.FromMilliseconds(Math.Max(milliseconds, Grain.TotalMilliseconds)), CancellationToken.None));

    public override Task NudgeAsync() => budget.Wait("settle", Task.Delay(Grain, CancellationToken.None));
}
