namespace Gate.Core.Explain;

/// <summary>A piece of a style sheet.</summary>
/// <param name="Text">As written, without comments.</param>
/// <param name="Declaration">What it declares, or null for the head or the end of a rule and for whatever else it is.</param>
internal sealed record StylePart(string Text, StyleDeclaration? Declaration)
{
    /// <summary>Ends the head of a rule.</summary>
    public const string Begin = "{";

    /// <summary>The end of a rule.</summary>
    public const string End = "}";
}
