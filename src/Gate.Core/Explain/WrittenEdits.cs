namespace Gate.Core.Explain;

/// <summary>
/// Changes by the places that tell of them: a change that two places tell of makes them one edit. Each place and each change is looked at once.
/// </summary>
/// <param name="hunks">How many places there are.</param>
/// <param name="telling">How many of them, from the first on, tell something by themselves.</param>
internal sealed class WrittenEdits(int hunks, int telling)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, hunks)];
    private readonly int[] _size = [.. Enumerable.Repeat(1, hunks)];
    private readonly int[] _telling = [.. Enumerable.Range(0, hunks).Select(hunk => hunk < telling ? 1 : 0)];
    private readonly Step?[] _last = new Step?[hunks];
    private int _steps;

    /// <summary>Adds a change.</summary>
    /// <param name="change">It.</param>
    /// <param name="found">The places that tell of it, at least one.</param>
    public void Add(LayoutChange change, IReadOnlyList<int> found)
    {
        var roots = found.Select(Root).Distinct().ToList();
        var earlier = roots.Select(root => _last[root]).OfType<Step>().OrderBy(step => step.Number).ToList();
        var whole = roots.Aggregate(Join);
        _last[whole] = new Step(_steps++, change, earlier);
    }

    /// <summary>Each edit with its places and its changes: the latest first, then those of the edits that it made one.</summary>
    public IEnumerable<(int First, int Hunks, int Telling, List<LayoutChange> Changes)> All() =>
        from root in Enumerable.Range(0, hunks)
        where Root(root) == root && _last[root] is not null
        orderby _last[root]!.Number
        select (root, _size[root], _telling[root], Changes(_last[root]!));

    private int Root(int hunk)
    {
        while (_parent[hunk] != hunk)
            hunk = _parent[hunk] = _parent[_parent[hunk]];
        return hunk;
    }

    private int Join(int one, int other)
    {
        if (_size[one] < _size[other])
            (one, other) = (other, one);
        (_parent[other], _last[other]) = (one, null);
        (_size[one], _telling[one]) = (_size[one] + _size[other], _telling[one] + _telling[other]);
        return one;
    }

    private static List<LayoutChange> Changes(Step last)
    {
        var (changes, open) = (new List<LayoutChange>(), new Stack<Step>([last]));
        while (open.TryPop(out var step))
        {
            changes.Add(step.Change);
            foreach (var earlier in step.Earlier.Reverse())
                open.Push(earlier);
        }

        return changes;
    }

    private sealed record Step(int Number, LayoutChange Change, IReadOnlyList<Step> Earlier);
}
