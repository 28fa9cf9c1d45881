using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Reuse;

namespace Gate.Harness.Capturing;

/// <summary>
/// Renders one shot at a time: both sides back to back in one browser process, and where they are not plainly the same,
/// again in fresh contexts of another process, until there are enough attempts to believe a difference.
/// </summary>
internal sealed class ShotLane : IAsyncDisposable
{
    private const int FewestFresh = 2;

    private readonly BrowserPool _pool;
    private readonly RenderPlan _plan;
    private readonly PageSide _before;
    private readonly PageSide _after;
    private readonly ShotMemory? _memory;
    private readonly CoverageWishes _wishes;
    private readonly ChangedPages _changed;
    private readonly Round? _round;
    private readonly SemaphoreSlim _pages;
    private readonly SemaphoreSlim _alone;

    private ShotLane(LaneParts parts, RenderPlan plan, PageSide before, PageSide after)
    {
        _pool = parts.Pool;
        _memory = parts.Memory;
        _wishes = parts.Wishes;
        _changed = parts.Changed;
        _round = parts.Round;
        _pages = parts.Pages;
        _alone = parts.Alone;
        _plan = plan;
        _before = before;
        _after = after;
    }

    public static async Task<ShotLane> OpenAsync(LaneParts parts, RenderPlan plan, CancellationToken cancellationToken)
    {
        var before = await PageSide.StartAsync(plan.Before, plan.Settings, parts.Proxies, parts.BeforeProof, cancellationToken);
        try
        {
            return new ShotLane(parts, plan, before, await PageSide.StartAsync(plan.After, plan.Settings, parts.Proxies, parts.AfterProof, cancellationToken));
        }
        catch
        {
            await before.DisposeAsync();
            throw;
        }
    }

    public async Task<RenderedShot> RenderAsync(Shot shot, CancellationToken cancellationToken)
    {
        if (_round is not null && await _round.FindAsync(_plan, shot, _before, _after, cancellationToken) is { } known)
            return known;
        var isEligible = IsEligible(shot.Pair);
        var mayDiffer = _changed.MayContain(shot.Pair);
        // Whatever the cache says, a page whose own bytes differ is rendered.
        if (isEligible && !mayDiffer && !_plan.Glance && await RecallAsync(shot, cancellationToken) is { } recalled)
            return recalled;
        await using var seat = new BrowserSeat(_pool);
        var wish = _wishes.Of(shot.Pair);
        var settings = mayDiffer || wish is not null ? _plan.Settings : _plan.Settings with { ReadsAccessibility = false };
        var before = shot.Pair.Before is { } old ? new SideAttempts(_before, old, shot, settings) { Coverage = wish } : null;
        var after = shot.Pair.After is { } now ? new SideAttempts(_after, now, shot, settings) { Coverage = wish } : null;
        SideAttempts[] sides = [.. ((SideAttempts?[])[before, after]).OfType<SideAttempts>()];

        // Where the page's own bytes differ, the other side would not answer as this one has.
        if (before is not null && after is not null && !_plan.Glance && isEligible && !mayDiffer && await SpareAsync(shot, before, seat, cancellationToken) is { } spared)
            return spared;
        if (_plan.Glance)
            await GlanceAsync(seat, sides, cancellationToken);
        var first = await FirstAsync(seat, sides, cancellationToken);
        if (_plan.Repeat || sides.Length < 2 || !SameOutcome.Of(sides[0].Last, sides[1].Last))
        {
            if (_memory is not null && !_plan.Repeat && isEligible)
                Remember(_memory, shot, sides);
            await ConfirmAsync(seat, first, sides, cancellationToken);
        }
        if (isEligible)
        {
            foreach (var side in sides)
                _memory?.Keep(shot, side.Attempts, side.Made);
        }
        var rendered = new RenderedShot(shot, before?.ToRender(), after?.ToRender());
        _round?.Keep(rendered, before?.Made ?? [], after?.Made ?? []);
        return rendered;
    }

    public async ValueTask DisposeAsync()
    {
        await _before.DisposeAsync();
        await _after.DisposeAsync();
    }

    // At another address the same bytes may make another page.
    private bool IsEligible(PagePair pair) => _plan.Reuse && _before.Served && _after.Served && pair.Before?.Address == pair.After?.Address;

    // What an earlier run has seen of a page that is made of just these bytes on both sides.
    private async Task<RenderedShot?> RecallAsync(Shot shot, CancellationToken cancellationToken)
    {
        if (_memory is null)
            return null;
        var asking = new Dictionary<string, double>(StringComparer.Ordinal);
        using var timer = new StageTimer(asking, "cache");
        if (await _memory.FindAsync(shot, _before, _after, cancellationToken) is not { } closure)
            return null;
        var outcome = closure.ToOutcome(asking);
        var after = outcome with { Timings = new Dictionary<string, double>() };
        var found = new RenderedShot(shot, new SideRender([outcome]), new SideRender([after])) { SameInputs = true, FromCache = true };
        _round?.Keep(found, [closure.Inputs], [closure.Inputs]);
        return found;
    }

    // Renders the before side; null when the after side has to be rendered as well.
    private async Task<RenderedShot?> SpareAsync(Shot shot, SideAttempts before, BrowserSeat seat, CancellationToken cancellationToken)
    {
        var asking = new Dictionary<string, double>(StringComparer.Ordinal);
        await CaptureAsync(before, await seat.TakeAsync(cancellationToken), cancellationToken);
        using (new StageTimer(asking, "inputs"))
        {
            if (!await _after.WouldAnswerAsync(before.Inputs, cancellationToken))
                return null;
        }
        _memory?.Keep(shot, before.Attempts, before.Made);
        var spared = new RenderedShot(shot, before.ToRender(), new SideRender([before.Last with { Timings = asking }])) { SameInputs = true };
        _round?.Keep(spared, before.Made, before.Made);
        return spared;
    }

    // At once, each in a process of its own; what is lost on the way leaves it to the usual way.
    private async Task GlanceAsync(BrowserSeat seat, SideAttempts[] sides, CancellationToken cancellationToken)
    {
        await using var other = new BrowserSeat(_pool);
        var browser = await seat.TakeAsync(cancellationToken);
        BrowserProcess[] browsers = [browser, await other.MoveAsync(new BrowserWish(browser.Number), cancellationToken)];
        await Task.WhenAll(sides.Select((side, index) => CaptureAsync(side, browsers[index], cancellationToken)));
        if (sides.Any(side => side.LostBrowser))
            Array.ForEach(sides, side => side.Clear());
    }

    // Both sides must come from one process to be comparable, so what is lost in the middle is begun again, once. The number of that process.
    private async Task<int> FirstAsync(BrowserSeat seat, SideAttempts[] sides, CancellationToken cancellationToken)
    {
        var browser = await seat.TakeAsync(cancellationToken);
        await Task.WhenAll(sides.Where(side => side.Count == 0).Select(side => CaptureAsync(side, browser, cancellationToken)));
        if (!sides.Any(side => side.LostBrowser))
            return browser.Number;
        foreach (var side in sides)
            side.Clear();
        return await AloneAsync(sides, browser.Number, cancellationToken);
    }

    // The picture that is compared is always a fresh one, and another fresh one repeats it.
    private void Remember(ShotMemory memory, Shot shot, SideAttempts[] sides)
    {
        foreach (var side in sides)
            side.Remember(Math.Clamp(memory.SightingsOf(shot, side.Last, side.Inputs), 0, Math.Max(0, _plan.Confirm - FewestFresh)));
    }

    private async Task ConfirmAsync(BrowserSeat seat, int first, SideAttempts[] sides, CancellationToken cancellationToken)
    {
        var failed = sides.Where(side => side.Last is RenderOutcome.NotCaptured).ToArray();
        if (failed.Length > 0)
            await AloneAsync(failed, first, cancellationToken);
        // A side that failed twice makes the shot failed; no picture of the other side changes that.
        if (failed.Any(side => side.Last is RenderOutcome.NotCaptured) || sides.All(side => side.Count + side.Remembered >= _plan.Confirm))
            return;
        var browser = await seat.MoveAsync(new BrowserWish(first), cancellationToken);
        await Task.WhenAll(sides.Select(side => RepeatAsync(side, browser, cancellationToken)));
    }

    // An attempt in which page or browser are lost is made once more, in a process of its own.
    private async Task RepeatAsync(SideAttempts side, BrowserProcess browser, CancellationToken cancellationToken)
    {
        while (side.Count + side.Remembered < _plan.Confirm)
        {
            if (!browser.Gone.IsCompleted)
            {
                await CaptureAsync(side, browser, cancellationToken);
                if (!side.LostBrowser)
                    continue;
                side.Withdraw();
            }

            await AloneAsync([side], browser.Number, cancellationToken);
        }
    }

    // One after the other, and nothing else in their browser meanwhile: what is lost now is lost by the page itself. Few shots at a time,
    // since all that a lost browser showed come here at once. The number of the last one's process.
    private async Task<int> AloneAsync(SideAttempts[] sides, int except, CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken);
        try
        {
            await using var seat = new BrowserSeat(_pool);
            var browser = await seat.MoveAsync(new BrowserWish(except, Alone: true), cancellationToken);
            foreach (var side in sides)
            {
                if (browser.Gone.IsCompleted)
                    browser = await seat.MoveAsync(new BrowserWish(browser.Number, Alone: true), cancellationToken);
                await CaptureAsync(side, browser, cancellationToken);
            }

            return browser.Number;
        }
        finally
        {
            _alone.Release();
        }
    }

    // A side's captures come one after the other: its proxy keeps the requests of one at a time.
    private async Task CaptureAsync(SideAttempts side, BrowserProcess browser, CancellationToken cancellationToken)
    {
        await _pages.WaitAsync(cancellationToken);
        try
        {
            await side.CaptureAsync(browser, cancellationToken);
        }
        finally
        {
            _pages.Release();
        }
    }
}
