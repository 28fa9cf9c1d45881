using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>
/// What the changes draw anew where it stands: texts and pictures that changed themselves, with what hangs over their boxes; corners, shadows
/// and gradients that became others.
/// </summary>
internal sealed class Repaints
{
    private readonly LayoutPair _pair;
    private readonly double _scale;
    private readonly HashSet<int> _after = [];
    private readonly HashSet<int> _before = [];
    private readonly HashSet<int> _coloured = [];
    private readonly List<RepaintedArea> _areas = [];
    private RowBands<RepaintedArea> _near = RowBands<RepaintedArea>.None;

    public Repaints(LayoutPair pair, IReadOnlyList<LayoutChange> changes, double scale)
    {
        (_pair, _scale) = (pair, scale);
        foreach (var change in changes)
            Add(change);
    }

    /// <summary>Nodes after all of whose ink is another.</summary>
    public IReadOnlySet<int> After => _after;

    /// <summary>Nodes before all of whose ink is another.</summary>
    public IReadOnlySet<int> Before => _before;

    /// <summary>Nodes after whose ink has another colour and its old place.</summary>
    public IReadOnlySet<int> Coloured => _coloured;

    /// <summary>Says which region is asked about.</summary>
    public void Enter(Region region) => _near = new RowBands<RepaintedArea>(region, _areas.Select(area => (area.Area, area)));

    /// <summary>The areas around a row; not all of them hold a position on it.</summary>
    public ReadOnlySpan<(Region Area, RepaintedArea Repainted)> Near(int y) => _near.Near(y);

    private void Add(LayoutChange change)
    {
        var (before, after) = (change.BeforeNode, change.AfterNode);
        var name = change.Name ?? "";
        if (change.Kind == "box" || change.IsUnseen)
            return;
        if (LayoutProperties.IsInherited(name) && change.OnlyPaints)
            Ink(_pair.After, after, _coloured);
        if (change.Kind is "added" or "removed" || _pair.IsDrawnWhole(change) || LayoutProperties.IsInherited(name) && !change.OnlyPaints || name is "transform" or "content")
        {
            Ink(_pair.Before, before, _before);
            Ink(_pair.After, after, _after);
        }
        else if (change.Kind != "style" || name is "d" or FontChanges.Used || change.Edit is { Known: var known } && FontFaces.IsFace(known))
        {
            // No node has the index −1, which stands for none.
            _before.Add(before);
            _after.Add(after);
            _before.Remove(-1);
            _after.Remove(-1);
        }
        else if (before >= 0 && after >= 0 && _pair.Before.Nodes[before].Box is { } was && _pair.After.Nodes[after].Box is { } now)
        {
            foreach (var box in new[] { was.ToDevice(_scale), now.ToDevice(_scale) }.Distinct())
                AddArea(name, after, box);
        }
    }

    private void AddArea(string name, int after, Region box)
    {
        var before = _pair.Alignment.BeforeOf(after);
        if (name.EndsWith("-radius", StringComparison.Ordinal))
        {
            var size = (int)Math.Ceiling(Math.Max(CornerRadius.Of(_pair.Before, before, name, _scale), CornerRadius.Of(_pair.After, after, name, _scale))) + 1;
            var (width, height) = (Math.Min(size, box.Width), Math.Min(size, box.Height));
            var left = name.Contains("left", StringComparison.Ordinal) ? box.Left : box.Right - width;
            var top = name.Contains("top", StringComparison.Ordinal) ? box.Top : box.Bottom - height;
            _areas.Add(new RepaintedArea(new Region(left - 1, top - 1, left + width + 1, top + height + 1), after, RepaintKind.Corner));
            // A shadow has the corners of its box, as far as it is blurred and shifted.
            if (Reach(before, after) is > 0 and var shadow)
                _areas.Add(new RepaintedArea(new Region(left - (2 * shadow), top - (2 * shadow), left + width + (2 * shadow), top + height + (2 * shadow)), after, RepaintKind.Shadow));
        }
        else if (name == "box-shadow")
        {
            var reach = Reach(before, after);
            _areas.Add(new RepaintedArea(new Region(box.Left - reach, box.Top - reach, box.Right + reach, box.Bottom + reach), after, RepaintKind.Shadow));
        }
        else if (name == "background-image")
        {
            _areas.Add(new RepaintedArea(box, after, RepaintKind.Ground));
        }
    }

    private int Reach(int before, int after) => (int)Math.Ceiling(Math.Max(InkReach.Of(_pair.Before, before), InkReach.Of(_pair.After, after)) * _scale);

    // A node and all that it holds; an explicit stack, since pages may nest deeper than the machine's.
    private static void Ink(LayoutTree tree, int node, HashSet<int> nodes)
    {
        var open = new Stack<int>();
        if (node >= 0)
            open.Push(node);
        while (open.TryPop(out var next))
        {
            if (!nodes.Add(next))
                continue;
            foreach (var child in tree.Children[next])
                open.Push(child);
        }
    }
}
