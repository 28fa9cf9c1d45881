namespace Gate.Fixtures;

/// <summary>What one shot of a page must come to. Figures are given only where they follow from the edit, whatever draws the page.</summary>
/// <param name="Status">A status of the contract: identical, changed, added, removed.</param>
internal sealed record Shot(string Status)
{
    /// <summary>Differing pixel positions.</summary>
    public int? Ae { get; init; }

    /// <summary>The largest difference of one channel, 0–255.</summary>
    public int? MaxChannelDelta { get; init; }

    /// <summary>Height of the after-image less that of the before-image, in px.</summary>
    public int? HeightDelta { get; init; }

    public static Shot Identical { get; } = new("identical") { Ae = 0, MaxChannelDelta = 0, HeightDelta = 0 };

    public static Shot Changed { get; } = new("changed");

    public static Shot Added { get; } = new("added");

    public static Shot Removed { get; } = new("removed");
}
