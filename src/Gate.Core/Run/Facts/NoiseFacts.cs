namespace Gate.Core.Run.Facts;

/// <summary>Where captures of one and the same side differ from each other.</summary>
/// <param name="BeforeDigests">Distinct <c>compared</c> digests on the before side.</param>
/// <param name="AfterDigests">Likewise after.</param>
/// <param name="SharedDigests">Digests seen on both sides.</param>
/// <param name="Ae">Positions that ever differ within a side.</param>
/// <param name="Regions">Where.</param>
public sealed record NoiseFacts(int BeforeDigests, int AfterDigests, int SharedDigests, long Ae, IReadOnlyList<BoxFacts> Regions);
