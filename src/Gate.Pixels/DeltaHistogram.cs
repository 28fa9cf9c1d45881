namespace Gate.Pixels;

/// <summary>
/// How far the channels are apart: for each of R, G, B, A and each delta 0–255, the number of differing positions that both images have.
/// The counts of each channel add up to the number of such positions.
/// </summary>
public sealed class DeltaHistogram
{
    /// <summary>Deltas a channel can have.</summary>
    public const int Deltas = 256;

    private readonly long[] counts = new long[Raster.BytesPerPixel * Deltas];

    /// <summary>Counts by delta for channel 0 (R), 1 (G), 2 (B) or 3 (A).</summary>
    public ReadOnlySpan<long> this[int channel] => counts.AsSpan(channel * Deltas, Deltas);

    /// <summary>Counters as the hot loop writes them: delta of R, then of G, B, A.</summary>
    internal Span<long> Counters => counts;
}
