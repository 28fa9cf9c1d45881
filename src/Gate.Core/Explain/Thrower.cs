namespace Gate.Core.Explain;

/// <summary>A node that moved and paints beyond its box: a shadow, an outline, glyphs that hang over.</summary>
/// <param name="Node">Itself, after.</param>
/// <param name="Ways">How far it moved, device px.</param>
internal sealed record Thrower(int Node, (int X, int Y)[] Ways);
