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

        List<RowBand> bands = LineAligner.Align(pair, left, right);
        ColumnAligner columns = new(before, after, mask, pair);
        for (int i = 0; i < bands.Count; i++)
            bands[i] = columns.Explain(bands[i]);
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
