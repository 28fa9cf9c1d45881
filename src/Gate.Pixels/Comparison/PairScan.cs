using Gate.Pixels.Perception;

namespace Gate.Pixels.Comparison;

/// <summary>One pass over a pair of images, and what it gathers.</summary>
internal sealed class PairScan(Raster before, Raster after, Mask mask, CompareSettings settings)
{
    private readonly DiffSpanRow row = new(settings.MergeGap);
    private readonly RegionBuilder regions = new(settings.MergeGap, settings.Perception);
    private readonly SpanPerception? perception = settings.Perception ? new(before, after, mask) : null;
    private readonly DeltaHistogram? histogram = settings.Histogram ? new() : null;
    private readonly int sharedWidth = Math.Min(before.Width, after.Width);
    private readonly int sharedHeight = Math.Min(before.Height, after.Height);
    private long onlyBefore;
    private long onlyAfter;

    /// <summary>Visits every row that either image has.</summary>
    public void Run()
    {
        int height = Math.Max(before.Height, after.Height);
        for (int y = 0; y < height; y++)
        {
            row.Clear();
            if (y < sharedHeight)
                ScanShared(y);
            else
                AddOneSided(y, 0, before.Height > after.Height);

            if (perception is not null)
            {
                foreach (ref DiffSpan span in row.Writable)
                    span = perception.Describe(y, span);
            }

            if (!row.Spans.IsEmpty)
                regions.Add(y, row.Spans);
        }
    }

    public PixelDiff ToDiff()
    {
        DiffRegion[] found = regions.ToRegions();
        long error = 0;
        int maxDelta = 0;
        Region bounds = default;
        foreach (DiffRegion region in found)
        {
            error += region.AbsoluteError;
            maxDelta = Math.Max(maxDelta, region.MaxChannelDelta);
            bounds = bounds.Union(region.Bounds);
        }

        return new()
        {
            Before = before.Size,
            After = after.Size,
            Mask = mask,
            AbsoluteError = error,
            OnlyBefore = onlyBefore,
            OnlyAfter = onlyAfter,
            MaxChannelDelta = maxDelta,
            Histogram = histogram,
            Bounds = error == 0 ? null : bounds,
            Regions = found,
            MaskedPixels = mask.AreaWithin(before.Width, before.Height) + mask.AreaWithin(after.Width, after.Height) - mask.AreaWithin(sharedWidth, sharedHeight),
        };
    }

    private void ScanShared(int y)
    {
        ReadOnlySpan<byte> left = before.Row(y);
        ReadOnlySpan<byte> right = after.Row(y);
        Span<long> counters = histogram is null ? default : histogram.Counters;
        RowSegments unmasked = new(mask.Row(y), 0, sharedWidth);
        while (unmasked.MoveNext())
            RowDiff.Scan(left, right, unmasked.Current, row, counters);

        if (before.Width != after.Width)
            AddOneSided(y, sharedWidth, before.Width > after.Width);
    }

    /// <summary>Columns from <paramref name="start"/> to the edge of the image that alone reaches so far.</summary>
    private void AddOneSided(int y, int start, bool isBefore)
    {
        RowSegments unmasked = new(mask.Row(y), start, isBefore ? before.Width : after.Width);
        while (unmasked.MoveNext())
        {
            PixelSpan span = unmasked.Current;
            row.Add(span.Start, span.End, span.Length, byte.MaxValue);
            if (isBefore)
                onlyBefore += span.Length;
            else
                onlyAfter += span.Length;
        }
    }
}
