namespace Gate.Pixels;

/// <summary>What a comparison of two images found.</summary>
public sealed record PixelDiff
{
    /// <summary>Size of the before image.</summary>
    public required ImageSize Before { get; init; }

    /// <summary>Size of the after image.</summary>
    public required ImageSize After { get; init; }

    /// <summary>What was left out.</summary>
    public required Mask Mask { get; init; }

    /// <summary>
    /// Positions outside the mask where any of R, G, B, A differs, over the union of both sizes. A position that only one image has counts;
    /// one that neither has does not.
    /// </summary>
    public required long AbsoluteError { get; init; }

    /// <summary>The part of <see cref="AbsoluteError"/> that only the before image has.</summary>
    public required long OnlyBefore { get; init; }

    /// <summary>The part of <see cref="AbsoluteError"/> that only the after image has.</summary>
    public required long OnlyAfter { get; init; }

    /// <summary>Largest difference of one channel at one position, 0–255; 255 where only one image has a position.</summary>
    public required int MaxChannelDelta { get; init; }

    /// <summary>Deltas by channel; <c>null</c> where they were not asked for.</summary>
    public DeltaHistogram? Histogram { get; init; }

    /// <summary>Smallest rectangle that holds all differing positions; <c>null</c> where none differs.</summary>
    public required Region? Bounds { get; init; }

    /// <summary>Connected areas of difference in reading order; see <see cref="CompareSettings.MergeGap"/>.</summary>
    public required IReadOnlyList<DiffRegion> Regions { get; init; }

    /// <summary>Positions of the union of both sizes that the mask left out.</summary>
    public required long MaskedPixels { get; init; }

    /// <summary>What moved; <c>null</c> where that was not asked for, or nothing differs.</summary>
    public RowAlignment? Alignment { get; init; }

    /// <summary>Whether both images have the same size.</summary>
    public bool SameSize => Before == After;

    /// <summary>Same size, and no position outside the mask differs.</summary>
    public bool AreEqual => AbsoluteError == 0 && SameSize;
}
