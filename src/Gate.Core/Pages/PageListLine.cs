namespace Gate.Core.Pages;

/// <summary>A line of a page list: one path for both sides, or two, before and after, when the page was renamed.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Before">Page id on the before side.</param>
/// <param name="After">Page id on the after side.</param>
public sealed record PageListLine(int Number, PageEntry Before, PageEntry After);
