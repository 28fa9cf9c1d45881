namespace Gate.Pixels;

/// <summary>What a comparison tells beside the count. The count itself has no setting.</summary>
public sealed record CompareSettings
{
    /// <summary>Regions merged across up to 8 equal px, delta histogram, no perceptual classes, no alignment.</summary>
    public static CompareSettings Default { get; } = new();

    /// <summary>
    /// Two differing positions belong to one region when at most this many equal px lie between them, in each direction; 0 or more.
    /// 0 is 8-connectivity. The default of 8 keeps the letters of a word, and the lines of a paragraph of small print, together.
    /// </summary>
    public int MergeGap { get; init; } = 8;

    /// <summary>Whether channel deltas are counted one by one. Costs about a nanosecond for every differing pixel.</summary>
    public bool Histogram { get; init; } = true;

    /// <summary>Whether each region is told how it looks to the eye (anti-aliasing, colour distance). Costs some 50 ns for every differing pixel.</summary>
    public bool Perception { get; init; }

    /// <summary>Whether differing images are aligned by rows, to explain what moved. Costs a few milliseconds a megapixel.</summary>
    public bool Alignment { get; init; }
}
