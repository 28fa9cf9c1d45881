namespace Gate.Core.Explain;

/// <summary>
/// Which node of one side is which of the other: from the top by likeness of brothers in order, then what is left by its whole
/// content (moved in its parent, moved, wrapped or unwrapped), then by id and class where these fit one node alone.
/// </summary>
internal sealed class TreeAlignment
{
    /// <summary>Cells of the table for one list of children: 400 against 400.</summary>
    private const int MostCells = 160_000;

    private readonly LayoutTree _before;
    private readonly LayoutTree _after;
    private readonly int[] _afterOf;
    private readonly int[] _beforeOf;

    private TreeAlignment(LayoutTree before, LayoutTree after)
    {
        (_before, _after) = (before, after);
        _afterOf = new int[before.Nodes.Count];
        _beforeOf = new int[after.Nodes.Count];
        Array.Fill(_afterOf, -1);
        Array.Fill(_beforeOf, -1);
        Match(0, 0);
        MatchLeft((tree, node) => ParentAfter(tree, node) is >= 0 and var parent && Content(tree, node) is { } content ? $"{parent} {content}" : null);
        MatchLeft(Content);
        MatchLeft((tree, node) => Named(tree.Nodes[node]));
    }

    /// <summary>Counterpart of a node before, or −1.</summary>
    public int AfterOf(int before) => _afterOf[before];

    /// <summary>Counterpart of a node after, or −1.</summary>
    public int BeforeOf(int after) => _beforeOf[after];

    public static TreeAlignment Of(LayoutTree before, LayoutTree after) => new(before, after);

    private static string? Content(LayoutTree tree, int node) =>
        tree.Nodes[node].Kind == LayoutNodeKind.Element || tree.Nodes[node].Text.Trim().Length > 0 ? tree.HashOf(node).ToString("x", null) : null;

    private int ParentAfter(LayoutTree tree, int node) => tree.Nodes[node].Parent is var parent && tree == _after ? parent : parent < 0 ? -1 : _afterOf[parent];

    private static string? Named(LayoutNode node)
    {
        var (id, classes) = (node.Attributes.GetValueOrDefault("id"), node.Attributes.GetValueOrDefault("class"));
        return node.Kind != LayoutNodeKind.Element || (id ?? classes) is null ? null : $"{node.Name}#{id}.{classes}";
    }

    // An explicit stack: markup may nest deeper than the machine's.
    private void Match(int before, int after)
    {
        var open = new Stack<(int Before, int After)>();
        Take(before, after);
        while (open.TryPop(out var pair))
            MatchChildren([.. _before.Children[pair.Before].Where(node => _afterOf[node] < 0)], [.. _after.Children[pair.After].Where(node => _beforeOf[node] < 0)]);

        void Take(int one, int other)
        {
            (_afterOf[one], _beforeOf[other]) = (other, one);
            open.Push((one, other));
        }

        void MatchChildren(int[] left, int[] right)
        {
            var start = 0;
            while (start < left.Length && start < right.Length && IsSame(left[start], right[start]))
                Take(left[start], right[start++]);
            var (leftEnd, rightEnd) = (left.Length, right.Length);
            while (leftEnd > start && rightEnd > start && IsSame(left[leftEnd - 1], right[rightEnd - 1]))
                Take(left[--leftEnd], right[--rightEnd]);
            var (rows, columns) = (leftEnd - start, rightEnd - start);
            if (rows == 0 || columns == 0)
                return;
            if ((long)rows * columns > MostCells)
            {
                for (var i = 0; i < Math.Min(rows, columns); i++)
                {
                    if (Likeness(left[start + i], right[start + i]) > 0)
                        Take(left[start + i], right[start + i]);
                }

                return;
            }

            var (likeness, best) = (new int[rows, columns], new int[rows + 1, columns + 1]);
            for (var i = rows - 1; i >= 0; i--)
            {
                for (var j = columns - 1; j >= 0; j--)
                {
                    likeness[i, j] = Likeness(left[start + i], right[start + j]);
                    best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), likeness[i, j] == 0 ? 0 : best[i + 1, j + 1] + likeness[i, j]);
                }
            }

            for (int i = 0, j = 0; i < rows && j < columns;)
            {
                if (likeness[i, j] > 0 && best[i, j] == best[i + 1, j + 1] + likeness[i, j])
                    Take(left[start + i++], right[start + j++]);
                else if (best[i, j] == best[i + 1, j])
                    i++;
                else
                    j++;
            }
        }
    }

    private bool IsSame(int before, int after) => _before.HashOf(before) == _after.HashOf(after);

    /// <summary>0 for nodes that cannot be one; else more, the more they share.</summary>
    private int Likeness(int before, int after)
    {
        var (one, other) = (_before.Nodes[before], _after.Nodes[after]);
        if (one.Kind != other.Kind)
            return 0;
        if (one.Name != other.Name)
            return IsRetagged(before, after) ? 3 : 0;
        if (IsSame(before, after))
            return 40 + Math.Min(40, _before.Children[before].Count);
        if (one.Kind != LayoutNodeKind.Element)
            return 6;
        // What was put around an element, or taken from around it, is not that element.
        if (_after.Children[after].Any(child => IsSame(before, child)) || _before.Children[before].Any(child => IsSame(child, after)))
            return 0;
        var (id, otherId) = (one.Attributes.GetValueOrDefault("id"), other.Attributes.GetValueOrDefault("id"));
        if (id is not null && otherId is not null)
            return id == otherId ? 40 : 1;
        var classes = Words(one.Attributes.GetValueOrDefault("class"));
        var otherClasses = Words(other.Attributes.GetValueOrDefault("class"));
        var shared = classes.Intersect(otherClasses).Count();
        var score = 4 + (classes.Length + otherClasses.Length == 0 ? 6 : 12 * shared / Math.Max(1, Math.Max(classes.Length, otherClasses.Length)));
        var contents = _before.Children[before].Select(_before.HashOf).ToHashSet();
        var kept = _after.Children[after].Count(child => contents.Contains(_after.HashOf(child)));
        score += 16 * kept / Math.Max(1, Math.Max(contents.Count, _after.Children[after].Count));
        // Nothing in common but the tag: better told as one removed and one added.
        return shared == 0 && kept == 0 && classes.Length + otherClasses.Length > 0 ? 1 : score;
    }

    // An element of another tag that holds what it held.
    private bool IsRetagged(int before, int after)
    {
        if (_before.Nodes[before].Kind != LayoutNodeKind.Element)
            return false;
        var (held, holds) = (Held(_before, before), Held(_after, after));
        return held.Exists(node => Content(_before, node) is not null) && held.Count == holds.Count && held.Zip(holds).All(each => IsSame(each.First, each.Second));
    }

    private static List<int> Held(LayoutTree tree, int node) => [.. tree.Children[node].Where(child => tree.Nodes[child].Kind != LayoutNodeKind.Pseudo)];

    private static string[] Words(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void MatchLeft(Func<LayoutTree, int, string?> key)
    {
        var gone = Once(_before, _afterOf, key);
        var added = Once(_after, _beforeOf, key);
        foreach (var (name, node) in gone)
        {
            if (node >= 0 && added.GetValueOrDefault(name, -1) is >= 0 and var other && _afterOf[node] < 0 && _beforeOf[other] < 0)
                Match(node, other);
        }
    }

    private static Dictionary<string, int> Once(LayoutTree tree, int[] matches, Func<LayoutTree, int, string?> key)
    {
        var once = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < matches.Length; i++)
        {
            if (matches[i] < 0 && key(tree, i) is { } name)
                once[name] = once.ContainsKey(name) ? -1 : i;
        }

        return once;
    }
}
