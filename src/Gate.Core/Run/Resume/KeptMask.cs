namespace Gate.Core.Run.Resume;

/// <summary>A measured mask.</summary>
/// <param name="Rule">Index into the masks of the configuration.</param>
/// <param name="Boxes">Left, top, right and bottom of each, device px, half-open.</param>
internal sealed record KeptMask(int Rule, IReadOnlyList<int[]> Boxes);
