namespace Gate.Pixels;

/// <summary>The largest image that a codec decodes; a larger one is refused by its header, before anything is allocated.</summary>
/// <param name="MaxWidth">Device px; beyond 2^24 it counts as 2^24, so that a row of any kind fits an array.</param>
/// <param name="MaxHeight">Device px.</param>
/// <param name="MaxPixels">Pixel positions; at most 2^28, which is 1 GiB of RGBA.</param>
public sealed record ImageLimits(int MaxWidth, int MaxHeight, long MaxPixels)
{
    private const int WidestRow = 1 << 24;
    private const long LargestArea = 1L << 28;

    /// <summary>
    /// A million px a side and 2^28 pixels: a full page 2560 px wide may be 104,857 px tall. A side has no tighter bound because a
    /// page of 60,000 px is ordinary; the bound on area and the size of the file (a byte of deflate yields at most 1032) bound memory.
    /// </summary>
    public static ImageLimits Default { get; } = new(1_000_000, 1_000_000, LargestArea);

    /// <summary>Refuses a size beyond the limits.</summary>
    /// <exception cref="ImageFormatException"><c>image-too-large</c>.</exception>
    public void Check(ImageSize size)
    {
        if (size.Width > Math.Min(MaxWidth, WidestRow) || size.Height > MaxHeight || size.Area > Math.Min(MaxPixels, LargestArea))
        {
            throw new ImageFormatException(ImageFormatException.TooLarge)
            {
                Chunk = "IHDR",
                Offset = 16,
                Expected = FormattableString.Invariant($"at most {MaxWidth}×{MaxHeight} and {MaxPixels} pixels"),
                Found = FormattableString.Invariant($"{size} ({size.Area} pixels)"),
            };
        }
    }
}
