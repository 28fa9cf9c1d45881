using Gate.Core.Rendering;
using Gate.Pixels;

namespace Gate.Core.Checks;

/// <summary>One side of a compared shot.</summary>
public sealed record ComparedSide
{
    /// <summary>All attempts.</summary>
    public required SideRender Render { get; init; }

    /// <summary>Device px of the first capture; null without one.</summary>
    public ImageSize? Size { get; init; }

    /// <summary>Digest of the first capture's picture; null where nothing had to be decoded.</summary>
    public string? Pixels { get; init; }

    /// <summary>Distinct digests of what is judged, in the order first seen; the first is the first capture's.</summary>
    public IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>The first attempt without trustworthy pixels, or null.</summary>
    public Failure? Failure { get; init; }
}
