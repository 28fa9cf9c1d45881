namespace Gate.Core.Pages.Live;

/// <summary>What keeps a crawl finite, whatever a site does.</summary>
public sealed record CrawlBounds
{
    /// <summary>Most links between the start and a page; null for no such bound.</summary>
    public int? Depth { get; init; }

    /// <summary>Most pages of a site.</summary>
    public int Pages { get; init; } = 5000;

    /// <summary>Most pages whose addresses differ only in digits and in the values of their query: a calendar has no last month.</summary>
    public int Alike { get; init; } = 500;

    /// <summary>Most times that one segment may stand in a path: a relative link that lost its slash repeats it for ever.</summary>
    public int Repeated { get; init; } = 3;
}
