namespace Gate.Core.Run.Facts;

/// <summary>What <c>gate diff</c> found; its JSON output.</summary>
/// <param name="Equal">Same size and no differing position.</param>
/// <param name="Proof">How equality was established: <c>bytes</c>, <c>image-data</c>, <c>pixels</c>; <c>none</c> where they differ.</param>
/// <param name="Ae">Absolute error.</param>
/// <param name="MaxChannelDelta">0–255.</param>
/// <param name="Before">Size of the first image.</param>
/// <param name="After">Size of the second image.</param>
/// <param name="Regions">Connected areas of difference, in reading order.</param>
/// <param name="Diff">The diff image written, as typed, or null.</param>
public sealed record ImageDiffFacts(
    bool Equal, string Proof, long Ae, int MaxChannelDelta, ImageSizeFacts Before, ImageSizeFacts After, IReadOnlyList<RegionFacts> Regions, string? Diff);
