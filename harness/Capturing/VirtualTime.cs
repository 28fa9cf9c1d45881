using System.Diagnostics;

namespace Gate.Harness.Capturing;

/// <summary>
/// Chromium's virtual time: it stands still until a portion is granted, passes as fast as the page gets through its timers,
/// and waits for the network. Every run of a page then sees the same clock, and ten seconds take a fraction of one.
/// </summary>
internal sealed class VirtualTime : PageTime
{
    /// <summary>What <c>Date.now()</c> says when the page begins to load, ms.</summary>
    public const long Start = 1_700_000_000_000;

    // Long enough for count-ups, carousels' first turns and late banners; measured on the trap pages of the decision record.
    private static readonly double[] Granted = [20, 80, 150, 250, 500, 1000, 1000, 2000, 2500, 2500];
    private const string WithNetwork = "pauseIfNetworkFetchesPending";
    private const string Freely = "advance";
    private const string Starved = "virtual time starved";
    private const double GrainMilliseconds = 0.001;
    private const int EagerGrains = 50;
    private static readonly TimeSpan GrainPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan GrainLimit = TimeSpan.FromMilliseconds(200);

    // An answer may take its time; where nothing is asked for, only a loaded machine can be slow, and it is given longer.
    private static readonly TimeSpan NetworkStallLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(15);

    // A fetch begun before the load event would end now before the page's first timer, now after it.
    private const int QuietGrains = 3;
    private static readonly TimeSpan AfterLoadLimit = TimeSpan.FromSeconds(2);

    private readonly OpenPage _open;
    private readonly PageWatch _watch;
    private readonly PageBudget _budget;
    private readonly TimeSpan _lead;
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _granted;
    private int _grains;
    private double _passed;
    private string _policy = WithNetwork;

    /// <remarks><paramref name="lead"/> is more than the whole time limit of the page.</remarks>
    public VirtualTime(OpenPage open, PageWatch watch, PageBudget budget, TimeSpan lead)
    {
        _open = open;
        _watch = watch;
        _budget = budget;
        _lead = lead;
        open.Session.Event("Emulation.virtualTimeBudgetExpired").OnEvent += (_, _) => _ended.TrySetResult();
    }

    public override string Name => "virtual";

    public override bool IsVirtual => true;

    /// <remarks>What loading took is no part of it.</remarks>
    public override IReadOnlyList<double> Portions => [Math.Max(GrainMilliseconds, Granted[0] - (_grains * GrainMilliseconds)), .. Granted.Skip(1)];

    /// <summary>What the clock said at most when the page was loaded; another process has the machine's.</summary>
    public double Latest => Start + 1000 + _passed;

    /// <summary>
    /// Runs the clock of the empty page ahead of the machine's. The compositor compares the machine's frame times with the
    /// page's clock: while that lags behind, no frame comes, and no capture.
    /// </summary>
    public override async Task PrepareAsync()
    {
        await _budget.Wait("open", _open.Session.SendAsync("Emulation.setVirtualTimePolicy", new Dictionary<string, object>
        {
            ["policy"] = "pause",
            ["initialVirtualTime"] = (Start / 1000d) - _lead.TotalSeconds,
        }));
        // Animations run by the machine's frames: their timeline stands still, and gate moves them by the page's clock (motion.js).
        await _budget.Wait("open", Task.WhenAll(_open.Session.SendAsync("Animation.enable"), _open.Session.SendAsync("Animation.setPlaybackRate", new Dictionary<string, object> { ["playbackRate"] = 0 })));
        await SetAsync("open", Freely, _lead.TotalMilliseconds);
        if (!await UsedUpAsync("open", StallLimit))
            throw new VirtualTimeStarvedException(Starved);
    }

    /// <summary>
    /// Grants the least there is, again and again: the parser does not run while time stands still, and a large portion would
    /// jump to the page's next timer in any idle moment of its loading.
    /// </summary>
    public override async Task LoadAsync()
    {
        _grains = 0;
        for (var index = 0; !_watch.Loaded; index++)
            await GrainAsync(index > EagerGrains, Timeout.InfiniteTimeSpan, _watch.WhenLoaded);
        var started = Stopwatch.GetTimestamp();
        for (var quiet = 0; quiet < QuietGrains && Stopwatch.GetElapsedTime(started) < AfterLoadLimit; quiet = _watch.InFlight.Count == 0 ? quiet + 1 : 0)
            await GrainAsync(patient: true, AfterLoadLimit);
    }

    /// <inheritdoc/>
    public override async Task PassAsync(double milliseconds)
    {
        // A grain that waits for the network may have been left behind: portions must not lie one upon the other, since the
        // end of any of them stops the clock.
        if (_granted)
            await FinishAsync();
        _passed += milliseconds;
        await SetAsync("settle", _policy, milliseconds);
        await FinishAsync();
    }

    /// <inheritdoc/>
    public override Task NudgeAsync() => GrainAsync(patient: true, GrainLimit);

    private async Task GrainAsync(bool patient, TimeSpan limit, Task? enough = null)
    {
        if (patient && _watch.InFlight.Count > 0)
            await _budget.Wait("load", Task.Delay(GrainPause, CancellationToken.None));
        if (!_granted)
        {
            _grains++;
            await SetAsync("load", _policy, GrainMilliseconds);
        }
        await UsedUpAsync("load", limit, enough);
    }

    // An answer without end, such as an event stream, holds the clock for ever: from then on it goes on without the network.
    private async Task FinishAsync()
    {
        var patience = _policy != Freely && _watch.AnyInFlight ? NetworkStallLimit : StallLimit;
        if (await UsedUpAsync("settle", patience))
            return;
        if (_policy == Freely || !_watch.AnyInFlight)
            throw new VirtualTimeStarvedException(Starved);
        _policy = Freely;
        await SetAsync("settle", _policy);
        if (!await UsedUpAsync("settle", StallLimit))
            throw new VirtualTimeStarvedException(Starved);
        // The portion may have ended before the clock was set going again, which then nothing would stop.
        await SetAsync("settle", "pause");
    }

    private async Task SetAsync(string phase, string policy, double? milliseconds = null)
    {
        var arguments = new Dictionary<string, object> { ["policy"] = policy };
        if (milliseconds is { } budget)
        {
            arguments["budget"] = budget;
            arguments["maxVirtualTimeTaskStarvationCount"] = 10_000;
            _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _granted = true;
        }
        await _budget.Wait(phase, _open.Session.SendAsync("Emulation.setVirtualTimePolicy", arguments));
    }

    // False when the limit came first, or enough did: the portion then still stands.
    private async Task<bool> UsedUpAsync(string phase, TimeSpan limit, Task? enough = null)
    {
        var ended = _ended.Task;
        using var late = new CancellationTokenSource();
        await _budget.Wait(phase, Task.WhenAny(ended, enough ?? ended, Task.Delay(limit, late.Token)));
        await late.CancelAsync();
        if (!ended.IsCompleted)
            return false;
        _granted = false;
        return true;
    }
}
