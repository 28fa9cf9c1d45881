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
    private readonly BrowserPool _pool;
    private readonly RenderPlan _plan;
    private readonly PageSide _before;
    private readonly PageSide _after;
    private readonly ShotMemory? _memory;
    private readonly CoverageWishes _wishes;
    private readonly Round? _round;

    private ShotLane(LaneParts parts, RenderPlan plan, PageSide before, PageSide after)
    {
        _pool = parts.Pool;
        _memory = parts.Memory;
        _wishes = parts.Wishes;
        _round = parts.Round;
        _plan = plan;
        _before = before;
        _after = after;
    }

    public static async Task<ShotLane> OpenAsync(LaneParts parts, RenderPlan plan, CancellationToken cancellationToken)
    {
        var before = await PageSide.StartAsync(plan.Before, plan.Settings, parts.Proxies, cancellationToken);
        try
        {
            return new ShotLane(parts, plan, before, await PageSide.StartAsync(plan.After, plan.Settings, parts.Proxies, cancellationToken));
        }
        catch
        {
            await before.DisposeAsync();
            throw;
        }
    }

    public async Task<RenderedShot> RenderAsync(Shot shot, CancellationToken cancellationToken)
    {
        if (_round is not null && await _round.FindAsync(_plan, shot, _before.Proxy, _after.Proxy, cancellationToken) is { } known)
            return known;
        await using var seat = new BrowserSeat(_pool);
        var settings = _plan.Settings.ReadsAccessibility && !PageBytes.MayDiffer(_plan.Before, _plan.After, shot.Pair) ? _plan.Settings with { ReadsAccessibility = false } : _plan.Settings;
        var wish = _wishes.Of(shot.Pair);
        var before = shot.Pair.Before is { } old ? new SideAttempts(_before, old, shot, settings) { Coverage = wish } : null;
        var after = shot.Pair.After is { } now ? new SideAttempts(_after, now, shot, settings) { Coverage = wish } : null;
        SideAttempts[] sides = [.. ((SideAttempts?[])[before, after]).OfType<SideAttempts>()];

        if (before is not null && after is not null && !_plan.Glance && IsEligible(shot.Pair) && await SpareAsync(shot, before, seat, cancellationToken) is { } spared)
            return spared;
        if (_plan.Glance)
            await GlanceAsync(seat, sides, cancellationToken);
        await FirstAsync(seat, sides, cancellationToken);
        if (_plan.Repeat || sides.Length < 2 || !SameOutcome.Of(sides[0].Last, sides[1].Last))
            await ConfirmAsync(seat, sides, cancellationToken);
        if (after is not null && IsEligible(shot.Pair))
            _memory?.Keep(shot, after.Last, after.Inputs);
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

    // Renders the before side unless an earlier run has; null when the after side has to be rendered as well.
    private async Task<RenderedShot?> SpareAsync(Shot shot, SideAttempts before, BrowserSeat seat, CancellationToken cancellationToken)
    {
        var asking = new Dictionary<string, double>(StringComparer.Ordinal);
        if (_memory is not null)
        {
            using var timer = new StageTimer(asking, "cache");
            if (await _memory.FindAsync(shot, _before.Proxy, _after.Proxy, cancellationToken) is { } closure)
            {
                var outcome = closure.ToOutcome(asking);
                var after = outcome with { Timings = new Dictionary<string, double>() };
                var found = new RenderedShot(shot, new SideRender([outcome]), new SideRender([after])) { SameInputs = true, FromCache = true };
                _round?.Keep(found, [closure.Inputs], [closure.Inputs]);
                return found;
            }
        }
        await before.CaptureAsync(await seat.TakeAsync(cancellationToken), cancellationToken);
        _memory?.Keep(shot, before.Last, before.Inputs);
        using (new StageTimer(asking, "inputs"))
        {
            if (!await InputProof.HoldsAsync(before.Inputs, _after.Proxy, cancellationToken))
                return null;
        }
        var spared = new RenderedShot(shot, before.ToRender(), new SideRender([before.Last with { Timings = asking }])) { SameInputs = true };
        _round?.Keep(spared, before.Made, before.Made);
        return spared;
    }

    // At once, each in a process of its own; what is lost on the way leaves it to the usual way.
    private async Task GlanceAsync(BrowserSeat seat, SideAttempts[] sides, CancellationToken cancellationToken)
    {
        await using var other = new BrowserSeat(_pool);
        BrowserSeat[] seats = [seat, other];
        await Task.WhenAll(sides.Select(async (side, index) => await side.CaptureAsync(await seats[index].TakeAsync(cancellationToken), cancellationToken)));
        if (sides.Any(side => side.LostBrowser))
            Array.ForEach(sides, side => side.Clear());
    }

    // Both sides must come from one process to be comparable, so what is lost in the middle is begun again, once.
    private static async Task FirstAsync(BrowserSeat seat, SideAttempts[] sides, CancellationToken cancellationToken)
    {
        foreach (var side in sides.Where(side => side.Count == 0))
            await side.CaptureAsync(await seat.TakeAsync(cancellationToken), cancellationToken);
        if (!sides.Any(side => side.LostBrowser))
            return;
        await seat.MoveAsync(cancellationToken);
        foreach (var side in sides)
            side.Clear();
        foreach (var side in sides)
            await side.CaptureAsync(await seat.TakeAsync(cancellationToken), cancellationToken);
    }

    private async Task ConfirmAsync(BrowserSeat seat, SideAttempts[] sides, CancellationToken cancellationToken)
    {
        var failed = sides.Where(side => side.Last is RenderOutcome.NotCaptured).ToArray();
        if (failed.Length > 0 || _plan.Confirm > 1)
            await seat.MoveAsync(cancellationToken);
        foreach (var side in failed)
            await side.CaptureAsync(await seat.TakeAsync(cancellationToken), cancellationToken);
        // A side that failed twice makes the shot failed; no picture of the other side changes that.
        if (failed.Any(side => side.Last is RenderOutcome.NotCaptured))
            return;
        for (var attempt = 2; attempt <= _plan.Confirm; attempt++)
        {
            foreach (var side in sides.Where(side => side.Count < attempt))
                await side.CaptureAgainWhenLostAsync(seat, cancellationToken);
        }
    }
}
