using Gate.Core.Rendering;
using Gate.Harness.Remote;
using Microsoft.Playwright;

namespace Gate.Harness.Browsers;

/// <summary>One browser process with its tree of renderers, from launch to the end of the last of them.</summary>
internal abstract class BrowserProcess : IAsyncDisposable
{
    protected static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private int _pages;
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected BrowserProcess(IBrowser browser, int number)
    {
        Browser = browser;
        Number = number;
        browser.Disconnected += (_, _) => _gone.TrySetResult();
        if (!browser.IsConnected)
            _gone.TrySetResult();
    }

    public IBrowser Browser { get; }

    /// <summary>Within the run, from 0.</summary>
    public int Number { get; }

    /// <summary>Completes when the browser is no longer there, whoever ended it.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Of the browser itself; its renderers are children. Null where it runs on another machine.</summary>
    public virtual int? ProcessId => null;

    /// <summary>Why it is gone, for the shot that it was lost to.</summary>
    public Failure WhyGone { get; private set; } = new(FailureKind.BrowserGone, "the browser went away");

    /// <summary>Whether more than one page was open at a time since it last had none: then nobody knows which of them did what.</summary>
    public bool WasShared { get; private set; }

    /// <summary>A page is about to be opened.</summary>
    public void Enter()
    {
        lock (_gate)
            WasShared |= ++_pages > 1;
    }

    /// <summary>A page was closed.</summary>
    public void Leave()
    {
        lock (_gate)
            WasShared &= --_pages > 0;
    }

    /// <exception cref="PlaywrightException">It did not start.</exception>
    public static async Task<BrowserProcess> LaunchAsync(IPlaywright playwright, BrowserLaunch launch, int number, CancellationToken cancellationToken) => launch.Server is null
        ? await LocalBrowser.StartAsync(playwright, launch, number, cancellationToken)
        : await RemoteBrowser.StartAsync(playwright, launch, number, cancellationToken);

    /// <summary>Ends the process and all its children at once.</summary>
    public abstract Task KillAsync();

    /// <summary>Ends it because of what its page did.</summary>
    public Task KillAsync(Failure why)
    {
        WhyGone = why;
        return KillAsync();
    }

    /// <summary>Closes in peace, or kills.</summary>
    public async ValueTask DisposeAsync()
    {
        var close = Browser.CloseAsync();
        if (await Task.WhenAny(close, Task.Delay(CloseLimit, CancellationToken.None)) != close)
            await KillAsync();
        else if (close.IsFaulted && !Gone.IsCompleted)
            await KillAsync();
        _ = close.Exception;
        await RemoveTracesAsync();
    }

    /// <summary>Clears away what is left once it has ended.</summary>
    protected virtual ValueTask RemoveTracesAsync() => ValueTask.CompletedTask;

    /// <summary>For one that is found to have ended.</summary>
    protected void SetGone() => _gone.TrySetResult();

    // A launch cannot be called off: it fails when its process ends, or is closed once it is there.
    protected static async Task CallOffAsync(Task<IBrowser> start)
    {
        var close = start.ContinueWith(static launched => launched.Result.CloseAsync(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default).Unwrap();
        await Task.WhenAny(close, Task.Delay(CloseLimit, CancellationToken.None));
        _ = start.Exception;
        _ = close.Exception;
    }
}
