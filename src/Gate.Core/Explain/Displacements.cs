namespace Gate.Core.Explain;

/// <summary>How far each node moved, device px: its first corner, and where its size changed the other corners and lines too.</summary>
internal sealed class Displacements
{
    private static readonly (int X, int Y)[] Nowhere = [];

    private readonly (int X, int Y)[][] _byAfter;
    private readonly (int X, int Y)[][] _byBefore;
    private readonly bool[] _fractional;
    private readonly bool[] _sideways;

    public Displacements(LayoutPair pair, double scale)
    {
        _byAfter = new (int, int)[pair.After.Nodes.Count][];
        _byBefore = new (int, int)[pair.Before.Nodes.Count][];
        _fractional = new bool[_byAfter.Length];
        _sideways = new bool[_byAfter.Length];
        Array.Fill(_byAfter, Nowhere);
        Array.Fill(_byBefore, Nowhere);
        for (var after = 0; after < _byAfter.Length; after++)
        {
            if (pair.Alignment.BeforeOf(after) is not (>= 0 and var before) || pair.Before.Nodes[before].Box is not { } was || pair.After.Nodes[after].Box is not { } now)
                continue;
            _byAfter[after] = _byBefore[before] = Of(pair.Before.Nodes[before], pair.After.Nodes[after], scale);
            _sideways[after] = now.X != was.X;
            _fractional[after] = !IsWhole((now.X - was.X) * scale) || !IsWhole((now.Y - was.Y) * scale);
        }
    }

    /// <summary>The first is the top left corner's; empty for a node without counterpart.</summary>
    public ReadOnlySpan<(int X, int Y)> OfAfter(int node) => node < 0 ? Nowhere : _byAfter[node];

    /// <inheritdoc cref="OfAfter"/>
    public ReadOnlySpan<(int X, int Y)> OfBefore(int node) => node < 0 ? Nowhere : _byBefore[node];

    public bool IsMoved(int after) => OfAfter(after) is [var first, ..] && first != (0, 0);

    /// <summary>Whether it was set anew: at another size, or moved by a part of a device pixel.</summary>
    public bool IsSetAnew(int after) => IsResized(after) || (after >= 0 && _fractional[after]);

    /// <summary>Whether its left edge moved at all, be it by a part of a pixel.</summary>
    public bool IsSideways(int after) => after >= 0 && _sideways[after];

    public bool IsResized(int after) => OfAfter(after).Length > 1;

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) < 0.001;

    private static (int X, int Y)[] Of(LayoutNode before, LayoutNode after, double scale)
    {
        var (was, now) = (before.Box!.Value.ToDevice(scale), after.Box!.Value.ToDevice(scale));
        var corners = new List<(int, int)>
        {
            (now.Left - was.Left, now.Top - was.Top), (now.Right - was.Right, now.Bottom - was.Bottom),
            (now.Right - was.Right, now.Top - was.Top), (now.Left - was.Left, now.Bottom - was.Bottom),
        };
        if (before.Lines.Count == after.Lines.Count)
        {
            foreach (var (one, other) in before.Lines.Zip(after.Lines))
            {
                var (line, moved) = (one.ToDevice(scale), other.ToDevice(scale));
                corners.Add((moved.Left - line.Left, moved.Top - line.Top));
            }
        }

        return [.. corners.Distinct().Take(12)];
    }
}
