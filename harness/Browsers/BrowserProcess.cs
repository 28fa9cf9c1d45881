using System.Diagnostics;
using Gate.Core.Rendering;
using Microsoft.Playwright;

namespace Gate.Harness.Browsers;

/// <summary>One browser process with its tree of renderers, from launch to the end of the last of them.</summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private const float LaunchMilliseconds = 30_000;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly BrowserScratch _scratch;

    private BrowserProcess(IBrowser browser, int number, int processId, BrowserScratch scratch)
    {
        _scratch = scratch;
        Browser = browser;
        Number = number;
        ProcessId = processId;
        browser.Disconnected += (_, _) => _gone.TrySetResult();
        if (!browser.IsConnected)
            _gone.TrySetResult();
    }

    public IBrowser Browser { get; }

    /// <summary>Within the run, from 0.</summary>
    public int Number { get; }

    /// <summary>Completes when the browser is no longer there, whoever ended it.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Of the browser itself; its renderers are children.</summary>
    public int ProcessId { get; }

    /// <summary>Why it is gone, for the shot that it was lost to.</summary>
    public Failure WhyGone { get; private set; } = new(FailureKind.BrowserGone, "the browser went away");

    /// <summary>How many shots it has been used for.</summary>
    public int Shots { get; set; }

    /// <exception cref="PlaywrightException">It did not start.</exception>
    public static async Task<BrowserProcess> LaunchAsync(IPlaywright playwright, BrowserLaunch launch, int number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var scratch = BrowserScratch.Create();
        var start = StartAsync(playwright, launch, scratch);
        try
        {
            var browser = await start.WaitAsync(cancellationToken);
            return new BrowserProcess(browser, number, await ReadProcessIdAsync(browser).WaitAsync(StartLimit, cancellationToken), scratch);
        }
        catch
        {
            if (!start.IsCompleted)
                scratch.KillUsers();
            await CallOffAsync(start);
            await scratch.DisposeAsync();
            throw;
        }
    }

    // A launch cannot be called off: it fails when its process ends, or is closed once it is there.
    private static async Task CallOffAsync(Task<IBrowser> start)
    {
        var close = start.ContinueWith(static launched => launched.Result.CloseAsync(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default).Unwrap();
        await Task.WhenAny(close, Task.Delay(CloseLimit, CancellationToken.None));
        _ = start.Exception;
        _ = close.Exception;
    }

    /// <summary>Ends the process and all its children at once; the driver then removes the profile folder.</summary>
    public async Task KillAsync()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It had ended by itself: what was wanted.
            _gone.TrySetResult();
        }
        await Task.WhenAny(Gone, Task.Delay(CloseLimit, CancellationToken.None));
    }

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
        await _scratch.DisposeAsync();
    }

    private static Task<IBrowser> StartAsync(IPlaywright playwright, BrowserLaunch launch, BrowserScratch scratch)
        => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = launch.ExecutablePath,
            Args = launch.Flags,
            ChromiumSandbox = launch.Sandbox,
            IgnoreDefaultArgs = BrowserFlags.Unwanted,
            Headless = true,
            // Ctrl-C reaches the driver too; it must leave the browsers to us, who still write the partial report.
            HandleSIGHUP = false,
            HandleSIGINT = false,
            HandleSIGTERM = false,
            Timeout = LaunchMilliseconds,
            Env = scratch.Environment,
        });

    private static async Task<int> ReadProcessIdAsync(IBrowser browser)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var answer = await session.SendAsync("SystemInfo.getProcessInfo");
        await session.DetachAsync();
        foreach (var process in answer!.Value.GetProperty("processInfo").EnumerateArray())
        {
            if (process.GetProperty("type").GetString() == "browser")
                return process.GetProperty("id").GetInt32();
        }
        throw new InvalidOperationException("SystemInfo.getProcessInfo names no browser process");
    }
}
