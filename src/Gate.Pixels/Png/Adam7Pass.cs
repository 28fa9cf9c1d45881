namespace Gate.Pixels.Png;

/// <summary>One of the seven passes of Adam7 (8.2): where its first pixel lies, and the steps between its pixels.</summary>
internal readonly record struct Adam7Pass(int Left, int Top, int StepX, int StepY)
{
    public static ReadOnlySpan<Adam7Pass> All => passes;

    private static readonly Adam7Pass[] passes =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    /// <summary>Size of the pass in an image; a pass without columns or rows has no bytes at all.</summary>
    public ImageSize SizeWithin(ImageSize image) =>
        new((int)(((long)image.Width - Left + StepX - 1) / StepX), (int)(((long)image.Height - Top + StepY - 1) / StepY));
}
