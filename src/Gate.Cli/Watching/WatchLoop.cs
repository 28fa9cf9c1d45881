using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Cli.Watching;

/// <summary>
/// <c>gate check --watch</c>: a first round as without it, then one after every edit, until somebody ends it. Each is a whole check and
/// leaves a whole report; what did not change since the last one is not rendered again.
/// </summary>
internal sealed class WatchLoop : IAsyncDisposable
{
    private readonly IConsole _console;
    private readonly GateOptions _options;
    private readonly Func<GatePlan> _resolve;
    private readonly TimeProvider _time;
    private readonly RoundText _text;
    private readonly FileWatch _watch;
    private readonly WarmRenderer _warm = new();
    private IPageSource? _before;

    /// <param name="console">Where it is told.</param>
    /// <param name="options">As typed, the <c>GATE_*</c> variables filled in.</param>
    /// <param name="resolve">Makes the plan of a round, everything read anew.</param>
    /// <param name="time">The clock.</param>
    public WatchLoop(IConsole console, GateOptions options, Func<GatePlan> resolve, TimeProvider time)
    {
        (_console, _options, _resolve, _time) = (console, options, resolve, time);
        _text = new RoundText(new Paint(console.HasColour), console.WorkingDirectory);
        _watch = new FileWatch(time);
    }

    /// <param name="verbosity">Of the first round; later ones are a line each.</param>
    /// <param name="show">Tells of the first round.</param>
    /// <param name="cancellationToken">Ends it: between two rounds in good order.</param>
    /// <returns>The exit code of the last round; 130 when it was called off in the middle of one.</returns>
    /// <exception cref="GateException">The first round cannot be carried out.</exception>
    public async Task<int> RunAsync(Verbosity verbosity, Func<RunReport, Task> show, CancellationToken cancellationToken)
    {
        var plan = Resolve();
        var ground = Ground(plan);
        using var claim = OutputClaim.Take(plan.OutFolder);
        _watch.Begin(ground);
        var first = await CheckAsync(plan, verbosity, CancellationToken.None, cancellationToken);
        await show(first);
        var exit = first.ExitCode;
        if (verbosity != Verbosity.Quiet && exit != (int)GateExit.Cancelled)
            await _console.Error.WriteLineAsync("gate: watching; a line for every edit, the report is renewed in place, Ctrl-C ends it");
        while (exit != (int)GateExit.Cancelled && await NextAsync(cancellationToken) is { } touched)
            (exit, ground) = await RoundAsync(touched, ground, cancellationToken);
        return exit;
    }

    /// <summary>Null when it is called off.</summary>
    private async Task<Touched?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _watch.NextAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<(int Exit, WatchGround Ground)> RoundAsync(Touched touched, WatchGround ground, CancellationToken cancellationToken)
    {
        // Before anything is read, so that no edit falls between two rounds.
        _watch.Begin(ground);
        try
        {
            var plan = Resolve();
            using var after = plan.After as IDisposable;
            if (Ground(plan) is var now && now != ground)
                _watch.Begin(ground = now);
            return (await JudgeAsync(plan, touched, cancellationToken), ground);
        }
        catch (GateException exception)
        {
            // A config in the middle of an edit, a page that is gone: the next edit may mend it, and until then there is no verdict.
            await _console.Error.WriteAsync(ErrorText.Of(exception));
            await _console.Error.WriteLineAsync($"gate: {_text.Touched(touched.Paths)}: no verdict; the report is the one before; still watching");
            // Whatever became of the browsers, the next round has others.
            if (exception.Exit == GateExit.Incomplete)
                await _warm.DisposeAsync();
            return ((int)exception.Exit, ground);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await _console.Error.WriteLineAsync($"gate: {_text.Touched(touched.Paths)}: no verdict: files went away while they were read ({Printable.Of(exception.Message)}); still watching");
            return ((int)GateExit.Incomplete, ground);
        }
    }

    /// <summary>A first look, whose answer is there soon; then, where something differs, the usual one, unless an edit comes before it is done.</summary>
    private async Task<int> JudgeAsync(GatePlan plan, Touched touched, CancellationToken cancellationToken)
    {
        var glance = await CheckAsync(plan with { Glance = true, Confirm = 1 }, Verbosity.Quiet, CancellationToken.None, cancellationToken);
        var isOpen = glance.Run.Complete && plan.Confirm > 1 && glance.Shots.Any(shot => IsSeenOnce(shot, plan.Confirm));
        await TellAsync(touched, glance, isOpen);
        if (!isOpen)
            return glance.ExitCode;
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var edit = _watch.TouchedAsync(abandon.Token);
        var look = CheckAsync(plan, Verbosity.Quiet, abandon.Token, CancellationToken.None);
        await Task.WhenAny(edit, look);
        if (!look.IsCompleted)
            await abandon.CancelAsync();
        try
        {
            var report = await look;
            await TellAsync(touched, report, isGlance: false);
            return report.ExitCode;
        }
        catch (OperationCanceledException) when (abandon.IsCancellationRequested)
        {
            return glance.ExitCode;
        }
        finally
        {
            await abandon.CancelAsync();
            await edit.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool IsSeenOnce(ShotFacts shot, int confirm) =>
        shot.Status != ShotStatus.Identical && new[] { shot.Before, shot.After }.OfType<SideFacts>().Any(side => side.Attempts + side.Remembered < confirm && side.Failure is null);

    private async Task TellAsync(Touched touched, RunReport report, bool isGlance) =>
        await _console.Out.WriteAsync(_text.Of(touched.Paths, report, _warm.Rendered, _time.GetElapsedTime(touched.Since), isGlance));

    private async Task<RunReport> CheckAsync(GatePlan plan, Verbosity verbosity, CancellationToken abandoned, CancellationToken cancellationToken)
    {
        using var progress = new RunProgress(_console, verbosity, new Redaction(plan.Secrets), _time);
        return await GateRun.RunAsync(plan, BuiltIn.Parts(progress) with { StartRenderer = _warm.StartAsync, HasClaim = true, Abandoned = abandoned }, cancellationToken);
    }

    // A commit stays what it is, and so does what was read of it.
    private GatePlan Resolve()
    {
        var plan = _resolve();
        if (_before is { Commit: not null } && _before.Commit == plan.Before.Commit && _before.Description == plan.Before.Description)
        {
            (plan.Before as IDisposable)?.Dispose();
            return plan with { Before = _before };
        }

        (_before as IDisposable)?.Dispose();
        _before = plan.Before;
        return plan;
    }

    private WatchGround Ground(GatePlan plan) => WatchGround.Of(plan, _options, _console.WorkingDirectory);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        (_before as IDisposable)?.Dispose();
        await _warm.DisposeAsync();
    }
}
