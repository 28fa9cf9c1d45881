using System.Diagnostics;
using Microsoft.Playwright;

namespace Gate.Harness.Browsers;

/// <summary>A browser of this machine, which the driver starts and which is ended by its process id.</summary>
internal sealed class LocalBrowser : BrowserProcess
{
    private const float LaunchMilliseconds = 30_000;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);

    private readonly int _processId;
    private readonly BrowserScratch _scratch;
    private readonly BrowserProfile _profile;

    private LocalBrowser(IBrowser browser, int number, int processId, BrowserScratch scratch)
        : base(browser, number)
    {
        _processId = processId;
        _scratch = scratch;
        _profile = BrowserProfile.Of(processId);
    }

    public override int? ProcessId => _processId;

    /// <exception cref="PlaywrightException">It did not start.</exception>
    public static async Task<LocalBrowser> StartAsync(IPlaywright playwright, BrowserLaunch launch, int number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var scratch = BrowserScratch.Create();
        var start = StartAsync(playwright, launch, scratch);
        try
        {
            var browser = await start.WaitAsync(cancellationToken);
            return new LocalBrowser(browser, number, await ReadProcessIdAsync(browser).WaitAsync(StartLimit, cancellationToken), scratch);
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

    /// <remarks>The driver then removes the profile folder.</remarks>
    public override async Task KillAsync()
    {
        try
        {
            using var process = Process.GetProcessById(_processId);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It had ended by itself: what was wanted.
            SetGone();
        }
        await Task.WhenAny(Gone, Task.Delay(CloseLimit, CancellationToken.None));
    }

    protected override async ValueTask RemoveTracesAsync()
    {
        await _profile.RemoveAsync();
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
