namespace Gate.Pixels;

/// <summary>How two files are compared.</summary>
public sealed record FileCompareOptions
{
    /// <summary>Nothing masked, default settings and limits.</summary>
    public static FileCompareOptions Default { get; } = new();

    /// <summary>What is left out.</summary>
    public Mask Mask { get; init; } = Mask.None;

    /// <summary>What is told beside the count.</summary>
    public CompareSettings Settings { get; init; } = CompareSettings.Default;

    /// <summary>The largest image that is decoded.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;
}
