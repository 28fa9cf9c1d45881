namespace Gate.Core.Markup;

/// <summary>One textual difference of a page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="BeforeOffset">Where in the before source; for something new, where it would be.</param>
/// <param name="AfterOffset">Where in the after source; for something gone, where it was.</param>
internal readonly record struct MarkupDifference(MarkupKind Kind, int BeforeOffset, int AfterOffset);
