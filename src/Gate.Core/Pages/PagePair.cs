namespace Gate.Core.Pages;

/// <summary>One page of the union of both sides; at least one side has it.</summary>
/// <param name="Id">The after side's name where it has the page, else the before side's.</param>
/// <param name="Before">The page before, or null when it is added.</param>
/// <param name="After">The page after, or null when it is removed.</param>
public sealed record PagePair(PageId Id, PageEntry? Before, PageEntry? After);
