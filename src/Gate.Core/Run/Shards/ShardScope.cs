using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Run.Shards;

/// <summary>The part of a plan that is done here. A page is in one part with all its shots, so that all of it is known there.</summary>
internal static class ShardScope
{
    /// <returns>The pages and shots of this part; how pages were dealt out is null where there is one part alone.</returns>
    /// <exception cref="GateException"><c>shard-empty</c>: there are more parts than pages.</exception>
    public static (PagePairs Pages, RenderPlan Render, ShardDeal? Deal) Narrow(GatePlan plan, PagePairs pages, RenderPlan render)
    {
        if (plan.Shard is not { } shard)
            return (pages, render, null);
        // Every part says the same: a part without pages proves nothing, and nobody should think that it passed.
        if (shard.Count > pages.Pairs.Count)
            throw new GateException("shard-empty", $"{Words.Count(pages.Pairs.Count, "page")} cannot be shared among {Words.Count(shard.Count, "part")}") { Place = "--shard", NextStep = $"start at most {Words.Number(pages.Pairs.Count)} parts" };
        var deal = ShardDeal.Of(shard.Count, pages.Pairs, plan.Timings);
        var own = pages with { Pairs = [.. deal.PositionsOf(shard.Index).Select(at => pages.Pairs[at])] };
        var ids = own.Pairs.Select(pair => pair.Id).ToHashSet();
        return (own, render with { Shots = [.. render.Shots.Where(shot => ids.Contains(shot.Pair.Id))] }, deal);
    }
}
