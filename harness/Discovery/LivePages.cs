using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Pages.Live;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Harness.Serving;

namespace Gate.Harness.Discovery;

/// <summary>Finds the pages of live sides, where that was asked for: <c>--sitemap</c>, <c>--crawl</c>.</summary>
public static class LivePages
{
    /// <summary>More than that many pages at this pace are not found by following links.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The plan with the pages of its live sides.</summary>
    /// <param name="plan">As resolved.</param>
    /// <param name="note">Told what was found.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="GateException">Which pages there are cannot be known.</exception>
    public static async Task<GatePlan> FindAsync(GatePlan plan, Action<string> note, CancellationToken cancellationToken)
    {
        if (plan.Search is not { } search)
            return plan;
        using var pace = new HostPace(plan.Rendering.Live);
        return plan with
        {
            Before = await FindAsync(plan.Before, search, plan.Rendering, pace, note, cancellationToken),
            After = await FindAsync(plan.After, search, plan.Rendering, pace, note, cancellationToken),
        };
    }

    private static async Task<IPageSource> FindAsync(IPageSource source, LiveSearch search, RenderSettings settings, HostPace pace, Action<string> note, CancellationToken cancellationToken)
    {
        if (source is not LiveSource live)
            return source;
        var addresses = new LiveAddress((Site.Live)live.Site);
        using var reader = new SiteReader(addresses.Site, settings, pace);
        var found = new PageSet([], []);
        if (search.Sitemap is { } sitemap)
            found = await new SiteMapWalk(addresses, reader).ReadAsync(sitemap, cancellationToken);
        if (search.Crawl)
        {
            var linked = await new SiteCrawl(addresses, reader, new CrawlBounds { Depth = search.Depth }, Patience).RunAsync(found.Pages.Select(addresses.Reach), cancellationToken);
            // What the sitemap names and the crawl did not find to be a page is left for the browser to judge.
            found = new PageSet([.. linked.Pages.Concat(found.Pages).DistinctBy(page => page.Id).OrderBy(page => page.Id)], [.. found.Excluded, .. linked.Excluded.Where(page => !found.Pages.Any(named => named.Id.Equals(page.Page)))]);
        }

        note($"{live.Description}: {Words.Count(found.Pages.Count, "page")} found{(reader.Retried == 0 ? "" : $", {Words.Count(reader.Retried, "request")} repeated after a fault of the network")}");
        return live.With(found);
    }
}
