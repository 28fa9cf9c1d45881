namespace Gate.Core.Explain;

/// <summary>A declaration that the style sheets of the sides do not have alike.</summary>
/// <param name="Before">What was declared, or null.</param>
/// <param name="After">What is declared, or null.</param>
internal sealed record StyleEdit(StyleDeclaration? Before, StyleDeclaration? After)
{
    /// <summary>The edit of what is around it that it follows from, or null.</summary>
    public NestingEdit? Nesting { get; init; }

    public StyleDeclaration Known => (After ?? Before)!;

    /// <summary>Whether only the condition around the rule changed.</summary>
    public bool IsOfContext => Before is not null && After is not null && Before.Context != After.Context;

    public bool IsOfVariable => Known.Property.StartsWith("--", StringComparison.Ordinal);
}
