namespace Gate.Core.Explain;

/// <summary>Both sides of a layout, with their nodes matched.</summary>
internal sealed class LayoutPair
{
    public LayoutPair(LayoutFacts before, LayoutFacts after)
    {
        (Before, After) = (new LayoutTree(before), new LayoutTree(after));
        (BeforeElements, AfterElements) = (new LayoutElements(Before), new LayoutElements(After));
        Alignment = TreeAlignment.Of(Before, After);
    }

    public LayoutTree Before { get; }

    public LayoutTree After { get; }

    public LayoutElements BeforeElements { get; }

    public LayoutElements AfterElements { get; }

    public TreeAlignment Alignment { get; }

    /// <summary>Whether a change is one of an element that is laid out on one side only: all that it and what it holds draws came or went.</summary>
    public bool IsShownOnce(LayoutChange change) =>
        change is { BeforeNode: >= 0, AfterNode: >= 0 } && Before.Nodes[change.BeforeNode].Box is null != After.Nodes[change.AfterNode].Box is null;
}
