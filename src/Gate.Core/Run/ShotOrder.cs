using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run.Shards;

namespace Gate.Core.Run;

/// <summary>
/// In which order shots are rendered: the costliest first (Graham 1969, LPT), so that no worker begins a long one when the others have
/// nothing left to do. What is said of a shot does not depend on it.
/// </summary>
internal static class ShotOrder
{
    /// <summary>Those of equal cost stay in the order of their ids.</summary>
    public static RenderPlan CostliestFirst(GatePlan plan, RenderPlan render)
    {
        var timings = plan.Timings ?? PageTimings.Find(plan.OutFolder);
        var costs = render.Shots.Select(shot => shot.Pair).Distinct().AsParallel().ToDictionary(pair => pair, pair => Captures(render, pair) * (timings?.Of(pair.Id.Value) ?? 1));
        return render with { Shots = [.. render.Shots.OrderByDescending(shot => costs[shot.Pair])] };
    }

    // A page whose own bytes differ will mostly show it, and a difference is looked at several times on both sides.
    private static long Captures(RenderPlan render, PagePair pair) =>
        pair.Before is null || pair.After is null ? render.Confirm
        : render.Repeat || PageBytes.MayDiffer(render.Before, render.After, pair) ? 2L * render.Confirm
        : render.Reuse ? 1 : 2;
}
