namespace Gate.Core.Pages;

/// <summary>The pages of one side, sorted by id, and what the rules left out.</summary>
public sealed record PageSet(IReadOnlyList<PageEntry> Pages, IReadOnlyList<ExcludedPages> Excluded);
