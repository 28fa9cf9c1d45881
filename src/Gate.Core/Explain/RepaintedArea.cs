using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>Where a changed value is drawn.</summary>
/// <param name="Area">Device px.</param>
/// <param name="Node">Whose value it is, after.</param>
/// <param name="Kind">What is drawn there.</param>
internal sealed record RepaintedArea(Region Area, int Node, RepaintKind Kind);
