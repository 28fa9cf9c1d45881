using System.Diagnostics;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Capturing;

/// <summary>
/// Waits until the page has come to rest, and brings what never does into a defined state. What does not settle is named,
/// and keeps the page from being captured: a picture of a page in motion proves nothing.
/// </summary>
internal sealed class PageSettler(PageTime time, PageCourse course, PageWorld world, PageWatch watch, PageBudget budget, PageNavigation navigation, MediaControls controls)
{
    private const int ReadyFrames = 300;
    private const int ScrollSteps = 200;
    private static readonly TimeSpan NetworkLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NetworkInterval = TimeSpan.FromMilliseconds(5);
    private const int EagerRounds = 5;
    private static readonly double[] AfterScroll = [100, 400, 1000, 20, 20];

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
            await course.LetAsync(portion);
        await NetworkAsync();
    }

    /// <summary>Brings a page that was at rest before to rest again, after something was done to it.</summary>
    /// <param name="keepScroll">Whether it stays where it was scrolled to.</param>
    /// <exception cref="PageTroubleException">It does not come to rest.</exception>
    public async Task<SettleRecord> RestAgainAsync(bool keepScroll)
    {
        var notes = new SettleNotes();
        var isReady = await ReadyAsync(notes) && await HideBufferedAsync(notes);
        await course.CalmAsync(notes);
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
        await course.RunAsync();
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
            await course.LetAsync(100);
            await course.FrameAsync();
        }
        if (!notes.Add(await world.StepAsync("top", new { })))
            return false;
        foreach (var portion in AfterScroll)
            await course.LetAsync(portion);
        if (!await ReadyAsync(notes) || !await HideBufferedAsync(notes))
            return false;
        await course.CalmAsync(notes);
        if (!notes.Add(await world.StepAsync("rest", new { })))
            return false;
        if (course.IsStuck)
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
            await course.LetAsync(100);
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
