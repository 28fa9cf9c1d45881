namespace Gate.Pixels.Comparison;

/// <summary>The diff of an image with itself.</summary>
internal static class EmptyDiff
{
    public static PixelDiff Of(ImageSize size, FileCompareOptions options) => new()
    {
        Before = size,
        After = size,
        Mask = options.Mask,
        AbsoluteError = 0,
        OnlyBefore = 0,
        OnlyAfter = 0,
        MaxChannelDelta = 0,
        Histogram = options.Settings.Histogram ? new() : null,
        Bounds = null,
        Regions = [],
        MaskedPixels = options.Mask.AreaWithin(size.Width, size.Height),
    };
}
