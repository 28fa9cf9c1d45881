using System.Globalization;
using Gate.Core;
using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness.Browsers;

/// <summary>
/// Browser processes of a run: one more than there are lanes, so that a lane that wants a second opinion from another
/// process always finds one without waiting. Started when first needed, replaced when gone.
/// </summary>
/// <param name="start">How they come to be.</param>
/// <param name="memoryMegabytes">What one of them may take up.</param>
/// <param name="note">Hears of those that went away.</param>
internal sealed class BrowserPool(BrowserStart start, int memoryMegabytes, Action<string> note) : IAsyncDisposable
{
    // A browser's own memory grows slowly with every context it has seen; a fresh one costs about as much as a shot.
    private const int ShotsPerBrowser = 100;
    private const int LaunchAttempts = 3;

    // A page can fill a gigabyte in a second; looking costs some ms.
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan MeetLimit = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _ended = new();
    private Task? _watching;

    private readonly Lock _gate = new();
    private readonly List<BrowserProcess> _idle = [];
    private readonly List<BrowserProcess> _running = [];
    private int _started;
    private Task? _met;

    /// <summary>Process ids of the browsers of this machine that are there now.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (_gate)
                return [.. _running.Select(browser => browser.ProcessId).OfType<int>()];
        }
    }

    /// <summary>A running browser that is the caller's alone until <see cref="ReturnAsync"/>.</summary>
    /// <param name="except">Number of a browser that will not do.</param>
    /// <param name="cancellationToken">Ends the wait for one that is being started.</param>
    /// <exception cref="GateException">None starts.</exception>
    public async Task<BrowserProcess> RentAsync(int? except, CancellationToken cancellationToken)
    {
        while (TakeIdle(except) is { } idle)
        {
            if (!idle.Gone.IsCompleted)
                return idle;
            await EndAsync(idle);
        }
        return await LaunchAsync(cancellationToken);
    }

    /// <summary>Gives a browser back; one that is gone, or has seen enough, is ended.</summary>
    public async ValueTask ReturnAsync(BrowserProcess browser)
    {
        if (++browser.Shots >= ShotsPerBrowser || browser.Gone.IsCompleted)
        {
            await EndAsync(browser);
            return;
        }
        lock (_gate)
            _idle.Add(browser);
    }

    /// <summary>Ends all of them, those in use too.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await (_watching ?? Task.CompletedTask);
        BrowserProcess[] running;
        lock (_gate)
        {
            running = [.. _running];
            _running.Clear();
            _idle.Clear();
        }
        await Task.WhenAll(running.Select(browser => browser.DisposeAsync().AsTask()));
        _ended.Dispose();
    }

    private async Task EndAsync(BrowserProcess browser)
    {
        if (browser.Gone.IsCompleted)
            note($"browser {browser.Number} went away and is replaced");
        await browser.DisposeAsync();
        lock (_gate)
            _running.Remove(browser);
    }

    // The one page that a browser has open is what fills it; another browser takes the next one.
    private async Task WatchMemoryAsync()
    {
        var memory = new BrowserMemory();
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(MemoryInterval, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            BrowserProcess[] running;
            lock (_gate)
                running = [.. _running];
            var taken = memory.Read([.. running.Select(browser => browser.ProcessId).OfType<int>()]);
            foreach (var browser in running.Where(browser => browser.ProcessId is { } id && taken.GetValueOrDefault(id) > (long)memoryMegabytes << 20 && !browser.Gone.IsCompleted))
                await browser.KillAsync(new Failure(FailureKind.Limit, string.Create(CultureInfo.InvariantCulture, $"more than {memoryMegabytes} MiB of memory; the bound is gate.limits.memoryMegabytes")));
        }
    }

    private BrowserProcess? TakeIdle(int? except)
    {
        lock (_gate)
        {
            var index = _idle.FindIndex(browser => browser.Number != except);
            if (index < 0)
                return null;
            var browser = _idle[index];
            _idle.RemoveAt(index);
            return browser;
        }
    }

    private async Task<BrowserProcess> LaunchAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var browser = await StartAsync(cancellationToken);
            Task met;
            lock (_gate)
                met = _met ??= MeetAsync(browser, cancellationToken);
            try
            {
                await met;
                return browser;
            }
            catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
            {
                // Lost while it was met: the next one is the first.
                lock (_gate)
                    _met = _met == met ? null : _met;
                await EndAsync(browser);
                if (attempt == LaunchAttempts)
                    throw BrowserTrouble.NotStarted(start.Launch, exception);
            }
        }
    }

    // The driver waits without end for the first page of a browser whose renderer crashed.
    private async Task MeetAsync(BrowserProcess browser, CancellationToken cancellationToken)
    {
        var meet = start.MeetAsync(browser, cancellationToken);
        if (await Task.WhenAny(meet, browser.Gone, Task.Delay(MeetLimit, cancellationToken)) != meet)
        {
            _ = meet.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException(browser.Gone.IsCompleted ? "it went away before its first page" : "it shows no page");
        }

        await meet;
    }

    private async Task<BrowserProcess> StartAsync(CancellationToken cancellationToken)
    {
        var playwright = await start.Driver.StartAsync();
        var number = Interlocked.Increment(ref _started) - 1;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var browser = await BrowserProcess.LaunchAsync(playwright, start.Launch, number, cancellationToken);
                lock (_gate)
                {
                    _running.Add(browser);
                    _watching ??= WatchMemoryAsync();
                }

                return browser;
            }
            catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
            {
                if (attempt < LaunchAttempts)
                    continue;
                throw BrowserTrouble.NotStarted(start.Launch, exception);
            }
        }
    }
}
