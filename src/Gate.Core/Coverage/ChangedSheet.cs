namespace Gate.Core.Coverage;

/// <summary>The changed rules of one style sheet, or of the <c>style</c> elements of one page.</summary>
/// <param name="Source">Path of the sheet or page.</param>
/// <param name="Rules">Rules that are not on both sides alike.</param>
internal sealed record ChangedSheet(string Source, IReadOnlyList<StyleRule> Rules);
