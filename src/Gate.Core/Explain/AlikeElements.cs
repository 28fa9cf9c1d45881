namespace Gate.Core.Explain;

/// <summary>
/// Elements of one name that changed alike: the lines of a diagram to which a script gave another colour, the cells of a column that say something else now.
/// They are one change, however many they are.
/// </summary>
/// <param name="Selector">Leads to all of them, and to those like them that did not change.</param>
/// <param name="Count">How many changed.</param>
/// <param name="IsWritten">Each is written otherwise in the markup, at a place of its own; else a script made it so.</param>
internal sealed record AlikeElements(string Selector, int Count, bool IsWritten)
{
    /// <summary>Fewer are told one by one.</summary>
    private const int Fewest = 4;

    /// <summary>The same changes; those of elements that changed alike know it.</summary>
    /// <param name="pair">Both layouts.</param>
    /// <param name="changes">Between them.</param>
    /// <param name="isOfScript">Scripts made them: what an element looks like is then a change by itself.</param>
    public static IReadOnlyList<LayoutChange> Join(LayoutPair pair, IReadOnlyList<LayoutChange> changes, bool isOfScript)
    {
        var alike = changes.Where(IsOne).GroupBy(Key).Where(same => same.Count() >= Fewest)
            .ToDictionary(same => same.Key, same => new AlikeElements(Among(pair.After, [.. same.Select(change => change.AfterNode)]), same.Count(), !isOfScript));
        return alike.Count == 0 ? changes : [.. changes.Select(change => IsOne(change) && alike.TryGetValue(Key(change), out var elements) ? change with { Alike = elements } : change)];

        bool IsOne(LayoutChange change) => change is { Edit: null, Tag: null, Run: null, BeforeNode: >= 0, AfterNode: >= 0 } && change.Kind switch
        {
            "attribute" => IsElement(change.AfterNode),
            "style" => isOfScript && IsElement(change.AfterNode),
            "text" => !isOfScript,
            _ => false,
        };

        bool IsElement(int node) => pair.After.Nodes[node].Kind == LayoutNodeKind.Element;

        (string, string?, string?, string?, string) Key(LayoutChange change) => (change.Kind, change.Name, change.Before, change.After, pair.After.Nodes[pair.After.ElementAt(change.AfterNode)].Name);
    }

    /// <summary>Leads to an element and its brothers of the same name.</summary>
    public static string Among(LayoutTree tree, int node) => $"{tree.Selector(tree.Nodes[node].Parent)} > {tree.Nodes[node].Name}";

    // Brothers are named by what holds them, others by what their places have in common.
    private static string Among(LayoutTree tree, List<int> nodes)
    {
        List<int> elements = [.. nodes.Select(tree.ElementAt)];
        if (elements.Select(element => tree.Nodes[element].Parent).Distinct().ToList() is [>= 0])
            return Among(tree, elements[0]);
        string[][] paths = [.. elements.Select(element => tree.Selector(element).Split(" > "))];
        var shared = Enumerable.Range(1, paths.Min(path => path.Length)).TakeWhile(back => paths.Select(path => Step(path[^back])).Distinct(StringComparer.Ordinal).Count() == 1).Count();
        return shared == 0 ? tree.Nodes[elements[0]].Name : string.Join(" > ", paths[0][^shared..].Select(Step));
    }

    private static string Step(string step) => step.Split(":nth-of-type(")[0];
}
