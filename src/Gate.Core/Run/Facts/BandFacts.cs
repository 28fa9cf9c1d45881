namespace Gate.Core.Run.Facts;

/// <summary>Rows that share one fate; half-open ranges of device px from the top, empty on the side that has none.</summary>
/// <param name="Kind"><c>same</c>, <c>moved</c>, <c>inserted</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="BeforeStart">First row before.</param>
/// <param name="BeforeEnd">Row after the last before.</param>
/// <param name="AfterStart">First row after.</param>
/// <param name="AfterEnd">Row after the last after.</param>
public sealed record BandFacts(string Kind, int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd);
