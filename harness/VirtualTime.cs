using System.Diagnostics;

namespace Gate.Harness;

/// <summary>
/// Chromium's virtual time: it stands still until a portion is granted, passes as fast as the page gets through its timers,
/// and waits for the network. Every run of a page then sees the same clock, and ten seconds take a fraction of one.
/// </summary>
internal sealed class VirtualTime : PageTime
{
    /// <summary>What <c>Date.now()</c> says when the page begins to load, ms.</summary>
    public const long Start = 1_700_000_000_000;

    // Long enough for count-ups, carousels' first turns and late banners; measured on the trap pages of the decision record.
    private static readonly double[] Portions = [20, 80, 150, 250, 500, 1000, 1000, 2000, 2500, 2500];
    private const string WithNetwork = "pauseIfNetworkFetchesPending";
    private const string Freely = "advance";
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

    // Ends of animations are told in native frames: a page that waits for them takes its next step at most this much late.
    private const double ListeningPortion = 200;

    private readonly OpenPage _open;
    private readonly PageWatch _watch;
    private readonly PageBudget _budget;
    private readonly TimeSpan _lead;
    private readonly Lock _gate = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ended;
    private int _outstanding;
    private int _grains;
    private string _policy = WithNetwork;

    /// <remarks><paramref name="lead"/> is more than the whole time limit of the page.</remarks>
    public VirtualTime(OpenPage open, PageWatch watch, PageBudget budget, TimeSpan lead)
    {
        _open = open;
        _watch = watch;
        _budget = budget;
        _lead = lead;
        open.Session.Event("Emulation.virtualTimeBudgetExpired").OnEvent += (_, _) => OnEnded();
    }

    public override string Name => "virtual";

    public override bool IsVirtual => true;

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
        await SetAsync("open", Freely, _lead.TotalMilliseconds);
        if (!await UsedUpAsync("open", StallLimit))
            throw new VirtualTimeStarvedException("virtual time starved");
    }

    /// <summary>
    /// Grants the least there is, again and again: the parser does not run while time stands still, and a large portion would
    /// jump to the page's next timer in any idle moment of its loading.
    /// </summary>
    public override async Task LoadAsync()
    {
        for (var index = 0; !_watch.Loaded; index++)
            await GrainAsync(index > EagerGrains, Timeout.InfiniteTimeSpan, _watch.WhenLoaded);
        var started = Stopwatch.GetTimestamp();
        for (var quiet = 0; quiet < QuietGrains && Stopwatch.GetElapsedTime(started) < AfterLoadLimit; quiet = _watch.InFlight.Count == 0 ? quiet + 1 : 0)
            await GrainAsync(patient: true, AfterLoadLimit);
    }

    /// <inheritdoc/>
    public override async Task RunAsync(Func<Task<bool>> frame)
    {
        // The first paint comes at the same instant in every run.
        var listens = await frame();
        var used = _grains * GrainMilliseconds;
        _grains = 0;
        foreach (var portion in Portions)
        {
            var left = portion - used;
            used = 0;
            do
            {
                var next = listens ? Math.Min(left, ListeningPortion) : left;
                await PassAsync(Math.Max(GrainMilliseconds, next));
                listens |= await frame();
                left -= next;
            }
            while (left > 0);
        }
    }

    /// <inheritdoc/>
    public override async Task PassAsync(double milliseconds)
    {
        await SetAsync("settle", _policy, milliseconds);
        if (await UsedUpAsync("settle", _policy != Freely && _watch.AnyInFlight ? NetworkStallLimit : StallLimit))
            return;
        // An answer without end, such as an event stream, holds the clock for ever: from now on it goes on without the network.
        if (_policy != Freely && _watch.AnyInFlight)
        {
            _policy = Freely;
            await SetAsync("settle", _policy);
            if (await UsedUpAsync("settle", StallLimit))
                return;
        }
        throw new VirtualTimeStarvedException("virtual time starved");
    }

    /// <inheritdoc/>
    public override Task NudgeAsync() => GrainAsync(patient: true, GrainLimit);

    private async Task GrainAsync(bool patient, TimeSpan limit, Task? enough = null)
    {
        if (patient && _watch.InFlight.Count > 0)
            await _budget.Wait("load", Task.Delay(GrainPause, CancellationToken.None));
        _grains++;
        await SetAsync("load", _policy, GrainMilliseconds);
        await UsedUpAsync("load", limit, enough);
    }

    private async Task SetAsync(string phase, string policy, double? milliseconds = null)
    {
        var arguments = new Dictionary<string, object> { ["policy"] = policy };
        if (milliseconds is { } budget)
        {
            arguments["budget"] = budget;
            arguments["maxVirtualTimeTaskStarvationCount"] = 10_000;
            _outstanding++;
        }
        await _budget.Wait(phase, _open.Session.SendAsync("Emulation.setVirtualTimePolicy", arguments));
    }

    // False when the limit came first, or enough did. Portions add up: one that was left behind ends first and stops the
    // clock for the next one, which then has to be set going again.
    private async Task<bool> UsedUpAsync(string phase, TimeSpan limit, Task? enough = null)
    {
        var end = Task.Delay(limit, CancellationToken.None);
        while (true)
        {
            var news = TakeEnded(out var taken);
            if (taken > 0 && _outstanding > 0)
                await SetAsync(phase, _policy);
            if (_outstanding == 0)
                return true;
            await _budget.Wait(phase, Task.WhenAny(news, enough ?? news, end));
            if (!news.IsCompleted)
                return false;
        }
    }

    private Task TakeEnded(out int taken)
    {
        lock (_gate)
        {
            taken = Math.Min(_ended, _outstanding);
            _outstanding -= taken;
            _ended = 0;
            return _news.Task;
        }
    }

    private void OnEnded()
    {
        TaskCompletionSource news;
        lock (_gate)
        {
            _ended++;
            (news, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        news.SetResult();
    }
}
