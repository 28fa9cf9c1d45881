namespace Gate.Core.Explain;

/// <summary>Both sides of a layout, with their nodes matched.</summary>
internal sealed class LayoutPair
{
    private readonly LayoutFacts _before;
    private readonly LayoutFacts _after;

    public LayoutPair(LayoutFacts before, LayoutFacts after)
    {
        (_before, _after) = (before, after);
        (Before, After) = (new LayoutTree(before), new LayoutTree(after));
        (BeforeElements, AfterElements) = (new LayoutElements(Before), new LayoutElements(After));
        Alignment = TreeAlignment.Of(Before, After);
    }

    public LayoutTree Before { get; }

    public LayoutTree After { get; }

    public LayoutElements BeforeElements { get; }

    public LayoutElements AfterElements { get; }

    public TreeAlignment Alignment { get; }

    /// <summary>Whether a change made all that its element and what it holds draw come or go: it is laid out on one side only, or shows another document.</summary>
    public bool IsDrawnWhole(LayoutChange change) => change is { BeforeNode: >= 0, AfterNode: >= 0 }
        && (Before.Nodes[change.BeforeNode].Box is null != After.Nodes[change.AfterNode].Box is null
            || change.Kind == "attribute" && FramedDocuments.IsAddress(Before.Nodes[change.BeforeNode], After.Nodes[change.AfterNode], change.Name));

    /// <summary>Whether an element shows its picture on both sides: what is written in its stead is not seen then.</summary>
    public bool HasPicture(LayoutChange change) => IsLoaded(_before, change.BeforeNode) && IsLoaded(_after, change.AfterNode);

    // Pictures that are written into the page are asked for nowhere: they have no sizes, and are there.
    private static bool IsLoaded(LayoutFacts facts, int node) =>
        node >= 0 && facts.Nodes[node].Picture is { } picture && (facts.PictureSizes.ContainsKey(picture) || picture.StartsWith("data:", StringComparison.OrdinalIgnoreCase));
}
