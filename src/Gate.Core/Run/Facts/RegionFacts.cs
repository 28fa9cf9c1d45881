namespace Gate.Core.Run.Facts;

/// <summary>A connected area of difference: rectangle in device px, from the top left corner of the page.</summary>
public sealed record RegionFacts
{
    /// <summary>Left edge.</summary>
    public required int X { get; init; }

    /// <summary>Top edge.</summary>
    public required int Y { get; init; }

    /// <summary>Width.</summary>
    public required int Width { get; init; }

    /// <summary>Height.</summary>
    public required int Height { get; init; }

    /// <summary>Differing positions within.</summary>
    public required long Ae { get; init; }

    /// <summary>Largest difference of one channel within, 0–255.</summary>
    public int MaxChannelDelta { get; init; }

    /// <summary>Differing positions that pixelmatch's published rule takes for anti-aliasing; explanation only.</summary>
    public long AntiAliased { get; init; }

    /// <summary>Largest colour distance within, 0–1 (YIQ, black against white is 1); explanation only.</summary>
    public double ColourDistance { get; init; }

    /// <summary>Ids of the groups it belongs to.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The smallest set of layout facts that explains it.</summary>
    public IReadOnlyList<CauseFacts> Causes { get; init; } = [];

    /// <summary>
    /// <c>whole</c>: the causes account for every differing position. <c>partial</c>: they are true and reach here, but leave some over.
    /// <c>unexplained</c>: no fact of the layout explains it. Null where the layout was not read.
    /// </summary>
    public string? Explanation { get; init; }

    /// <summary>
    /// Differing positions whose colours neither the causes nor what is <see cref="Redrawn"/> give; null where the layout was not read. Where the
    /// explanation is <c>whole</c> they lie where the causes paint; otherwise nothing accounts for them.
    /// </summary>
    public long? Remainder { get; init; }

    /// <summary>
    /// Differing positions at edges, gradients and texts of what moved or was resized that look drawn anew: made of the colours around them on
    /// both sides. Likely, not proved; 0 where there are none.
    /// </summary>
    public long Redrawn { get; init; }

    /// <summary>
    /// Differing positions that no shift and no value tells of, and that follow from the causes all the same: nothing else differs between what the
    /// sides of the page were made of. 0 where there are none.
    /// </summary>
    public long ByInputs { get; init; }
}
