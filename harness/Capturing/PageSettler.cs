using System.Diagnostics;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Capturing;

/// <summary>
/// Waits until the page has come to rest, and brings what never does into a defined state. What does not settle is named,
/// and keeps the page from being captured: a picture of a page in motion proves nothing.
/// </summary>
internal sealed class PageSettler(PageTime time, PageWorld world, ApartFrames apart, PageWatch watch, PageBudget budget, PageNavigation navigation, MediaControls controls)
{
    private const int ReadyFrames = 300;
    private const int ScrollSteps = 200;
    private static readonly TimeSpan NetworkLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NetworkInterval = TimeSpan.FromMilliseconds(5);
    private const int EagerRounds = 5;
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

    private static readonly double[] AfterScroll = [100, 400, 1000, 20, 20];

    private readonly PagePace _pace = new();
    private readonly Stopwatch _busy = new();
    private readonly Stopwatch _talk = new();
    private bool _isStuck;
    private PageMoment _moment = PageMoment.Still;
    private long _heard = Stopwatch.GetTimestamp();

    private const string Icons = """[...document.querySelectorAll('link[rel~="icon" i][href]')].slice(0, 20).map(link => link.href)""";

    /// <summary>Addresses that the page names as its icon; known once it has settled.</summary>
    public IReadOnlySet<string> IconAddresses { get; private set; } = new HashSet<string>();

    /// <exception cref="PageTroubleException">It does not come to rest.</exception>
    /// <exception cref="PageAwayException">It leads elsewhere meanwhile.</exception>
    /// <exception cref="VirtualTimeStarvedException">Its clock does not get on.</exception>
    public async Task<SettleRecord> SettleAsync()
    {
        while (true)
        {
            var loads = navigation.Loads;
            var notes = new SettleNotes();
            if (await PassAsync(notes) && navigation.Loads == loads)
                return notes.ToRecord(time.Name);
            // Whatever was found is about a document that is gone.
            if (!await navigation.ExchangedAsync(loads))
                throw new PageTroubleException(FailureKind.NotSettled, "the page keeps gate's script from running");
        }
    }

    /// <summary>Lets what was done to the page take its course: time, frames, and what it asks for.</summary>
    public async Task PauseAsync()
    {
        foreach (var portion in AfterScroll)
            await LetAsync(portion);
        await NetworkAsync();
    }

    /// <summary>Brings a page that was at rest before to rest again, after something was done to it.</summary>
    /// <param name="keepScroll">Whether it stays where it was scrolled to.</param>
    /// <exception cref="PageTroubleException">It does not come to rest.</exception>
    public async Task<SettleRecord> RestAgainAsync(bool keepScroll)
    {
        var notes = new SettleNotes();
        var isReady = await ReadyAsync(notes) && await HideBufferedAsync(notes);
        await CalmApartAsync(notes);
        if (!isReady || !notes.Add(await world.StepAsync("rest", new { keepScroll })))
            throw new PageTroubleException(FailureKind.NotSettled, "the page was exchanged by what was done to it");
        foreach (var request in watch.InFlight)
            notes.Unsettled($"request never ended: {request}");
        return notes.ToRecord(time.Name);
    }

    // The order of the decision record on capture. False when the document was exchanged.
    private async Task<bool> PassAsync(SettleNotes notes)
    {
        await time.LoadAsync();
        navigation.CheckAnswer();
        await EnsureClockAsync();
        await RunAsync();
        await NetworkAsync();
        if (!notes.Add(await world.StepAsync("ready", new { frames = ReadyFrames })))
            return false;
        if (await world.StepAsync("scroll", new { maxSteps = ScrollSteps }) is not { } scrolled)
            return false;
        var steps = scrolled.GetProperty("steps").GetInt32();
        if (await new InnerScrollers(world).PassAsync() is not { } inner)
            return false;
        steps += inner;
        notes.Count("scroll steps", steps);
        await NetworkAsync();
        if (steps > 0)
        {
            await LetAsync(100);
            await FrameAsync();
        }
        if (!notes.Add(await world.StepAsync("top", new { })))
            return false;
        foreach (var portion in AfterScroll)
            await LetAsync(portion);
        if (!await ReadyAsync(notes) || !await HideBufferedAsync(notes))
            return false;
        await CalmApartAsync(notes);
        if (!notes.Add(await world.StepAsync("rest", new { })))
            return false;
        if (_isStuck)
            notes.Unsettled("an answer never came that the page waits for: of its storage, its files or a digest");
        foreach (var request in watch.InFlight)
            notes.Unsettled($"request never ended: {request}");
        if (await world.EvaluateAsync("settle", Icons) is { } icons)
            IconAddresses = icons.Deserialize<HashSet<string>>()!;
        return true;
    }

    // What was made to load may bring more of its kind.
    private async Task<bool> ReadyAsync(SettleNotes notes)
    {
        for (var round = 0; ; round++)
        {
            await NetworkAsync();
            var report = await world.StepAsync("ready", new { frames = ReadyFrames, rule = StillPicture.Rule });
            if (!notes.Add(report))
                return false;
            if (report!.Value.GetProperty("eager").GetInt32() == 0 || round == EagerRounds)
                return true;
            await LetAsync(100);
        }
    }

    private async Task<bool> HideBufferedAsync(SettleNotes notes)
    {
        if (await controls.HideBufferedAsync() is not { } lines)
            return false;
        if (lines > 0)
            notes.Count("media time lines without their buffered part", lines);
        return true;
    }

    // The first paint comes at the same instant in every run.
    private async Task RunAsync()
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

    // With a frame whenever the page may need one, and at the end.
    private async Task LetAsync(double milliseconds)
    {
        for (var left = milliseconds; left > 0;)
        {
            var portion = _pace.Next(_moment, left);
            await time.PassAsync(portion);
            await FrameAsync();
            left -= portion;
        }
    }

    private async Task FrameAsync()
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
        _isStuck |= _moment.Busy > 0;
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

    private async Task CalmApartAsync(SettleNotes notes)
    {
        if (_moment.Apart == 0)
            return;
        foreach (var report in await apart.StepAsync("calm", new { }))
            notes.Add(report);
    }

    // A site that asks to be alone (COOP, COEP) gets another process, to which the clock does not follow it.
    private async Task EnsureClockAsync()
    {
        if (time is not VirtualTime clock || await world.EvaluateAsync("settle", "Date.now()") is not { } now)
            return;
        if (now.GetDouble() < VirtualTime.Start || now.GetDouble() > clock.Latest)
            throw new VirtualTimeStarvedException("the page moved to another process");
    }

    // Time stands still meanwhile, and a part of a second has to pass for what is loading to get on.
    private async Task NetworkAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (watch.InFlight.Count > 0 && Stopwatch.GetElapsedTime(started) < NetworkLimit)
        {
            await budget.Wait("settle", Task.Delay(NetworkInterval, CancellationToken.None));
            await time.NudgeAsync();
        }
    }
}
