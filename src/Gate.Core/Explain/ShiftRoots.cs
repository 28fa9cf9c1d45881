using System.Globalization;

namespace Gate.Core.Explain;

/// <summary>Finds what moved or resized a node: on it, in the brothers before it, above it, at last in what it holds.</summary>
internal sealed class ShiftRoots(LayoutPair pair, IReadOnlyList<LayoutChange> changes, Displacements moves, StepBudget budget)
{
    private const int Most = 3;

    private readonly (LayoutChange Change, double? Step)[] _moving = [.. changes.Where(change => !change.OnlyPaints).Select(change => (change, StepOf(change)))];
    private readonly Dictionary<int, IReadOnlyList<LayoutChange>> _found = [];
    private readonly bool[] _isOutBefore = OutOfFlow(pair.Before);
    private readonly bool[] _isOutAfter = OutOfFlow(pair.After);

    /// <summary>The highest node that moved as this one did.</summary>
    public int TopOf(int after)
    {
        var at = after;
        for (; pair.After.Nodes[at].Parent is >= 0 and var parent && moves.IsMoved(at) && moves.OfAfter(parent) is [var way, ..] && way == moves.OfAfter(at)[0]; budget.Spend(1))
            at = parent;
        return at;
    }

    /// <summary>Best first; empty when nothing that changed can have moved it.</summary>
    public IReadOnlyList<LayoutChange> Of(int after)
    {
        var top = TopOf(after);
        if (!_found.TryGetValue(top, out var roots))
            _found[top] = roots = Find(top);
        return roots;
    }

    private List<LayoutChange> Find(int top)
    {
        var way = moves.OfAfter(top) is [var first, ..] ? first : (X: 0, Y: 0);
        if (!moves.IsMoved(top) && Ranked(change => Holds(top, change), way) is { Count: > 0 } within)
            return within;
        for (var at = top; at > 0; at = pair.After.Nodes[at].Parent)
        {
            // Each of the changes is held against the node itself and against those beside it.
            budget.Spend(_moving.Length);
            if (Ranked(change => change.AfterNode == at && change.Kind != "text", way) is { Count: > 0 } own)
                return own;
            var rank = pair.After.Rank(at);
            if (Ranked(change => IsAmong(change, 0, rank, at), way) is { Count: > 0 } earlier)
                return earlier;
            if (at == top && Ranked(change => Holds(at, change), way) is { Count: > 0 } inside)
                return inside;
            if (Ranked(change => IsAmong(change, rank + 1, int.MaxValue, at), way) is { Count: > 0 } later && (moves.IsSideways(top) || way.X != 0 || way.Y < 0 || IsCentred(at)))
                return later;
        }

        return Ranked(change => change.AfterNode >= 0 && pair.After.Nodes[change.AfterNode].Name is "html" or "body", way);
    }

    private bool IsCentred(int node) =>
        pair.After.Nodes[node].Parent is >= 0 and var parent && pair.After.Style(parent, "display") is "flex" or "grid" or "inline-flex" or "table-cell" or "table-row";

    /// <summary>Whether it changed something within the brothers of a node that stand in [from, to) among them.</summary>
    private bool IsAmong(LayoutChange change, int from, int to, int node)
    {
        var above = pair.After.Nodes[node].Parent;
        if (change.AfterNode >= 0)
            return IsBetween(change.AfterNode) && Reaches(change.AfterNode, above);

        // Removed: what stood before this node, under the same parent or within an earlier brother.
        if (_isOutBefore[change.BeforeNode])
            return false;
        var self = pair.Alignment.BeforeOf(node);
        var parent = pair.Before.Nodes[change.BeforeNode].Parent;
        if (self >= 0 && pair.Before.Nodes[self].Parent == parent)
            return from == 0 == (change.BeforeNode < self);
        return pair.Alignment.AfterOf(parent) is >= 0 and var counterpart && IsBetween(counterpart);

        bool IsBetween(int within)
        {
            for (; within > above && pair.After.Nodes[within].Parent != above; budget.Spend(1))
                within = pair.After.Nodes[within].Parent;
            return within > above && pair.After.Rank(within) is var rank && rank >= from && rank < to;
        }
    }

    private bool Holds(int top, LayoutChange change) =>
        change.AfterNode >= 0
            ? IsWithin(pair.After, change.AfterNode, top) && Reaches(change.AfterNode, top)
            : !_isOutBefore[change.BeforeNode] && pair.Alignment.AfterOf(pair.Before.Nodes[change.BeforeNode].Parent) is >= 0 and var parent && IsWithin(pair.After, parent, top);

    // What stands out of the flow, on both sides where there are both, takes no room: nothing around it moves for it or for what it holds.
    private bool Reaches(int node, int below)
    {
        for (var at = node; at > below; at = pair.After.Nodes[at].Parent)
        {
            budget.Spend(1);
            if (_isOutAfter[at] && (pair.Alignment.BeforeOf(at) is not (>= 0 and var other) || _isOutBefore[other]))
                return false;
        }

        return true;
    }

    // A text tells the values of what holds it.
    private static bool[] OutOfFlow(LayoutTree tree) =>
        [.. tree.Nodes.Select((node, at) => node.Kind != LayoutNodeKind.Text && tree.Style(at, "position") is "absolute" or "fixed")];

    private bool IsWithin(LayoutTree tree, int node, int ancestor)
    {
        for (; node > ancestor; budget.Spend(1))
            node = tree.Nodes[node].Parent;
        return node == ancestor;
    }

    // What changed by as much as the node moved, then the likeliest kinds, then the nearest: kept in place, since a page that was written anew has
    // ten thousands of changes, and each node that moved asks.
    private List<LayoutChange> Ranked(Predicate<LayoutChange> isOne, (int X, int Y) way)
    {
        var best = new List<(LayoutChange Change, (bool, int, int) Key)>(Most + 1);
        foreach (var (change, step) in _moving)
        {
            if (!isOne(change))
                continue;
            var key = (step is not { } by || (by != Math.Abs(way.X) && by != Math.Abs(way.Y)), change.Rank, -change.AfterNode);
            var at = best.Count;
            while (at > 0 && key.CompareTo(best[at - 1].Key) < 0)
                at--;
            if (at == Most)
                continue;
            best.Insert(at, (change, key));
            if (best.Count > Most)
                best.RemoveAt(Most);
        }

        return [.. best.Select(each => each.Change)];
    }

    private static double? StepOf(LayoutChange change) => Pixels(change.Before) is { } was && Pixels(change.After) is { } now ? Math.Abs(now - was) : null;

    private static double? Pixels(string? value) =>
        value is not null && value.EndsWith("px", StringComparison.Ordinal) && double.TryParse(value.AsSpan(..^2), CultureInfo.InvariantCulture, out var pixels) ? pixels : null;
}
