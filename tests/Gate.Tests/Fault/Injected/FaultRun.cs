using Gate.Core;
using Gate.Core.Explain;
using Gate.Core.Ledger;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Harness;
using Gate.Tests.Support;

namespace Gate.Tests.Fault.Injected;

/// <summary>One run with one fault at one stage, and what came of it.</summary>
internal sealed class FaultRun(FaultWorld world, FaultStage stage, InjectedFault fault)
{
    private static readonly byte[] Plain = Renders.Picture();
    private static readonly byte[] Dotted = Renders.Picture(8, 8, (3, 4));
    private static readonly LayoutFacts Layout = new([new LayoutNode { Parent = -1, Kind = LayoutNodeKind.Element, Name = "#document", Box = new LayoutBox(0, 0, 8, 8) }]);

    private readonly List<string> _trouble = [];
    private int _reached;
    private int _opened;
    private bool _isArmed;

    /// <summary>Carries it out.</summary>
    /// <param name="approvals">Decisions that a clean run of these pages with a real browser asks for; null with the fake one, which can be asked each time.</param>
    public async Task<FaultResult> RunAsync(IReadOnlyList<Approval>? approvals)
    {
        var earlier = await PrepareAsync(approvals);
        _isArmed = true;
        var end = await JudgeAsync(earlier);
        if (end != FaultEnd.Refused && !world.Cancel.IsCancellationRequested)
        {
            Reach(FaultStage.Review);
            end = await DecideAsync(end);
        }

        if (File.Exists(Path.Combine(world.Out, ".gate-lock")))
            _trouble.Add("the lock of the folder stayed");
        if (!world.IsLedgerTorn && !File.ReadAllText(world.Ledger).Contains("elsewhere.html@small", StringComparison.Ordinal))
            _trouble.Add("an earlier decision is gone");
        return new FaultResult(world.Truth, end, _trouble);
    }

    /// <summary>What a clean run of these pages with a real browser asks to be decided.</summary>
    public async Task<IReadOnlyList<Approval>> AskedAsync()
    {
        var report = await GateRun.RunAsync(Plan(), Parts(StartChromiumAsync), CancellationToken.None);
        return Draft(report).Decisions;
    }

    // An earlier report lies there half of the time; what is approved is, each time, what a clean run shows.
    private async Task<string?> PrepareAsync(IReadOnlyList<Approval>? approvals)
    {
        var isThere = world.Random.Next(2) == 0;
        if (approvals is null && (isThere || world.Truth == FaultTruth.Approved))
        {
            var clean = await GateRun.RunAsync(Plan(), Parts(_ => Task.FromResult<IRenderer>(new FakeRenderer(Render))), CancellationToken.None);
            approvals = world.Truth == FaultTruth.Equal ? [] : Draft(clean).Decisions;
        }

        if (world.Truth == FaultTruth.Approved)
            await LedgerFile.AppendAsync(world.Ledger, approvals!, CancellationToken.None);
        var report = Path.Combine(world.Out, "report.json");
        if (!isThere && Directory.Exists(world.Out))
            Directory.Delete(world.Out, recursive: true);
        return File.Exists(report) ? await File.ReadAllTextAsync(report) : null;
    }

    private async Task<FaultEnd> JudgeAsync(string? earlier)
    {
        try
        {
            var report = await GateRun.RunAsync(Plan(), Parts(StartFaultyAsync), world.Cancel.Token);
            return Judge(report);
        }
        catch (GateException refusal)
        {
            if (refusal.Exit is GateExit.Pass or GateExit.Fail)
                _trouble.Add($"refused with {refusal.Exit}");
            var now = Path.Combine(world.Out, "report.json");
            if (!world.IsOutGone && earlier is not null && (!File.Exists(now) || await File.ReadAllTextAsync(now) != earlier))
                _trouble.Add("the earlier report is not whole any more");
        }
        catch (OperationCanceledException) when (world.Cancel.IsCancellationRequested)
        {
            _trouble.Add("called off without a report");
        }
#pragma warning disable CA1031 // Whatever else flies is a bug, and the other faults are still to come.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            _trouble.Add($"a bug: {bug}");
        }

        return FaultEnd.Refused;
    }

    private FaultEnd Judge(RunReport report)
    {
        foreach (var shot in report.Shots.Where(shot => !IsHonest(shot.Page, shot.Status)))
            _trouble.Add($"{shot.Id} is {shot.Status}");
        var isTrue = report.Shots.All(shot => shot.Status == Truth(shot.Page)) && report.Shots.Count == 3;
        if (report.ExitCode == 0 && (!isTrue || world.Truth == FaultTruth.Changed))
            _trouble.Add("a false green");
        if (report.ExitCode == 1 && world.Truth != FaultTruth.Changed)
            _trouble.Add($"a false red: {report.Summary}");
        if (!File.Exists(Path.Combine(world.Out, "report.json")))
            _trouble.Add("no report was written, and nothing was said");
        return report.ExitCode is 0 or 1 ? FaultEnd.Right : FaultEnd.Incomplete;
    }

    // What a reviewer does next: judge the run again, decide about it, judge once more.
    private async Task<FaultEnd> DecideAsync(FaultEnd end)
    {
        var text = await File.ReadAllTextAsync(world.Ledger);
        try
        {
            var report = LedgerJudgement.Apply(RunAgain.Judge(RunFolder.Read(world.Out), world.Out), LedgerFile.Read(world.Ledger), world.Ledger);
            if (report.ExitCode == 0 && world.Truth == FaultTruth.Changed && !world.MayBeApproved)
                _trouble.Add("a false green when judged again");
            if (report.ExitCode != 1)
                return report.ExitCode == 0 ? end : FaultEnd.Incomplete;
            var decided = Draft(report).Decisions;
            await LedgerFile.AppendAsync(world.Ledger, decided, world.Cancel.Token);
            if (world.IsEvidenceDamaged)
                _trouble.Add("pictures were approved that were not judged");
            var ledger = LedgerFile.Read(world.Ledger);
            if (decided.Any(each => ledger.Of(each.Key)?.Decided is null))
                _trouble.Add("a decision was recorded and is not there");
            if (LedgerJudgement.Apply(report, ledger, world.Ledger).ExitCode == 1)
                _trouble.Add("everything was approved, and the run still fails");
            return end;
        }
        catch (Exception refusal) when (refusal is GateException || (refusal is OperationCanceledException && world.Cancel.IsCancellationRequested))
        {
            if (await File.ReadAllTextAsync(world.Ledger) != text)
                _trouble.Add("a refused decision changed the ledger");
            return FaultEnd.Refused;
        }
    }

    private DecisionDraft Draft(RunReport report) =>
        new RunDecisions(report, world.Out).Draft(new DecisionRequest { All = true, Decision = LedgerDecision.Approve, Reason = "looked at, and right", By = "anna", At = LedgerSamples.Noon });

    private static RenderedShot Drawn(Shot shot, bool differs) => new(shot, Confirmed(Plain), Confirmed(differs && shot.Id.Page.Value == FaultWorld.Differing ? Dotted : Plain));

    private static SideRender Confirmed(byte[] png) => new([.. Renders.Steady(png).Attempts.OfType<RenderOutcome.Captured>().Select(attempt => attempt with { Capture = attempt.Capture with { Layout = Layout } })]);

    private RenderedShot Render(Shot shot) => Drawn(shot, world.Truth != FaultTruth.Equal);

    private ShotStatus Truth(string page) => page == FaultWorld.Differing && world.Truth != FaultTruth.Equal ? ShotStatus.Changed : ShotStatus.Identical;

    private bool IsHonest(string page, ShotStatus status) => status == Truth(page) || status is ShotStatus.Failed or ShotStatus.Unstable or ShotStatus.Pending;

    private RenderedShot Distorted(RenderedShot shot)
    {
        if (fault.Distort is null)
            return shot;
        _reached++;
        return fault.Distort(shot, world.Random);
    }

    private void Reach(FaultStage reached)
    {
        if (_isArmed && reached == stage && Interlocked.Increment(ref _reached) == 1)
            fault.Happen(world);
    }

    private GatePlan Plan()
    {
        var plan = GatePlanner.Resolve(
            new GateOptions { Before = world.At("before"), After = world.At("after"), Out = world.Out },
            new PlanSurroundings(new Dictionary<string, string>(), world.Root, "gate test"));
        return fault.NeedsBrowser ? plan with { Reuse = false, Before = new WatchedSource(plan.Before, OnAsked), After = new WatchedSource(plan.After, OnAsked) } : plan;
    }

    // Once a side for the first captures; from then on it is captured again.
    private void OnAsked(string path)
    {
        if (path == FaultWorld.Differing)
            Reach(Interlocked.Increment(ref _opened) <= 2 ? FaultStage.Render : FaultStage.Confirm);
    }

    private RunParts Parts(Func<CancellationToken, Task<IRenderer>> start) => new()
    {
        StartRenderer = (_, _, _, cancellationToken) => start(cancellationToken),
        Progress = new FaultProgress(() => Reach(FaultStage.Write)),
        Time = world.Clock,
    };

    private async Task<IRenderer> StartFaultyAsync(CancellationToken cancellationToken)
    {
        if (!fault.NeedsBrowser)
        {
            Reach(FaultStage.Start);
            cancellationToken.ThrowIfCancellationRequested();
            return new FaultyRenderer(new FakeRenderer(Render), Reach, Distorted);
        }

        // No process id is known before the browser is there.
        world.Browsers = FaultProcesses.Browsers;
        var starting = StartChromiumAsync(cancellationToken);
        await Task.Delay(world.Random.Next(stage == FaultStage.Start ? 700 : 1), CancellationToken.None);
        Reach(FaultStage.Start);
        var renderer = await starting;
        world.Browsers = () => ((ChromiumRenderer)renderer).ProcessIds;
        return new FaultyRenderer(renderer, Reach, Distorted);
    }

    private async Task<IRenderer> StartChromiumAsync(CancellationToken cancellationToken) =>
        await ChromiumRenderer.StartAsync(new BrowserSettings { Workers = 1 }, Plan().Rendering, static _ => { }, cancellationToken);
}
