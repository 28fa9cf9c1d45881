namespace Gate.Core.Run.Facts;

/// <summary>What moved: an explanation of a difference, never a part of the verdict.</summary>
/// <param name="Sentence">In words, with exact rows.</param>
/// <param name="ResidualAe">Positions that still differ between corresponding rows once the shifts are undone.</param>
/// <param name="Bands">From the top of the after image.</param>
/// <param name="Residual">Where corresponding rows still differ, device px of the after image.</param>
public sealed record AlignmentFacts(string Sentence, long ResidualAe, IReadOnlyList<BandFacts> Bands, IReadOnlyList<BoxFacts> Residual);
