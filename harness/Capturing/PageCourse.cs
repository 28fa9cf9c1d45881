using System.Diagnostics;
using System.Text.Json;

namespace Gate.Harness.Capturing;

/// <summary>
/// Lets a page's time take its course: in portions that end where something happens, with frames between them, and none while an answer is on its way that the
/// page waits for.
/// </summary>
internal sealed class PageCourse(PageTime time, PageWorld world, ApartFrames apart, PageWatch watch, PageBudget budget, PageNavigation navigation)
{
    private static readonly TimeSpan FrameLimit = TimeSpan.FromSeconds(10);

    // Answers of storage, digests and files come in milliseconds; one that does not come in seconds is waited for in vain.
    private static readonly TimeSpan BusyLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BusyInterval = TimeSpan.FromMilliseconds(2);

    // A worker that has just told something may be about to tell more; one that does so for ever is not waited for.
    private static readonly TimeSpan WorkerPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TalkLimit = TimeSpan.FromSeconds(3);

    // Workers have the machine's time. One that was silent for so long has nothing more to say.
    private static readonly TimeSpan WorkerQuiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WorkerLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WorkerInterval = TimeSpan.FromMilliseconds(20);
    private static readonly double[] AfterWorkers = [500, 1000];

    private readonly PagePace _pace = new();
    private readonly Stopwatch _busy = new();
    private readonly Stopwatch _talk = new();
    private PageMoment _moment = PageMoment.Still;
    private long _heard = Stopwatch.GetTimestamp();

    /// <summary>Whether an answer of the browser never came: of storage, files or a digest.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>Gives the page all of its time after the load, with the first frame at the same instant in every run.</summary>
    /// <exception cref="VirtualTimeStarvedException">Its clock does not get on.</exception>
    public async Task RunAsync()
    {
        await FrameAsync();
        var left = time.Portions.Sum();
        foreach (var portion in time.Portions)
        {
            await LetAsync(portion);
            left -= portion;
            // The machine's time is dear: a page that waits for nothing gets no more of it.
            if (!time.IsVirtual && !IsWaiting(left))
                break;
        }

        await WorkersAsync();
    }

    private bool IsWaiting(double left) => _moment.Ends is not null || _moment.Timer <= left || _moment.Busy > 0 || watch.InFlight.Count > 0;

    /// <summary>Lets some time pass, with a frame whenever the page may need one, and at the end.</summary>
    /// <param name="milliseconds">Of the page's clock.</param>
    /// <exception cref="VirtualTimeStarvedException">Its clock does not get on.</exception>
    public async Task LetAsync(double milliseconds)
    {
        for (var left = milliseconds; left > 0;)
        {
            var portion = _pace.Next(_moment, left);
            await time.PassAsync(portion);
            await FrameAsync();
            left -= portion;
        }
    }

    /// <summary>Lets a frame come, and what the page has asked the browser for.</summary>
    /// <exception cref="VirtualTimeStarvedException">None comes.</exception>
    public async Task FrameAsync()
    {
        navigation.EnsureHere();
        var step = world.StepAsync("frames", new { count = 1, isVirtual = time.IsVirtual });
        using var late = new CancellationTokenSource();
        await budget.Wait("settle", Task.WhenAny(step, Task.Delay(FrameLimit, late.Token)));
        await late.CancelAsync();
        // A style sheet that does not come holds every frame back; the page's own time limit then tells of it.
        if (!step.IsCompleted && time.IsVirtual && watch.InFlight.Count == 0)
            throw new VirtualTimeStarvedException("no frames came in virtual time");
        await HearAsync(await step);
        // No time passes for the page while what it asked the browser for is on its way.
        while (_moment.Busy > 0 && _busy.Elapsed < BusyLimit)
            await WaitAsync(_busy);
        IsStuck |= _moment.Busy > 0;
        while (_moment.Workers > 0 && Stopwatch.GetElapsedTime(_heard) < WorkerPause && _talk.Elapsed < TalkLimit)
            await WaitAsync(_talk);
    }

    private async Task WaitAsync(Stopwatch spent)
    {
        spent.Start();
        await budget.Wait("settle", Task.Delay(BusyInterval, CancellationToken.None));
        await time.NudgeAsync();
        await HearAsync(await world.StepAsync("moment", new { isVirtual = time.IsVirtual }));
        spent.Stop();
    }

    private async Task HearAsync(JsonElement? told)
    {
        var moment = told is { } known ? PageMoment.Of(known) : PageMoment.Still;
        if (moment.Apart > 0)
        {
            foreach (var report in await apart.StepAsync("moment", new { isVirtual = time.IsVirtual }))
                moment = moment.With(PageMoment.Of(report));
        }

        if (moment.Activity != _moment.Activity)
            _heard = Stopwatch.GetTimestamp();
        _moment = moment;
    }

    // What they tell late, the page may act on.
    private async Task WorkersAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (_moment.Workers > 0 && Stopwatch.GetElapsedTime(started) < WorkerLimit)
        {
            var (activity, since) = (_moment.Activity, Stopwatch.GetTimestamp());
            while (_moment.Workers > 0 && _moment.Activity == activity && Stopwatch.GetElapsedTime(since) < WorkerQuiet)
            {
                await budget.Wait("settle", Task.Delay(WorkerInterval, CancellationToken.None));
                await time.NudgeAsync();
                await HearAsync(await world.StepAsync("moment", new { isVirtual = time.IsVirtual }));
            }

            if (_moment.Activity == activity)
                return;
            await FrameAsync();
            foreach (var portion in AfterWorkers)
                await LetAsync(portion);
        }
    }

    /// <summary>Ends the animations of frames that are out of the page's reach.</summary>
    public async Task CalmAsync(SettleNotes notes)
    {
        if (_moment.Apart == 0)
            return;
        foreach (var report in await apart.StepAsync("calm", new { }))
            notes.Add(report);
    }
}
