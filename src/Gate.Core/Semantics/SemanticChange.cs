using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>One change of meaning on one page.</summary>
/// <param name="Severity">Its own weight, before the policy.</param>
/// <param name="What">The element, what changed, before and after; no page and no place, so that the same change on many pages reads the same.</param>
/// <param name="Before">Where it was, or null for something new.</param>
/// <param name="After">Where it is, or null for something gone.</param>
internal sealed record SemanticChange(Severity Severity, string What, SourcePlace? Before, SourcePlace? After)
{
    /// <summary>Holds only where no pixel of the page changed: else the pixels say it, and better.</summary>
    public bool OnlyWithoutPixels { get; init; }

    /// <summary>Digest of what changed, where the words do not say it: a decision is one on this. Null where they do.</summary>
    public string? Content { get; init; }

    /// <summary>Selectors of the masks that all of it lies under, or null.</summary>
    public string? Mask { get; init; }
}
