using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>Markup of a page that changed and that captures are to show.</summary>
/// <param name="Change">What changed, and where it is written.</param>
/// <param name="Before">Where it was in the tree; null for something new.</param>
/// <param name="After">Where it is; null for something gone.</param>
internal sealed record ChangedPlace(SemanticChange Change, ElementPlace? Before, ElementPlace? After)
{
    /// <summary>The text right inside of the element changed, not the element.</summary>
    public bool IsText { get; init; }

    /// <summary>It shows only while it moves (<see cref="StyleMotion"/>).</summary>
    public bool IsMotion { get; init; }

    /// <summary>No still picture shows it (<see cref="UnseenStyle"/>).</summary>
    public bool IsUnseen { get; init; }

    /// <summary>Of one that no picture shows: a part of what it does may be on one.</summary>
    public bool IsSeenInPart { get; init; }

    /// <summary>One declaration of a <c>style</c> attribute that not every view shows alike (<see cref="ViewValue"/>), or null.</summary>
    public (string Before, string After)? Declared { get; init; }

    /// <summary>Where other rules are for it, though no rule changed (<see cref="MetRules"/>), by state; empty elsewhere.</summary>
    public IReadOnlyList<MetState> Met { get; init; } = [];

    /// <summary>It shows only where scripts do not run.</summary>
    public bool IsNoScript { get; init; }

    /// <summary>It is in a template, and what a script makes of that no capture tells.</summary>
    public bool IsInert { get; init; }
}
