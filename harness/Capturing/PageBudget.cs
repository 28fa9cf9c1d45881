using System.Diagnostics;
using System.Globalization;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>
/// Our own bound on everything that is asked of a browser: a page can hang any call for ever, and the protocol has no
/// time limit for most of them. Whatever happens first counts: the answer, the loss of page or browser, the end of the
/// page's time, cancellation.
/// </summary>
/// <param name="limit">For the whole page.</param>
/// <param name="lost">Completes when page or browser are gone.</param>
/// <param name="cancellationToken">Ends every wait.</param>
internal sealed class PageBudget(TimeSpan limit, Task<Failure> lost, CancellationToken cancellationToken)
{
    // How long a broken call may wait for the event that says why: both come over the same pipe, so this is generous.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private TimeSpan Remaining => limit - _watch.Elapsed is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Waits for a call to the browser.</summary>
    /// <param name="phase">For the message, e.g. <c>load</c>.</param>
    /// <param name="call">Already under way.</param>
    /// <exception cref="PageTroubleException">The page is lost, or its time is over.</exception>
    /// <exception cref="PlaywrightException">The browser said no, and is still there.</exception>
    public async Task<T> Wait<T>(string phase, Task<T> call)
    {
        Task first;
        try
        {
            first = await Task.WhenAny(call, lost).WaitAsync(Remaining, cancellationToken);
        }
        catch (TimeoutException)
        {
            // An answer that comes while this is thrown is late all the same.
            Abandon(call);
            throw new PageTroubleException(
                FailureKind.Timeout,
                string.Create(CultureInfo.InvariantCulture, $"not done within {limit.TotalSeconds:0.###} s, while: {phase}"));
        }
        catch (OperationCanceledException)
        {
            Abandon(call);
            throw;
        }
        try
        {
            if (first == call)
                return await call;
        }
        catch (PlaywrightException) when (call.IsFaulted)
        {
            // A call fails with whatever words the driver has when its page goes away; the event tells what happened.
            await Task.WhenAny(lost, Task.Delay(BrowserTrouble.SaysGone(call.Exception!.InnerException!.Message) ? Grace : TimeSpan.Zero, cancellationToken));
            if (!lost.IsCompleted)
                throw;
        }
        Abandon(call);
        throw new PageTroubleException(await lost);
    }

    /// <inheritdoc cref="Wait{T}(string, Task{T})"/>
    public Task Wait(string phase, Task call) => Wait(phase, WithResult(call));

    private static async Task<bool> WithResult(Task call)
    {
        await call;
        return true;
    }

    // Its failure after the end says nothing new, but must not surface as an unobserved exception.
    private static void Abandon(Task call)
        => call.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
