namespace Gate.Core.Rendering;

/// <summary>What a pointer reaches of a page whose own bytes, style sheets or scripts differ.</summary>
/// <param name="Scrolls">Whether a visitor can scroll the page; null where there is nothing to scroll to.</param>
/// <param name="Targets">What is there to be clicked or filled in, in the order of the page; null where it is too much to be asked for.</param>
/// <param name="Grid">
/// The numbers of the targets that the points of a grid over the page meet, row by row, as runs: number, length, number, length; -1 for none.
/// </param>
public sealed record PageReach(bool? Scrolls, IReadOnlyList<ClickTarget>? Targets, IReadOnlyList<int> Grid);
