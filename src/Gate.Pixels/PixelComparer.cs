using Gate.Pixels.Alignment;
using Gate.Pixels.Comparison;

namespace Gate.Pixels;

/// <summary>Compares two images exactly.</summary>
public static class PixelComparer
{
    /// <summary>
    /// Compares position by position; both images keep their top left corner, and may differ in size. One pass over both.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A <see cref="CompareSettings.MergeGap"/> outside 0 to 1,000,000.</exception>
    public static PixelDiff Compare(Raster before, Raster after, Mask mask, CompareSettings settings)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.MergeGap, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.MergeGap, 1_000_000, nameof(settings));

        PairScan scan = new(before, after, mask, settings);
        scan.Run();
        PixelDiff diff = scan.ToDiff();
        return settings.Alignment && diff.AbsoluteError > 0
            ? diff with { Alignment = RowAligner.Align(before, after, mask, settings) }
            : diff;
    }
}
