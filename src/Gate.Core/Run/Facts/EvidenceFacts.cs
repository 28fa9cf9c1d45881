namespace Gate.Core.Run.Facts;

/// <summary>Paths relative to the report's folder, with <c>/</c>; null where there is no such picture.</summary>
/// <param name="Before">Capture of the before side.</param>
/// <param name="After">Capture of the after side.</param>
/// <param name="Diff">Changed pixels in a strong colour over the dimmed after-image.</param>
/// <param name="Thumbnail">A crop of the after-image around the largest region, 1:1.</param>
/// <param name="Noise">For unstable shots: further captures of a side that differ from its first.</param>
public sealed record EvidenceFacts(string? Before, string? After, string? Diff, string? Thumbnail = null, IReadOnlyList<string>? Noise = null);
