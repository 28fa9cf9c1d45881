using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;

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

    private ShotLane(BrowserPool pool, RenderPlan plan, PageSide before, PageSide after)
    {
        _pool = pool;
        _plan = plan;
        _before = before;
        _after = after;
    }

    public static async Task<ShotLane> OpenAsync(BrowserPool pool, RenderPlan plan, ExternalStore externals, CancellationToken cancellationToken)
    {
        var before = await PageSide.StartAsync(plan.Before, plan.Settings, externals, cancellationToken);
        try
        {
            return new ShotLane(pool, plan, before, await PageSide.StartAsync(plan.After, plan.Settings, externals, cancellationToken));
        }
        catch
        {
            await before.DisposeAsync();
            throw;
        }
    }

    public async Task<RenderedShot> RenderAsync(Shot shot, CancellationToken cancellationToken)
    {
        await using var seat = new BrowserSeat(_pool);
        var settings = _plan.Settings.ReadsAccessibility && !PageBytes.MayDiffer(_plan.Before, _plan.After, shot.Pair) ? _plan.Settings with { ReadsAccessibility = false } : _plan.Settings;
        var before = shot.Pair.Before is { } old ? new SideAttempts(_before, old, shot, settings) : null;
        var after = shot.Pair.After is { } now ? new SideAttempts(_after, now, shot, settings) : null;
        SideAttempts[] sides = [.. ((SideAttempts?[])[before, after]).OfType<SideAttempts>()];

        if (before is not null && after is not null && await IsSpareAsync(before, seat, shot.Pair, cancellationToken) is { } asking)
            return new RenderedShot(shot, before.ToRender(), new SideRender([before.Last with { Timings = asking }])) { SameInputs = true };
        await FirstAsync(seat, sides, cancellationToken);
        if (sides.Length < 2 || !SameOutcome.Of(sides[0].Last, sides[1].Last))
            await ConfirmAsync(seat, sides, cancellationToken);
        return new RenderedShot(shot, before?.ToRender(), after?.ToRender());
    }

    public async ValueTask DisposeAsync()
    {
        await _before.DisposeAsync();
        await _after.DisposeAsync();
    }

    // Begins with the before side, as the first attempt does; null when the after side has to be rendered as well.
    private async Task<IReadOnlyDictionary<string, double>?> IsSpareAsync(SideAttempts before, BrowserSeat seat, PagePair pair, CancellationToken cancellationToken)
    {
        // At another address the same bytes may make another page.
        if (!_plan.Reuse || !_before.Served || !_after.Served || pair.Before!.Address != pair.After!.Address)
            return null;
        await before.CaptureAsync(await seat.TakeAsync(cancellationToken), cancellationToken);
        var timings = new Dictionary<string, double>(StringComparer.Ordinal);
        using (new StageTimer(timings, "inputs"))
        {
            if (await InputProof.HoldsAsync(before.Inputs, _after.Proxy, cancellationToken))
                return timings;
        }
        return null;
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
