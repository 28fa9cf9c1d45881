namespace Gate.Core.Pages;

/// <summary>A running site. It cannot list its pages: they come from <c>--pages</c> or from the other side.</summary>
public sealed class LiveSource : IPageSource
{
    private LiveSource(Uri address)
    {
        Site = new Site.Live(address);
        Description = WithoutCredentials(address);
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
        return new LiveSource(site.Uri);
    }

    /// <inheritdoc/>
    public PageSet? FindPages(PageRules rules) => null;

    /// <summary>Credentials stay in the site's address, for the browser; they go into no message and no output.</summary>
    private static string WithoutCredentials(Uri address) => new UriBuilder(address) { UserName = "", Password = "" }.Uri.AbsoluteUri;

    private static GateException Bad(string message, string option) => new("source-not-an-address", message)
    {
        Place = option,
        NextStep = "give the address of the site's root, as in https://www.example.com/docs/",
    };
}
