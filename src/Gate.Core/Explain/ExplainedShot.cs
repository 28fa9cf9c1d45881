namespace Gate.Core.Explain;

/// <summary>What explains a shot, and what that cost.</summary>
/// <param name="Regions">One a region, in their order.</param>
/// <param name="Took">Wall time; the reading of the layout, which the confirming captures do, is not in it.</param>
public sealed record ExplainedShot(IReadOnlyList<RegionExplanation> Regions, TimeSpan Took);
