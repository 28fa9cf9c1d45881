namespace Gate.Core.Run.Config;

/// <summary>What is said of a window; null means "not said".</summary>
public sealed record WindowConfig
{
    /// <summary>CSS px.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>Device px per CSS px.</summary>
    public double? Scale { get; init; }

    /// <summary>Whether the viewport meta tag counts.</summary>
    public bool? IsMobile { get; init; }

    /// <summary>Whether touch events are offered.</summary>
    public bool? HasTouch { get; init; }

    /// <summary>This where it says something, else <paramref name="general"/>.</summary>
    public WindowConfig Over(WindowConfig general) => new()
    {
        Size = Size ?? general.Size,
        Scale = Scale ?? general.Scale,
        IsMobile = IsMobile ?? general.IsMobile,
        HasTouch = HasTouch ?? general.HasTouch,
    };
}
