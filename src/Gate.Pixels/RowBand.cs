namespace Gate.Pixels;

/// <summary>Rows that share one fate. Row ranges are half-open, in device px from the top; empty on the side that has none.</summary>
public sealed record RowBand(BandKind Kind, RowRange Before, RowRange After)
{
    /// <summary>Where the columns of changed rows went, from the left; empty where that explains less than half of what differs in them.</summary>
    public IReadOnlyList<ColumnBand> Columns { get; init; } = [];

    /// <summary>Positions that differ even between corresponding columns; 0 without <see cref="Columns"/>.</summary>
    public long ColumnResidual { get; init; }

    /// <summary>How far the rows moved down, device px; negative is up, 0 where they have no counterpart.</summary>
    public int Shift => Kind is BandKind.Inserted or BandKind.Removed ? 0 : After.Start - Before.Start;
}
