using System.Globalization;

namespace Gate.Core.Explain;

/// <summary>Finds what moved or resized a node: on it, in the brothers before it, above it, at last in what it holds.</summary>
internal sealed class ShiftRoots(LayoutPair pair, IReadOnlyList<LayoutChange> changes, Displacements moves, StepBudget budget)
{
    private readonly LayoutChange[] _moving = [.. changes.Where(change => !change.OnlyPaints)];
    private readonly Dictionary<int, IReadOnlyList<LayoutChange>> _found = [];

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
        if (!moves.IsMoved(top) && Ranked(_moving.Where(change => Holds(top, change)), way) is { Count: > 0 } within)
            return within;
        for (var at = top; at > 0; at = pair.After.Nodes[at].Parent)
        {
            // Each of the changes is held against the node itself and against its brothers.
            budget.Spend(_moving.Length + pair.After.Children[pair.After.Nodes[at].Parent].Count);
            if (Ranked(_moving.Where(change => change.AfterNode == at && change.Kind != "text"), way) is { Count: > 0 } own)
                return own;
            var brothers = pair.After.Children[pair.After.Nodes[at].Parent];
            var rank = brothers.ToList().IndexOf(at);
            if (Ranked(_moving.Where(change => IsAmong(change, brothers, 0, rank, at)), way) is { Count: > 0 } earlier)
                return earlier;
            if (at == top && Ranked(_moving.Where(change => Holds(at, change)), way) is { Count: > 0 } inside)
                return inside;
            if (Ranked(_moving.Where(change => IsAmong(change, brothers, rank + 1, brothers.Count, at)), way) is { Count: > 0 } later && (moves.IsSideways(top) || way.X != 0 || way.Y < 0 || IsCentred(at)))
                return later;
        }

        return Ranked(_moving.Where(change => change.AfterNode >= 0 && pair.After.Nodes[change.AfterNode].Name is "html" or "body"), way);
    }

    private bool IsCentred(int node) =>
        pair.After.Nodes[node].Parent is >= 0 and var parent && pair.After.Style(parent, "display") is "flex" or "grid" or "inline-flex" or "table-cell" or "table-row";

    private bool IsAmong(LayoutChange change, IReadOnlyList<int> brothers, int from, int to, int node)
    {
        if (change.AfterNode >= 0)
        {
            for (var i = from; i < to; i++)
            {
                budget.Spend(1);
                if (IsWithin(pair.After, change.AfterNode, brothers[i]))
                    return Reaches(change.AfterNode, pair.After.Nodes[brothers[i]].Parent);
            }

            return false;
        }

        // Removed: what stood before this node, under the same parent or within an earlier brother.
        if (IsOutOfFlow(pair.Before, change.BeforeNode))
            return false;
        var self = pair.Alignment.BeforeOf(node);
        var parent = pair.Before.Nodes[change.BeforeNode].Parent;
        if (self >= 0 && pair.Before.Nodes[self].Parent == parent)
            return from == 0 == (change.BeforeNode < self);
        return pair.Alignment.AfterOf(parent) is >= 0 and var counterpart && Enumerable.Range(from, to - from).Any(i => IsWithin(pair.After, counterpart, brothers[i]));
    }

    private bool Holds(int top, LayoutChange change) =>
        change.AfterNode >= 0
            ? IsWithin(pair.After, change.AfterNode, top) && Reaches(change.AfterNode, top)
            : !IsOutOfFlow(pair.Before, change.BeforeNode) && pair.Alignment.AfterOf(pair.Before.Nodes[change.BeforeNode].Parent) is >= 0 and var parent && IsWithin(pair.After, parent, top);

    // What stands out of the flow, on both sides where there are both, takes no room: nothing around it moves for it or for what it holds.
    private bool Reaches(int node, int below)
    {
        for (var at = node; at > below; at = pair.After.Nodes[at].Parent)
        {
            budget.Spend(1);
            if (IsOutOfFlow(pair.After, at) && (pair.Alignment.BeforeOf(at) is not (>= 0 and var other) || IsOutOfFlow(pair.Before, other)))
                return false;
        }

        return true;
    }

    // A text tells the values of what holds it.
    private static bool IsOutOfFlow(LayoutTree tree, int node) => tree.Nodes[node].Kind != LayoutNodeKind.Text && (tree.Style(node, "position") is "absolute" or "fixed");

    private bool IsWithin(LayoutTree tree, int node, int ancestor)
    {
        for (; node > ancestor; budget.Spend(1))
            node = tree.Nodes[node].Parent;
        return node == ancestor;
    }

    private static List<LayoutChange> Ranked(IEnumerable<LayoutChange> candidates, (int X, int Y) way) =>
        [.. candidates.OrderByDescending(change => Fits(change, way)).ThenBy(change => change.Rank).ThenByDescending(change => change.AfterNode).Take(3)];

    private static bool Fits(LayoutChange change, (int X, int Y) way) =>
        Pixels(change.Before) is { } was && Pixels(change.After) is { } now && Math.Abs(now - was) is var step && (step == Math.Abs(way.X) || step == Math.Abs(way.Y));

    private static double? Pixels(string? value) =>
        value is not null && value.EndsWith("px", StringComparison.Ordinal) && double.TryParse(value.AsSpan(..^2), CultureInfo.InvariantCulture, out var pixels) ? pixels : null;
}
