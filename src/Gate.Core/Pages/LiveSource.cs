namespace Gate.Core.Pages;

/// <summary>A running site. It cannot list its pages by itself: they are searched for (<c>--sitemap</c>, <c>--crawl</c>), or come from <c>--pages</c> or the other side.</summary>
public sealed class LiveSource : IPageSource
{
    private readonly PageSet? _found;

    private LiveSource(Site.Live site, string description, PageSet? found)
    {
        Site = site;
        Description = description;
        _found = found;
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public Site Site { get; }

    /// <param name="address">As typed: <c>http(s)://host[:port][/path]</c>.</param>
    /// <param name="option">Where it was typed, for messages: <c>--before</c>.</param>
    /// <exception cref="GateException"><c>source-not-an-address</c>: no readable address, or one with a query or fragment.</exception>
    public static LiveSource Open(string address, string option)
    {
        // The message repeats no more than the user wrote before an @: what stands there may be a password.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Bad($"\"{address[(address.LastIndexOf('@') + 1)..]}\" is no address", option);
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw Bad($"\"{WithoutCredentials(uri)}\" has a query or a fragment", option);
        var site = new UriBuilder(uri);
        if (!site.Path.EndsWith('/'))
            site.Path += "/";
        return new LiveSource(new Site.Live(site.Uri), WithoutCredentials(site.Uri), null);
    }

    /// <summary>The same site, shown to the browser at another address.</summary>
    /// <param name="address">Absolute; ends in <c>/</c>.</param>
    public LiveSource ShownAt(Uri address)
    {
        var site = (Site.Live)Site;
        // The same address without the credentials that were typed with it is no other one.
        return address == site.Reached ? this : new(new Site.Live(address) { Reached = site.Reached }, Description, _found);
    }

    /// <summary>The same site, with the pages that were found.</summary>
    public LiveSource With(PageSet found) => new((Site.Live)Site, Description, found);

    /// <inheritdoc/>
    public PageSet? FindPages(PageRules rules)
    {
        if (_found is null)
            return null;
        var filter = new PageFilter(rules);
        var byRule = _found.Pages.ToLookup(page => filter.LeftOutBy(page.Id));
        return new PageSet([.. byRule[null]], [.. _found.Excluded, .. byRule.Where(pages => pages.Key is not null).SelectMany(pages => pages.Select(page => new ExcludedPages(pages.Key!, page.Id)))]);
    }

    /// <summary>Credentials stay in the site's address, for the browser; they go into no message and no output.</summary>
    private static string WithoutCredentials(Uri address) => new UriBuilder(address) { UserName = "", Password = "" }.Uri.AbsoluteUri;

    private static GateException Bad(string message, string option) => new("source-not-an-address", message)
    {
        Place = option,
        NextStep = "give the address of the site's root, as in https://www.example.com/docs/",
    };
}
