namespace Gate.Core.Explain;

/// <summary>
/// Elements that came to one parent, or went from it, side by side: rows of a table, items of a list, the words of a text that is marked up now.
/// They are one change, however many they are.
/// </summary>
/// <param name="Kind"><c>added</c> or <c>removed</c>.</param>
/// <param name="Parent">Their parent, on the side on which they are.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">Elements, texts between them left out.</param>
internal sealed record ChildRun(string Kind, int Parent, int First, int Count)
{
    /// <summary>Fewer are told one by one.</summary>
    public const int Fewest = 4;

    /// <summary>The same changes; those that are of one run know it.</summary>
    public static IReadOnlyList<LayoutChange> Join(LayoutPair pair, IReadOnlyList<LayoutChange> changes)
    {
        var (added, removed) = (Runs(pair.After, changes, "added", change => change.AfterNode), Runs(pair.Before, changes, "removed", change => change.BeforeNode));
        return added.Count + removed.Count == 0 ? changes : [.. changes.Select(change => RunOf(change) is { } run ? run.Join(change) : change)];

        ChildRun? RunOf(LayoutChange change) => change.Kind switch
        {
            "added" => added.GetValueOrDefault(change.AfterNode),
            "removed" => removed.GetValueOrDefault(change.BeforeNode),
            // A text that is cut into pieces now, or was, says nothing else.
            "text" when added.GetValueOrDefault(change.AfterNode) is { } run && IsSaidAlike(run.Parent, pair.Alignment.BeforeOf(run.Parent)) => run,
            "text" when removed.GetValueOrDefault(change.BeforeNode) is { } run && IsSaidAlike(pair.Alignment.AfterOf(run.Parent), run.Parent) => run,
            _ => null,
        };

        bool IsSaidAlike(int parent, int other) => Text(pair.After, parent) == Text(pair.Before, other);
    }

    private static string Text(LayoutTree tree, int node) =>
        tree.Nodes[node].Kind == LayoutNodeKind.Text ? tree.Nodes[node].Text : string.Concat(tree.Children[node].Select(child => Text(tree, child)));

    private static Dictionary<int, ChildRun> Runs(LayoutTree tree, IReadOnlyList<LayoutChange> changes, string kind, Func<LayoutChange, int> node)
    {
        var loose = changes.Where(change => change.Kind == kind).Select(node).ToHashSet();
        var texts = changes.Where(change => change.Kind == "text").Select(node).ToHashSet();
        var runs = new Dictionary<int, ChildRun>();
        foreach (var parent in loose.Select(each => tree.Nodes[each].Parent).ToHashSet())
        {
            var open = new List<int>();
            foreach (var child in tree.Children[parent])
            {
                if (loose.Contains(child) || texts.Contains(child))
                    open.Add(child);
                else if (tree.Nodes[child].Kind != LayoutNodeKind.Text || !string.IsNullOrWhiteSpace(tree.Nodes[child].Text))
                    Close(parent, open);
            }

            Close(parent, open);
        }

        return runs;

        void Close(int parent, List<int> open)
        {
            var elements = open.Where(each => tree.Nodes[each].Kind == LayoutNodeKind.Element).ToList();
            foreach (var each in elements.Count >= Fewest ? open : [])
                runs[each] = new ChildRun(kind, parent, elements[0], elements.Count);
            open.Clear();
        }
    }

    private LayoutChange Join(LayoutChange change)
    {
        var count = $"{Words.Number(Count)} elements";
        return change with { Run = this, Kind = Kind, Name = "children", Before = Kind == "removed" ? count : null, After = Kind == "added" ? count : null };
    }
}
