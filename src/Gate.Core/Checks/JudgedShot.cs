namespace Gate.Core.Checks;

/// <summary>A judged shot and the pictures to keep.</summary>
/// <param name="Comparison">The judgement.</param>
/// <param name="Evidence">Empty when the shot is identical.</param>
public sealed record JudgedShot(ShotComparison Comparison, IReadOnlyList<EvidencePicture> Evidence);
