namespace Gate.Core.Explain;

/// <summary>
/// Elements of one name of which a script made the same: the lines of a diagram that have another colour now. They are one change, however many they are.
/// </summary>
/// <param name="Selector">Leads to all elements of this name in what holds them, those that did not change too.</param>
/// <param name="Count">How many changed.</param>
internal sealed record AlikeElements(string Selector, int Count)
{
    /// <summary>Fewer are told one by one.</summary>
    private const int Fewest = 4;

    /// <summary>The same changes; those of elements that changed alike know it.</summary>
    public static IReadOnlyList<LayoutChange> Join(LayoutPair pair, IReadOnlyList<LayoutChange> changes)
    {
        var alike = changes.Where(IsOfElement).GroupBy(Key).Where(same => same.Count() >= Fewest).ToDictionary(same => same.Key, same => Of(pair.After, [.. same.Select(change => change.AfterNode)]));
        return alike.Count == 0 ? changes : [.. changes.Select(change => IsOfElement(change) && alike.TryGetValue(Key(change), out var elements) ? change with { Alike = elements } : change)];

        bool IsOfElement(LayoutChange change) => change is { Kind: "attribute" or "style", Edit: null, BeforeNode: >= 0, AfterNode: >= 0 } && pair.After.Nodes[change.AfterNode].Kind == LayoutNodeKind.Element;

        (string, string?, string?, string?, string) Key(LayoutChange change) => (change.Kind, change.Name, change.Before, change.After, pair.After.Nodes[change.AfterNode].Name);
    }

    private static AlikeElements Of(LayoutTree tree, IReadOnlyList<int> nodes)
    {
        var parents = nodes.Select(node => tree.Nodes[node].Parent).Distinct().ToList();
        return new AlikeElements(parents is [>= 0] ? Among(tree, nodes[0]) : tree.Nodes[nodes[0]].Name, nodes.Count);
    }

    /// <summary>Leads to an element and its brothers of the same name.</summary>
    public static string Among(LayoutTree tree, int node) => $"{tree.Selector(tree.Nodes[node].Parent)} > {tree.Nodes[node].Name}";
}
