using AngleSharp.Dom;

namespace Gate.Core.Semantics;

/// <summary>An element of both sides.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
internal sealed record ElementPair(IElement Before, IElement After);
