using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Pages.Live;

namespace Gate.Harness.Discovery;

/// <summary>Follows the links of a live site, level by level. What is no page is left out with a word; what cannot be read stays a page, for the browser to judge.</summary>
internal sealed class SiteCrawl(LiveAddress addresses, SiteReader reader, CrawlBounds bounds, TimeSpan patience)
{
    /// <summary>More markup than any page for people has; links beyond it are not followed, which is told.</summary>
    private const int MaxPage = 4 << 20;

    private readonly CrawlFrontier _frontier = new(addresses, bounds);
    private readonly List<PageEntry> _pages = [];
    private readonly List<ExcludedPages> _unread = [];

    /// <param name="seeds">Where to begin beside the site's root.</param>
    /// <param name="cancellationToken">Ends the crawl.</param>
    /// <exception cref="GateException">The root cannot be read, or there is no end to it: which pages there are is then unknown.</exception>
    public async Task<PageSet> RunAsync(IEnumerable<Uri> seeds, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(patience);
        _frontier.Found(addresses.Site.Reached);
        foreach (var seed in seeds)
            _frontier.Found(seed);
        try
        {
            for (var level = _frontier.NextLevel(); level.Count > 0; level = _frontier.NextLevel())
                await TakeAsync(level, bound.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Trouble("crawl-endless", $"the site was not read to its end within {patience.TotalMinutes} min; {Words.Count(_pages.Count, "page")} found so far", "give a depth (--crawl 3), a sitemap, or --pages FILE");
        }

        return new PageSet([.. _pages.OrderBy(page => page.Id)], [.. _frontier.LeftOut, .. _unread]);
    }

    private async Task TakeAsync(IReadOnlyList<PageEntry> level, CancellationToken cancellationToken)
    {
        // Asked for side by side, and judged in order: the bounds fall on the same pages in every run.
        var texts = new SiteText[level.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, level.Count), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (at, token) =>
            texts[at] = await reader.ReadAsync(addresses.Reach(level[at]), MaxPage, token));
        for (var at = 0; at < level.Count; at++)
            Take(level[at], texts[at]);
    }

    private void Take(PageEntry page, SiteText text)
    {
        var isRoot = _frontier.Depth == 0 && addresses.PageAt(addresses.Site.Reached)?.Id == page.Id;
        switch (text)
        {
            case SiteText.Found { IsPage: true } found:
                _pages.Add(page);
                if (!found.IsWhole)
                    _unread.Add(new ExcludedPages($"--crawl (links beyond the first {MaxPage >> 20} MiB of a page)", page.Id));
                foreach (var link in PageLinks.Of(found.Bytes, addresses.Reach(page)))
                    _frontier.Found(link);
                break;
            case SiteText.Moved moved:
                if (isRoot && (moved.To is null || !addresses.IsOwn(moved.To)))
                    throw Trouble("site-leads-elsewhere", $"{Shown} leads to {moved.To?.GetLeftPart(UriPartial.Authority) ?? "nowhere"}", "give the address where the site really stands");
                _frontier.Drop(page, "leads to another address");
                if (moved.To is { } to)
                    _frontier.Found(to);
                break;
            case SiteText.Found when !isRoot:
                _frontier.Drop(page, "no HTML");
                break;
            case SiteText.Refused { Status: >= 400 and < 500 and not (408 or 425 or 429) } refused when !isRoot:
                _frontier.Drop(page, $"answers {refused.Status}");
                break;
            case var _ when isRoot:
                throw Trouble("site-unreadable", $"{Shown} cannot be read: {Why(text)}", "check the address and the credentials");
            default:
                // Perhaps a page, perhaps not: it is looked at, and fails there if it stays so.
                _pages.Add(page);
                _unread.Add(new ExcludedPages("--crawl (links of a page that could not be read)", page.Id));
                break;
        }
    }

    private string Shown => new UriBuilder(addresses.Site.Reached) { UserName = "", Password = "" }.Uri.AbsoluteUri;

    private static string Why(SiteText text) => text switch
    {
        SiteText.Found found => $"{(found.Type.Length == 0 ? "an answer without a type" : found.Type)}, not HTML",
        SiteText.Refused refused => $"HTTP {refused.Status}",
        SiteText.Unreachable unreachable => unreachable.Why,
        _ => "it leads elsewhere",
    };

    private static GateException Trouble(string code, string message, string next) => new(code, message) { Place = "--crawl", NextStep = next, Exit = GateExit.Incomplete };
}
