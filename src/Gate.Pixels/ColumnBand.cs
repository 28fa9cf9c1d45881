namespace Gate.Pixels;

/// <summary>Columns of a band of changed rows that share one fate. Ranges are half-open, in device px from the left; empty on the side that has none.</summary>
public sealed record ColumnBand(BandKind Kind, ColumnRange Before, ColumnRange After)
{
    /// <summary>How far the columns moved to the right, device px; negative is to the left, 0 where they have no counterpart.</summary>
    public int Shift => Kind is BandKind.Inserted or BandKind.Removed ? 0 : After.Start - Before.Start;
}
