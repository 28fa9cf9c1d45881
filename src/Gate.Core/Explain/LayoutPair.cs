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
}
