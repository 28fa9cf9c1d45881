namespace Gate.Core.Pages;

/// <summary>A page of one side.</summary>
/// <param name="Id">The page's stable name.</param>
/// <param name="Address">What to ask the site for: percent-encoded path and query, relative to the site's base, no leading slash.</param>
public sealed record PageEntry(PageId Id, string Address);
