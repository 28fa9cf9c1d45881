namespace Gate.Fixtures.Spread;

/// <summary>What was changed on many pages at once, and what was hidden under it.</summary>
/// <param name="Causes">Changes that many pages share.</param>
/// <param name="Needles">Small ones of one page each.</param>
internal sealed record SpreadTruth(IReadOnlyList<SpreadCause> Causes, IReadOnlyList<SpreadNeedle> Needles);
