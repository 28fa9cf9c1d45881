using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>
/// Borders, outlines and rings that became others where they stand: what they draw at a position is known from their values, before and after.
/// One region at a time.
/// </summary>
internal sealed class Edges
{
    private static readonly (string Name, string Plain)[] Mixing =
        [("opacity", "1"), ("filter", "none"), ("mix-blend-mode", "normal"), ("transform", "none"), ("translate", "none"), ("scale", "none"), ("rotate", "none"), ("clip-path", "none"), ("mask-image", "none"), ("writing-mode", "horizontal-tb")];

    private readonly LayoutPair _pair;
    private readonly double _scale;
    private readonly Dictionary<int, (EdgeFrame Before, EdgeFrame After)> _borders = [];
    private readonly HashSet<(int Node, string Kind)> _plain = [];
    private readonly List<(Region Area, (int Node, EdgeFrame Before, EdgeFrame After) Frames)> _around = [];
    private RowBands<(int Node, EdgeFrame Before, EdgeFrame After)> _near = RowBands<(int Node, EdgeFrame Before, EdgeFrame After)>.None;

    public Edges(LayoutPair pair, IReadOnlyList<LayoutChange> changes, double scale)
    {
        (_pair, _scale) = (pair, scale);
        foreach (var change in changes.Where(change => change is { Kind: "style", BeforeNode: >= 0, AfterNode: >= 0 }).DistinctBy(change => (change.AfterNode, KindOf(change.Name!))))
            Add(change, KindOf(change.Name!));
    }

    /// <summary>Says which region is asked about.</summary>
    public void Enter(Region region) => _near = new RowBands<(int Node, EdgeFrame Before, EdgeFrame After)>(region, _around);

    /// <summary>How many frames a question about a position on a row looks at.</summary>
    public int Near(int y) => _near.Near(y).Length;

    /// <summary>Whose edge shows there what its values say, on both sides, as a node after; or null.</summary>
    /// <param name="x">Device px.</param>
    /// <param name="y">Device px.</param>
    /// <param name="was">The colour before.</param>
    /// <param name="now">The colour after.</param>
    /// <param name="owner">Who is on top there, after.</param>
    /// <param name="oldOwner">The same, before.</param>
    public int? Drawer(int x, int y, uint? was, uint? now, int owner, int oldOwner)
    {
        if (was is not { } old || now is not { } shown)
            return null;
        if (_borders.TryGetValue(owner, out var border) && _pair.Alignment.BeforeOf(owner) == oldOwner && Fits(border.Before, border.After, x, y, old, shown))
            return owner;
        foreach (var (_, (node, before, after)) in _near.Near(y))
        {
            if (Fits(before, after, x, y, old, shown))
                return node;
        }

        return null;
    }

    /// <summary>Whether all that a changed colour of an edge may have drawn is known: nothing lies over it, mixes or turns it.</summary>
    public bool IsKnown(LayoutChange change) => change is { Kind: "style", Name: { } name } && _plain.Contains((change.AfterNode, KindOf(name)));

    /// <summary>The node whose changed edge may have to do with a position in a way that is not known: the owner, one around it or one that reaches there; or −1.</summary>
    public int Around(int x, int y, uint? was, uint? now, int owner, StepBudget budget)
    {
        for (var at = _plain.Count > 0 ? owner : -1; at >= 0; at = _pair.After.Nodes[at].Parent)
        {
            budget.Spend(1);
            if (_borders.TryGetValue(at, out var border) && MayDraw(border.Before, border.After, x, y, was, now))
                return at;
        }

        foreach (var (_, (node, before, after)) in _near.Near(y))
        {
            if (MayDraw(before, after, x, y, was, now))
                return node;
        }

        return -1;
    }

    private static bool MayDraw(EdgeFrame before, EdgeFrame after, int x, int y, uint? was, uint? now) =>
        after.Holds(x, y) && (was is not { } old || now is not { } shown || MayFit(before, after, x, y, old, shown));

    private static bool MayFit(EdgeFrame before, EdgeFrame after, int x, int y, uint was, uint now) =>
        after.SidesAt(x, y).Any(side => after.Sides[side].Style is not ("solid" or "dashed" or "dotted") || before.Sides[side].Colour is not { } one || after.Sides[side].Colour is not { } other
            || one.Alpha != other.Alpha || (IsSoft(after, side, one, x, y) && one.IsShare(other, was, now))
            // Between two sides is a mix of both.
            || after.IsCorner(x, y) && after.SidesAt(x, y).Select(each => (before.Sides[each], after.Sides[each])).Distinct().Count() > 1);

    // A plain side is its colour and nothing else; dashes and round corners run softly into their ground.
    private static bool IsSoft(EdgeFrame frame, int side, Colour colour, int x, int y) =>
        frame.Sides[side].Style is "dashed" or "dotted" || !colour.IsOpaque || (frame.Soft > 0 && frame.IsCorner(x, y));

    private static bool Fits(EdgeFrame before, EdgeFrame after, int x, int y, uint was, uint now)
    {
        if (!after.Holds(x, y))
            return false;
        foreach (var side in after.SidesAt(x, y))
        {
            var ((style, old), (_, shown)) = (before.Sides[side], after.Sides[side]);
            if (old is not { } one || shown is not { } other)
                continue;
            if (style == "solid" && one.IsOpaque && other.IsOpaque && was == one.Packed && now == other.Packed)
                return true;
            if (IsSoft(after, side, one, x, y) && one.IsShare(other, was, now))
                return true;
        }

        return false;
    }

    private void Add(LayoutChange change, string kind)
    {
        var (before, after) = (change.BeforeNode, change.AfterNode);
        if (kind.Length == 0 || Frame(kind, _pair.Before, before) is not { } was || Frame(kind, _pair.After, after) is not { } now || !was.IsAlike(now))
            return;
        if (kind == "border")
            _borders[after] = (was, now);
        else
            _around.Add((was.Outer, (after, was, now)));
        if (IsPlain(_pair.Before, before) && IsPlain(_pair.After, after))
            _plain.Add((after, kind));
    }

    // An edge that is not drawn around the box as it stands: in pieces, shared with a neighbour, turned or mixed.
    private static bool IsPlain(LayoutTree tree, int node)
    {
        if (tree.Style(node, "display") is "inline" or "contents" || tree.Style(node, "border-collapse") == "collapse" || tree.Nodes[node].Name is "fieldset" || tree.Style(node, "appearance") is not ("none" or ""))
            return false;
        for (var at = node; at >= 0; at = tree.Nodes[at].Parent)
        {
            foreach (var (name, plain) in Mixing)
            {
                if (tree.Style(at, name) is var value && value.Length > 0 && value != plain)
                    return false;
            }
        }

        return true;
    }

    private EdgeFrame? Frame(string kind, LayoutTree tree, int node) => kind switch
    {
        "border" => EdgeFrame.Border(tree, node, _scale),
        "outline" => EdgeFrame.Outline(tree, node, _scale),
        _ => EdgeFrame.Ring(tree, node, _scale),
    };

    private static string KindOf(string property) => property switch
    {
        "border-top-color" or "border-right-color" or "border-bottom-color" or "border-left-color" => "border",
        "outline-color" => "outline",
        "box-shadow" => "shadow",
        _ => "",
    };
}
