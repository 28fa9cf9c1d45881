namespace Gate.Pixels.Alignment;

/// <summary>Looks into bands of changed rows for columns that came, went or moved sideways.</summary>
internal sealed class ColumnAligner(Raster before, Raster after, Mask mask, AlignedPair rows)
{
    /// <summary>Shorter bands have too few pixels a column to tell columns apart.</summary>
    private const int FewestRows = 3;

    /// <summary>Bands looked into: a reader follows a few, and each costs a pass over its rows.</summary>
    private int bandsLeft = 64;

    /// <summary>The band with its columns, where aligning them leaves less than half of its differing positions; else as it is.</summary>
    public RowBand Explain(RowBand band)
    {
        if (band.Kind != BandKind.Changed || band.Before.Length < FewestRows || bandsLeft == 0)
            return band;

        bandsLeft--;
        ColumnPair pair = new(before, after, band, mask);
        ColumnBand[] columns = [.. LineAligner.Align(pair, pair.BeforeHashes(), pair.AfterHashes()).Select(ToColumns)];
        if (!columns.Any(column => column.Kind is BandKind.Moved))
            return band;

        long inPlace = 0;
        for (int i = 0; i < band.Before.Length; i++)
            inPlace += rows.Count(band.Before.Start + i, band.After.Start + i);
        long residual = columns.Where(column => column.Kind == BandKind.Changed).Sum(column =>
            Enumerable.Range(0, column.Before.Length).Sum(i => pair.Count(column.Before.Start + i, column.After.Start + i)));
        return residual * 2 < inPlace ? band with { Columns = columns, ColumnResidual = residual } : band;
    }

    private static ColumnBand ToColumns(RowBand band) =>
        new(band.Kind, new(band.Before.Start, band.Before.End), new(band.After.Start, band.After.End));
}
