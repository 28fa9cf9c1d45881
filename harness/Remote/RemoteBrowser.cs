using System.Text.Json;
using Gate.Harness.Browsers;
using Microsoft.Playwright;

namespace Gate.Harness.Remote;

/// <summary>A browser that a Playwright server starts for this connection alone, and ends with it.</summary>
internal sealed class RemoteBrowser : BrowserProcess
{
    private const float LaunchMilliseconds = 30_000;
    private const float ConnectMilliseconds = 45_000;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(15);

    private RemoteBrowser(IBrowser browser, int number, string commandLine)
        : base(browser, number) => CommandLine = commandLine;

    /// <summary>As the browser tells it: the executable and its arguments, joined by spaces.</summary>
    public string CommandLine { get; }

    /// <exception cref="PlaywrightException">The server gives none.</exception>
    /// <exception cref="Core.GateException"><c>remote-flags</c>: it was not started as asked.</exception>
    public static async Task<RemoteBrowser> StartAsync(IPlaywright playwright, BrowserLaunch launch, int number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string[] flags = [.. launch.Flags, RemoteFlags.NewMark()];
        var start = ConnectAsync(playwright, launch, flags);
        try
        {
            var browser = await start.WaitAsync(cancellationToken);
            var commandLine = await ReadCommandLineAsync(browser).WaitAsync(AnswerLimit, cancellationToken);
            var missing = RemoteFlags.Missing(commandLine, flags, launch.Sandbox);
            return missing.Count == 0 ? new RemoteBrowser(browser, number, commandLine) : throw RemoteTrouble.FlagsMissing(launch.Server!, missing);
        }
        catch
        {
            await CallOffAsync(start);
            throw;
        }
    }

    /// <remarks>The server ends the browser of a connection that is closed.</remarks>
    public override async Task KillAsync()
    {
        var close = Browser.CloseAsync();
        await Task.WhenAny(close, Task.Delay(CloseLimit, CancellationToken.None));
        _ = close.Exception;
        SetGone();
    }

    // Launch options go in a header, as Playwright's own clients send them: the .NET client has no word for them.
    private static Task<IBrowser> ConnectAsync(IPlaywright playwright, BrowserLaunch launch, IReadOnlyList<string> flags)
        => playwright.Chromium.ConnectAsync(launch.Server!.Endpoint.AbsoluteUri, new BrowserTypeConnectOptions
        {
            Timeout = ConnectMilliseconds,
            Headers =
            [
                .. launch.Server.Headers,
                KeyValuePair.Create("x-playwright-launch-options", JsonSerializer.Serialize(new Dictionary<string, object?>
                {
                    ["args"] = flags,
                    ["ignoreDefaultArgs"] = BrowserFlags.Unwanted,
                    ["chromiumSandbox"] = launch.Sandbox,
                    ["executablePath"] = launch.ExecutablePath.Length > 0 ? launch.ExecutablePath : null,
                    ["headless"] = true,
                    ["timeout"] = LaunchMilliseconds,
                })),
            ],
        });

    // Browser.getBrowserCommandLine answers those browsers alone that say of themselves that they are automated.
    private static async Task<string> ReadCommandLineAsync(IBrowser browser)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var answer = await session.SendAsync("SystemInfo.getInfo");
        await session.DetachAsync();
        return answer!.Value.GetProperty("commandLine").GetString()!;
    }
}
