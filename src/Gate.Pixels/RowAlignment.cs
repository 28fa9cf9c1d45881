using Gate.Pixels.Alignment;

namespace Gate.Pixels;

/// <summary>
/// Which rows of the before image stand where in the after image: an explanation of a difference, never a verdict. Rows are compared
/// over the width that both images share, outside the mask.
/// </summary>
public sealed record RowAlignment
{
    /// <summary>
    /// Bands from the top of the after image; removed ones stand where they were taken out. Together they hold every row of each
    /// side exactly once.
    /// </summary>
    public required IReadOnlyList<RowBand> Bands { get; init; }

    /// <summary>Positions that still differ between corresponding rows; rows without a counterpart do not count.</summary>
    public required long ResidualError { get; init; }

    /// <summary>Where corresponding rows still differ, in device px of the after image.</summary>
    public required IReadOnlyList<DiffRegion> ResidualRegions { get; init; }

    /// <summary>Rows that only the after image has.</summary>
    public int InsertedRows => Bands.Where(band => band.Kind == BandKind.Inserted).Sum(band => band.After.Length);

    /// <summary>Rows that only the before image has.</summary>
    public int RemovedRows => Bands.Where(band => band.Kind == BandKind.Removed).Sum(band => band.Before.Length);

    /// <summary>Rows that are equal and stand elsewhere.</summary>
    public int MovedRows => Bands.Where(band => band.Kind == BandKind.Moved).Sum(band => band.After.Length);

    /// <summary>Whether anything was inserted, removed or moved.</summary>
    public bool IsShift => Bands.Any(band => band.Kind is BandKind.Inserted or BandKind.Removed or BandKind.Moved);

    /// <summary>The alignment in words, with exact rows; in English.</summary>
    public string ToSentence() => AlignmentSentence.Of(this);
}
