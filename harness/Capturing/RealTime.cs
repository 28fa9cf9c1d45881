namespace Gate.Harness.Capturing;

/// <summary>The machine's own time, for pages on which virtual time does not get on. Repetition has to show whether they hold still.</summary>
internal sealed class RealTime(string reason, PageWatch watch, PageBudget budget) : PageTime
{
    // As long as a page may well pause between two waves of work.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    public override string Name => $"real: {reason}";

    public override bool IsVirtual => false;

    public override Task PrepareAsync() => Task.CompletedTask;

    public override async Task LoadAsync()
    {
        while (!watch.Loaded)
            await budget.Wait("load", Task.Delay(Grain, CancellationToken.None));
    }

    public override async Task RunAsync(Func<Task<bool>> frame)
    {
        await PassAsync(0);
        await frame();
    }

    public override Task PassAsync(double milliseconds) => budget.Wait("settle", Task.Delay(Quiet, CancellationToken.None));

    public override Task NudgeAsync() => budget.Wait("settle", Task.Delay(Grain, CancellationToken.None));
}
