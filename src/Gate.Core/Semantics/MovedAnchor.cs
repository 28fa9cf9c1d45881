namespace Gate.Core.Semantics;

/// <summary>A fragment of a page that leads to another element than it did.</summary>
/// <param name="Was">The element as it was, for people.</param>
/// <param name="Now">The element that has the name now.</param>
internal sealed record MovedAnchor(string Was, string Now);
