namespace Gate.Core.Explain;

/// <summary>All that is known of both sides of a differing shot, beside the pixels.</summary>
/// <param name="Before">Layout before.</param>
/// <param name="After">Layout after.</param>
/// <param name="Scale">Device px per CSS px.</param>
/// <param name="Requests">What was answered differently.</param>
internal sealed record ExplainedSides(LayoutFacts Before, LayoutFacts After, double Scale, RequestChanges Requests)
{
    /// <summary>Source before.</summary>
    public SideText BeforeText { get; init; } = SideText.None;

    /// <summary>Source after.</summary>
    public SideText AfterText { get; init; } = SideText.None;

    /// <summary>What changed in the style sheets.</summary>
    public StyleEdits Edits { get; init; } = StyleEdits.None;

    /// <summary>All that differs between what the page was made of; null where that is not known.</summary>
    public InputEdits? Inputs { get; init; }

    /// <summary>Scripts and what they read, of what differs.</summary>
    public ScriptEdits Scripts { get; init; } = ScriptEdits.None;
}
