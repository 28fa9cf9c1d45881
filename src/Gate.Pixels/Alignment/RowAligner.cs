using Gate.Pixels.Comparison;

namespace Gate.Pixels.Alignment;

/// <summary>Aligns two images by their rows.</summary>
internal static class RowAligner
{
    public static RowAlignment Align(Raster before, Raster after, Mask mask, CompareSettings settings)
    {
        AlignedPair pair = new(before, after, mask);
        Task<ulong[]> rightHashes = Task.Run(() => RowHashes.Compute(after, pair.Width, mask));
        ulong[] left = RowHashes.Compute(before, pair.Width, mask);
        ulong[] right = rightHashes.GetAwaiter().GetResult();

        int[] ordered = LineMatcher.Match(left, right);
        int[] matches = [.. ordered];
        MovedRuns.Match(left, right, matches, pair.IsPlain);
        for (int y = 0; y < matches.Length; y++)
        {
            if (matches[y] >= 0 && pair.Count(y, matches[y]) != 0)
                (matches[y], ordered[y]) = (-1, -1);
        }

        List<RowBand> bands = new BandBuilder(pair, ordered, matches).Build();
        return Measure(pair, bands, settings);
    }

    /// <summary>Compares once more, row against counterpart.</summary>
    private static RowAlignment Measure(AlignedPair pair, List<RowBand> bands, CompareSettings settings)
    {
        DiffSpanRow row = new(settings.MergeGap);
        RegionBuilder regions = new(settings.MergeGap);
        foreach (RowBand band in bands.Where(band => band.Kind == BandKind.Changed))
        {
            for (int i = 0; i < band.After.Length; i++)
            {
                row.Clear();
                pair.Scan(band.Before.Start + i, band.After.Start + i, row);
                if (!row.Spans.IsEmpty)
                    regions.Add(band.After.Start + i, row.Spans);
            }
        }

        DiffRegion[] residual = regions.ToRegions();
        return new() { Bands = bands, ResidualRegions = residual, ResidualError = residual.Sum(region => region.AbsoluteError) };
    }
}
