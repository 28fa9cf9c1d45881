namespace Gate.Pixels;

/// <summary>Which rows of the before image stand where in the after image.</summary>
public sealed record RowAlignment
{
    /// <summary>Bands from the top of both images; together they hold every row of each side once.</summary>
    public required IReadOnlyList<RowBand> Bands { get; init; }
}
