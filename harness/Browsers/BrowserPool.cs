using System.Globalization;
using Gate.Core;
using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness.Browsers;

/// <summary>
/// Browser processes of a run, each with a few pages at a time: a page waits for frames most of its time, and meanwhile
/// another one has the core. As many as the lanes need and at least two, so that a lane that wants a second opinion from another
/// process finds one. Started when first needed, replaced when gone.
/// </summary>
/// <param name="start">How they come to be.</param>
/// <param name="memoryMegabytes">What one of them may take up.</param>
/// <param name="usual">How many of them the lanes need.</param>
/// <param name="note">Hears of those that went away.</param>
internal sealed class BrowserPool(BrowserStart start, int memoryMegabytes, int usual, Action<string> note) : IAsyncDisposable
{
    private const int LaunchAttempts = 3;

    // A page can fill a gigabyte in a second; looking costs some ms.
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan MeetLimit = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _ended = new();
    private Task? _watching;

    private readonly Lock _gate = new();
    private readonly List<PooledBrowser> _browsers = [];
    private int _started;
    private Task? _met;

    /// <summary>Process ids of the browsers of this machine that are there now.</summary>
    public IReadOnlyList<int> ProcessIds => [.. Running().Select(browser => browser.Process.ProcessId).OfType<int>()];

    /// <summary>A running browser with room for one more shot, until <see cref="ReturnAsync"/>.</summary>
    /// <param name="wish">Which one will do.</param>
    /// <param name="cancellationToken">Ends the wait for one that is being started.</param>
    /// <exception cref="GateException">None starts.</exception>
    public async Task<PooledBrowser> RentAsync(BrowserWish wish, CancellationToken cancellationToken)
    {
        while (true)
        {
            PooledBrowser browser;
            PooledBrowser[] left;
            lock (_gate)
            {
                left = [.. _browsers.Where(each => each is { Tenants: 0, IsGone: true })];
                _browsers.RemoveAll(left.Contains);
                browser = FreeFor(wish) ?? Add(cancellationToken);
                browser.Enter(wish);
            }

            foreach (var each in left)
                await EndAsync(each);
            try
            {
                await browser.Start.WaitAsync(cancellationToken);
                if (!browser.IsGone)
                    return browser;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Started for a round that was called off.
            }
            catch
            {
                await ReturnAsync(browser);
                throw;
            }

            await ReturnAsync(browser);
        }
    }

    /// <summary>Gives a browser back; one that is gone, or has seen enough, is ended when the last shot has left it.</summary>
    public async ValueTask ReturnAsync(PooledBrowser browser)
    {
        bool isLast;
        lock (_gate)
        {
            browser.Leave();
            isLast = browser.Tenants == 0 && browser.IsDone && _browsers.Remove(browser);
        }

        if (isLast)
            await EndAsync(browser);
    }

    /// <summary>Ends all of them, those in use too.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await (_watching ?? Task.CompletedTask);
        PooledBrowser[] running;
        lock (_gate)
        {
            running = [.. _browsers];
            _browsers.Clear();
        }
        await Task.WhenAll(running.Select(browser => browser.EndAsync()));
        _ended.Dispose();
    }

    private PooledBrowser? FreeFor(BrowserWish wish) =>
        _browsers.Where(each => each.HasRoomFor(wish)).MinBy(each => each.Tenants) is { } free && !(free.IsHalfFull && _browsers.Count < usual) ? free : null;

    private PooledBrowser Add(CancellationToken cancellationToken)
    {
        var number = _started++;
        var browser = new PooledBrowser(number, Task.Run(() => LaunchAsync(number, cancellationToken), CancellationToken.None));
        _browsers.Add(browser);
        _watching ??= WatchMemoryAsync();
        return browser;
    }

    private async Task EndAsync(PooledBrowser browser)
    {
        if (browser is { HasStarted: true, IsGone: true })
            note($"browser {browser.Number} went away and is replaced");
        await browser.EndAsync();
    }

    private PooledBrowser[] Running()
    {
        lock (_gate)
            return [.. _browsers.Where(browser => browser is { HasStarted: true, IsGone: false })];
    }

    // The page that a browser has open is what fills it; another browser takes the next one. Of two pages nobody knows which it was:
    // both are rendered again, each in a browser of its own.
    private async Task WatchMemoryAsync()
    {
        var memory = new BrowserMemory();
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(MemoryInterval, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var running = Running();
            var taken = memory.Read([.. running.Select(browser => browser.Process.ProcessId).OfType<int>()]);
            foreach (var browser in running.Where(browser => browser.Process.ProcessId is { } id && taken.GetValueOrDefault(id) > (long)memoryMegabytes << 20 && !browser.IsGone))
            {
                var message = string.Create(CultureInfo.InvariantCulture, $"more than {memoryMegabytes} MiB of memory; the bound is gate.limits.memoryMegabytes");
                await browser.Process.KillAsync(new Failure(browser.Process.WasShared ? FailureKind.BrowserGone : FailureKind.Limit, message));
            }
        }
    }

    private async Task<BrowserProcess> LaunchAsync(int number, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var browser = await StartAsync(number, cancellationToken);
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
                await browser.DisposeAsync();
                if (attempt == LaunchAttempts)
                    throw BrowserTrouble.NotStarted(start.Launch, exception);
            }
            catch
            {
                await browser.DisposeAsync();
                throw;
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

    private async Task<BrowserProcess> StartAsync(int number, CancellationToken cancellationToken)
    {
        var playwright = await start.Driver.StartAsync();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await BrowserProcess.LaunchAsync(playwright, start.Launch, number, cancellationToken);
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
