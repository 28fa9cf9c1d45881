namespace Gate.Core.Rendering;

/// <summary>What changed about one page, and is to be known beside its pictures: nothing of it is read where nothing did.</summary>
/// <param name="PageDiffers">Whether the page's own bytes differ.</param>
/// <param name="StylesDiffer">Whether its <c>style</c> elements do.</param>
/// <param name="FileDiffers">Whether a file that the page asks for differs: a style sheet, a script.</param>
public sealed record CoverageWish(bool PageDiffers, bool StylesDiffer, Func<Uri, bool> FileDiffers);
