namespace Gate.Pixels;

/// <summary>Size of an image in device px.</summary>
public readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>Number of pixel positions.</summary>
    public long Area => (long)Width * Height;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Width}×{Height}");
}
