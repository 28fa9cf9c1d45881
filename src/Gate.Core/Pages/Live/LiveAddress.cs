namespace Gate.Core.Pages.Live;

/// <summary>Which addresses are pages of a live site, and what they are called: one name for every way of writing the same address.</summary>
public sealed class LiveAddress
{
    /// <summary>Longer addresses are made by traps; servers refuse most of them (RFC 9110, 4.1 asks for 8,000 bytes at least).</summary>
    private const int MaxLength = 2000;

    private readonly Uri[] _roots;

    /// <param name="site">Links to where it is reached and to where it is shown both stay on it.</param>
    public LiveAddress(Site.Live site)
    {
        Site = site;
        _roots = [.. new[] { site.Base, site.Reached }.Select(WithoutCredentials).Distinct()];
    }

    /// <summary>The site.</summary>
    public Site.Live Site { get; }

    /// <summary>Where a page is asked for.</summary>
    public Uri Reach(PageEntry page) => new(WithoutCredentials(Site.Reached).AbsoluteUri + page.Address);

    /// <summary>Where a file of the site's host is asked for, page or not; null where it is another host's.</summary>
    public Uri? FileAt(Uri address)
    {
        if (Relative(address) is { } relative)
            return new Uri(WithoutCredentials(Site.Reached).AbsoluteUri + relative);
        return _roots.Any(root => root.Scheme == address.Scheme && root.Authority == address.Authority) ? new Uri(_roots[^1], address.PathAndQuery) : null;
    }

    /// <summary>Whether the address is one of the site's own, page or not.</summary>
    public bool IsOwn(Uri address) => Relative(address) is not null;

    /// <summary>The page at an address; null where it is another site's, or no address of a page.</summary>
    public PageEntry? PageAt(Uri address)
    {
        if (address.AbsoluteUri.Length > MaxLength || Relative(address) is not { } relative)
            return null;
        var mark = relative.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 || mark == relative.Length - 1 ? null : relative[(mark + 1)..];
        var path = PagePath.Decode(mark < 0 ? relative : relative[..mark]);
        if (path.Any(char.IsControl) || path.Contains('\\', StringComparison.Ordinal) || path.StartsWith('/') || path.Split('/').Any(segment => segment is "." or ".."))
            return null;
        return new PageEntry(PageId.Create(PathBytes.Shown(path), query), PagePath.Encode(path) + (query is null ? "" : $"?{query}"));
    }

    private string? Relative(Uri address)
    {
        if (address.Scheme is not ("http" or "https"))
            return null;
        var text = address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        foreach (var root in _roots.Select(root => root.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)))
        {
            if (text.StartsWith(root, StringComparison.OrdinalIgnoreCase))
                return text[root.Length..];
            // https://host/docs is the site https://host/docs/ without its slash.
            if (text.Length == root.Length - 1 && root.StartsWith(text, StringComparison.OrdinalIgnoreCase))
                return "";
        }

        return null;
    }

    private static Uri WithoutCredentials(Uri address) => new UriBuilder(address) { UserName = "", Password = "" }.Uri;
}
