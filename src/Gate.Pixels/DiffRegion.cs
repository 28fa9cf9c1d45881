namespace Gate.Pixels;

/// <summary>A connected area of difference.</summary>
/// <param name="Bounds">Smallest rectangle that holds its differing positions, in device px.</param>
/// <param name="AbsoluteError">Its differing positions; at least 1. Those of all regions add up to the image's absolute error.</param>
/// <param name="MaxChannelDelta">Largest difference of one channel at one position, 1–255; 255 where only one image has a position.</param>
public sealed record DiffRegion(Region Bounds, long AbsoluteError, int MaxChannelDelta)
{
    /// <summary>How it looks to the eye; <c>null</c> where that was not asked for.</summary>
    public RegionPerception? Perception { get; init; }
}
