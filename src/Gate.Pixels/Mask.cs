namespace Gate.Pixels;

/// <summary>
/// Positions that a comparison leaves out: the union of rectangles in device px, compiled once to spans of columns for every
/// band of rows between two edges. Rectangles may overlap, and may reach over the edges of an image.
/// </summary>
public sealed class Mask
{
    private readonly int[] bandTops;
    private readonly PixelSpan[][] bandSpans;

    /// <summary>Compiles the union of <paramref name="regions"/>; empty and repeated ones are dropped.</summary>
    public Mask(IEnumerable<Region> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        Region[] sorted = [.. regions.Where(region => !region.IsEmpty).Distinct().Order()];
        Regions = sorted;
        bandTops = [.. sorted.SelectMany(region => new[] { region.Top, region.Bottom }).Distinct().Order()];
        bandSpans = [.. bandTops.Select(top => Merge(sorted.Where(region => region.Top <= top && top < region.Bottom)))];
    }

    /// <summary>Leaves nothing out.</summary>
    public static Mask None { get; } = new([]);

    /// <summary>The rectangles as given, in reading order, without empty and repeated ones.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEmpty => Regions.Count == 0;

    /// <summary>Number of masked positions in an image of this size, each counted once.</summary>
    public long AreaWithin(int width, int height)
    {
        long area = 0;
        for (int band = 0; band + 1 < bandTops.Length; band++)
        {
            long rows = Math.Max(0L, Math.Min(height, bandTops[band + 1]) - Math.Max(0L, bandTops[band]));
            foreach (PixelSpan span in bandSpans[band])
                area += rows * Math.Max(0L, Math.Min(width, span.End) - Math.Max(0L, span.Start));
        }

        return area;
    }

    /// <summary>Whether the position is left out.</summary>
    public bool Covers(int x, int y)
    {
        foreach (PixelSpan span in Row(y))
        {
            if (x >= span.Start && x < span.End)
                return true;
        }

        return false;
    }

    /// <summary>The masked columns of row <paramref name="y"/>: disjoint, not touching, from the left; they may lie outside the image.</summary>
    internal ReadOnlySpan<PixelSpan> Row(int y)
    {
        int at = Array.BinarySearch(bandTops, y);
        int band = at >= 0 ? at : ~at - 1;
        return band < 0 ? [] : bandSpans[band];
    }

    private static PixelSpan[] Merge(IEnumerable<Region> regions)
    {
        List<PixelSpan> merged = [];
        foreach (Region region in regions.OrderBy(region => region.Left))
        {
            if (merged.Count > 0 && region.Left <= merged[^1].End)
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, region.Right) };
            else
                merged.Add(new(region.Left, region.Right));
        }

        return [.. merged];
    }
}
