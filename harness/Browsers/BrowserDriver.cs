using System.ComponentModel;
using Gate.Harness.Machine;
using Microsoft.Playwright;

namespace Gate.Harness.Browsers;

/// <summary>The driver of all browsers of a run, started when the first of them is: a run that renders nothing starts none.</summary>
internal sealed class BrowserDriver : IDisposable
{
    // A driver that ends at once is waited for without end.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private Task<IPlaywright>? _playwright;

    public Task<IPlaywright> StartAsync()
    {
        lock (_gate)
            return _playwright ??= CreateAsync();
    }

    private static async Task<IPlaywright> CreateAsync()
    {
        CoreDumps.Forbid();
        try
        {
            return await Playwright.CreateAsync().WaitAsync(StartLimit);
        }
        catch (Win32Exception exception)
        {
            throw BrowserTrouble.DriverNotStarted(exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Which one depends on the moment at which it ended: a closed pipe, a limit, a null of the library's own.
            throw BrowserTrouble.DriverEnded(exception);
        }
    }

    public void Dispose()
    {
        if (_playwright is { IsCompletedSuccessfully: true } started)
            started.Result.Dispose();
    }
}
