namespace Gate.Pixels;

/// <summary>Rows that share one fate. Row ranges are half-open, in device px from the top; empty on the side that has none.</summary>
public sealed record RowBand(BandKind Kind, RowRange Before, RowRange After);
