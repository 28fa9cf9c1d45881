using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>
/// By how much what is seen at a position may have moved: the node on top, what shines through it, and what throws a shadow there from
/// outside. One region at a time.
/// </summary>
internal sealed class PaintWays
{
    private const int MostWays = 16;

    // Glyphs hang over the box of their line: slanted ones, accents.
    private const double OfGlyphs = 3;

    private static readonly string[] Corners = [.. new[] { "top-left", "top-right", "bottom-left", "bottom-right" }.Select(corner => $"border-{corner}-radius")];

    private static readonly HashSet<string> Drawn = new("svg g path circle rect ellipse line polyline polygon use img canvas".Split(' '), StringComparer.Ordinal);

    private readonly LayoutPair _pair;
    private readonly Displacements _moves;
    private readonly double _scale;
    private readonly StepBudget _budget;
    private readonly Dictionary<int, (int X, int Y)[]> _after = [];
    private readonly Dictionary<int, (int X, int Y)[]> _before = [];
    private readonly List<(Region Area, Thrower Thrower)> _inks = [];
    private readonly Dictionary<int, bool> _reflowed = [];
    private readonly Dictionary<int, int?> _shining = [];
    private readonly Dictionary<int, (int Node, bool IsAll)[]> _redrawn = [];
    private RowBands<Thrower> _near = RowBands<Thrower>.None;

    public PaintWays(LayoutPair pair, Displacements moves, double scale, StepBudget budget)
    {
        (_pair, _moves, _scale, _budget) = (pair, moves, scale, budget);
        for (var node = 0; node < pair.After.Nodes.Count; node++)
        {
            if (!IsOther(node) || pair.After.Nodes[node].Box is not { } box || (IsText(node) && moves.IsSetAnew(node) ? OfGlyphs : Math.Max(InkReach.Of(pair.After, node), InkReach.Of(pair.Before, pair.Alignment.BeforeOf(node)))) is not (> 0 and var reach))
                continue;
            var wide = (int)Math.Ceiling(reach * scale);
            var (was, now) = (Wider(pair.Before.Nodes[pair.Alignment.BeforeOf(node)].Box!.Value.ToDevice(scale), wide), Wider(box.ToDevice(scale), wide));
            var ways = moves.OfAfter(node).ToArray();
            // What went far throws nothing on what lies between.
            Region[] areas = was.Union(now) is var both && both.Area <= was.Area + now.Area ? [both] : [was, now];
            _inks.AddRange(areas.Select(area => (area, new Thrower(node, ways))));
        }
    }

    /// <summary>Says which region is asked about.</summary>
    public void Enter(Region region) => _near = new RowBands<Thrower>(region, _inks);

    /// <summary>Of the node alone, the top left corner's first.</summary>
    public ReadOnlySpan<(int X, int Y)> OwnOfAfter(int node) => _moves.OfAfter(node);

    /// <inheritdoc cref="OwnOfAfter"/>
    public ReadOnlySpan<(int X, int Y)> OwnOfBefore(int node) => _moves.OfBefore(node);

    /// <summary>Of a node after and what shines through it.</summary>
    public ReadOnlySpan<(int X, int Y)> OfAfter(int node) => Cached(_after, _pair.After, node, at => _moves.OfAfter(at).ToArray());

    /// <summary>Of a node before and what shines through it.</summary>
    public ReadOnlySpan<(int X, int Y)> OfBefore(int node) => Cached(_before, _pair.Before, node, at => _moves.OfBefore(at).ToArray());

    /// <summary>Of one node after, where it lies and where it shines through.</summary>
    public ReadOnlySpan<(int X, int Y)> Of(int node) => _moves.OfAfter(node);

    /// <summary>All that may throw a shadow or an outline somewhere on a row, and where.</summary>
    public ReadOnlySpan<(Region Area, Thrower Thrower)> Near(int y) => _near.Near(y);

    /// <summary>Who throws something on a position, or null.</summary>
    public int? Throwing(int x, int y)
    {
        foreach (var (area, thrower) in Near(y))
        {
            if (area.Contains(x, y))
                return thrower.Node;
        }

        return null;
    }

    /// <summary>The nearest node that moved or became another size, from one after down through what is see-through; or null.</summary>
    public int? Shining(int node)
    {
        if (!_shining.TryGetValue(node, out var shining))
            _shining[node] = shining = Through(_pair.After, node).Where(at => _moves.IsMoved(at) || _moves.IsResized(at)).Select(at => (int?)at).FirstOrDefault();
        return shining;
    }

    /// <summary>Whose edges, gradient or text may have been drawn anew at a position, as a node after; or null where nothing is.</summary>
    public int? Redrawer(int x, int y, int owner, int oldOwner)
    {
        foreach (var start in (ReadOnlySpan<int>)[owner, oldOwner < 0 ? -1 : _pair.Alignment.AfterOf(oldOwner)])
        {
            foreach (var (node, isAll) in Redrawn(start))
            {
                if (isAll || IsRound(_pair.After, node, x, y) || IsRound(_pair.Before, _pair.Alignment.BeforeOf(node), x, y))
                    return node;
            }
        }

        return Throwing(x, y);
    }

    /// <summary>Whether its colours run into those around them.</summary>
    public bool IsBlended(int node) =>
        _pair.After.Style(node, "background-image").Contains("gradient(", StringComparison.Ordinal) || InkReach.Of(_pair.After, node) > 0;

    /// <summary>Whether it is a picture that was drawn at another size: every pixel of it is another.</summary>
    public bool IsResizedPicture(int node) =>
        _moves.IsResized(node) && (_pair.After.Nodes[node].Name is "img" or "canvas" or "video" || _pair.After.Style(node, "background-image").Contains("url(", StringComparison.Ordinal));

    /// <summary>Whether it is text whose words stand on other lines now, or further apart.</summary>
    public bool IsReflowed(int node)
    {
        if (!_reflowed.TryGetValue(node, out var isReflowed))
            _reflowed[node] = isReflowed = HasOtherLines(node);
        return isReflowed;
    }

    private bool HasOtherLines(int node)
    {
        if (!IsText(node) || _pair.Alignment.BeforeOf(node) is not (>= 0 and var before))
            return false;
        var (was, now) = (_pair.Before.Nodes[before].Lines, _pair.After.Nodes[node].Lines);
        return was.Count != now.Count || was.Zip(now).Any(pair => Math.Abs(pair.First.Width - pair.Second.Width) > 2);
    }

    /// <summary>Where the lines of a text are drawn, device px: before, after.</summary>
    public (IEnumerable<Region> Before, IEnumerable<Region> After) Lines(int node) =>
        (_pair.Before.Nodes[_pair.Alignment.BeforeOf(node)].Lines.Select(line => line.ToDevice(_scale)), _pair.After.Nodes[node].Lines.Select(line => line.ToDevice(_scale)));

    /// <summary>Whether it is text that was set at other fractions of a pixel.</summary>
    public bool IsSetAnewText(int node) => IsText(node) && _moves.IsSetAnew(node);

    private bool IsText(int node) => _pair.After.Nodes[node].Kind == LayoutNodeKind.Text;

    // Down from a node through what is see-through: those of which something may be drawn anew, all of it or a round corner.
    private (int Node, bool IsAll)[] Redrawn(int start)
    {
        if (!_redrawn.TryGetValue(start, out var found))
            _redrawn[start] = found = [.. Through(_pair.After, start).Where(IsOther).Select(at => (at, IsAll: IsRedrawn(at))).Where(each => each.IsAll || IsRounded(_pair.After, each.at) || IsRounded(_pair.Before, _pair.Alignment.BeforeOf(each.at)))];
        return found;
    }

    // A text that moved by whole pixels looks as it did; a box does but for its round corners.
    private bool IsRedrawn(int node)
    {
        // A plain box that became another size is its one colour as before.
        if (_moves.IsSetAnew(node) && (IsText(node) || _pair.After.Style(node, "background-image") is not ("none" or "")))
            return true;
        // A picture that moved by whole pixels is the same picture; strokes and fills are drawn anew all the same.
        return Drawn.Contains(_pair.After.Nodes[node].Name) && (_moves.IsSetAnew(node) || _pair.After.Nodes[node].Name is not ("img" or "canvas"));
    }

    private bool IsRounded(LayoutTree tree, int node) => Array.Exists(Corners, corner => CornerRadius.Of(tree, node, corner, _scale) > 0);

    private bool IsRound(LayoutTree tree, int node, int x, int y)
    {
        if (node < 0 || tree.Nodes[node].Box is not { } box)
            return false;
        var area = box.ToDevice(_scale);
        var isLeft = x - area.Left < area.Right - x;
        var corner = $"border-{(y - area.Top < area.Bottom - y ? "top" : "bottom")}-{(isLeft ? "left" : "right")}-radius";
        if (CornerRadius.Of(tree, node, corner, _scale) is not (> 0 and var reach))
            return false;
        var radius = reach + 1;
        return Math.Min(x - area.Left, area.Right - 1 - x) <= radius && Math.Min(y - area.Top, area.Bottom - 1 - y) <= radius;
    }

    private bool IsOther(int node) => _moves.IsMoved(node) || _moves.IsSetAnew(node);

    private (int X, int Y)[] Cached(Dictionary<int, (int X, int Y)[]> known, LayoutTree tree, int node, Func<int, (int X, int Y)[]> ways)
    {
        if (!known.TryGetValue(node, out var found))
            known[node] = found = [.. Through(tree, node).SelectMany(ways).Distinct().Take(MostWays)];
        return found;
    }

    // Down to the first ground that lets nothing through.
    private IEnumerable<int> Through(LayoutTree tree, int node)
    {
        for (var at = node; at >= 0; at = tree.Nodes[at].Parent)
        {
            _budget.Spend(1);
            yield return at;
            var colour = tree.Style(at, "background-color");
            if (tree.Nodes[at].Kind != LayoutNodeKind.Text && (colour.StartsWith("rgb(", StringComparison.Ordinal) || tree.Style(at, "background-image") is not ("none" or "")))
                yield break;
        }
    }

    private static Region Wider(Region area, int by) => new(area.Left - by, area.Top - by, area.Right + by, area.Bottom + by);
}
