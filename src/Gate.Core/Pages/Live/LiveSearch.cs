namespace Gate.Core.Pages.Live;

/// <summary>How the pages of a live site are found, as typed.</summary>
/// <param name="Sitemap">Address of the sitemap, absolute or relative to the site; empty for the usual place; null for none.</param>
/// <param name="Crawl">Whether links are followed.</param>
/// <param name="Depth">Most links between the start and a page; null for no such bound.</param>
public sealed record LiveSearch(string? Sitemap, bool Crawl, int? Depth)
{
    /// <summary>Deeper than any site is linked.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Part of the digest over the settings.</summary>
    public override string ToString() => $"{(Sitemap is null ? "" : $"sitemap {Sitemap} ")}{(Crawl ? $"crawl {Depth}" : "")}".TrimEnd();
}
