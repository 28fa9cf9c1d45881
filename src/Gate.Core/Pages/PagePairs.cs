namespace Gate.Core.Pages;

/// <summary>The union of both sides.</summary>
/// <param name="Pairs">Sorted by id; never empty, ids distinct.</param>
/// <param name="Excluded">What each rule left out, sorted by rule.</param>
public sealed record PagePairs(IReadOnlyList<PagePair> Pairs, IReadOnlyList<ExcludedCount> Excluded);
