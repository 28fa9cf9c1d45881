namespace Gate.Core.Explain;

/// <summary>How a browser laid out a page: the element tree with boxes and computed values, frames and shadow roots included.</summary>
/// <param name="Nodes">In document order.</param>
public sealed record LayoutFacts(IReadOnlyList<LayoutNode> Nodes);
