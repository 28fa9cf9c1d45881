using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>What lies around a hole: a border, an outline, or the ring of a shadow that is not blurred.</summary>
/// <param name="Outer">Device px.</param>
/// <param name="Inner">The hole, device px.</param>
/// <param name="Sides">Top, right, bottom, left: style and colour, null where that is not known.</param>
/// <param name="Soft">How far round corners reach, device px.</param>
internal sealed record EdgeFrame(Region Outer, Region Inner, IReadOnlyList<(string Style, Colour? Colour)> Sides, int Soft)
{
    private static readonly string[] Names = ["top", "right", "bottom", "left"];
    private static readonly string[] Corners = ["top-left", "top-right", "bottom-right", "bottom-left"];

    /// <summary>The border of a node, or null where it has no box.</summary>
    public static EdgeFrame? Border(LayoutTree tree, int node, double scale)
    {
        if (tree.Nodes[node].Box is not { } box || tree.Style(node, "border-image-source") is not ("none" or ""))
            return null;
        var outer = box.ToDevice(scale);
        var widths = Names.Select(side => Device(tree.Style(node, $"border-{side}-width"), scale)).ToArray();
        if (widths[3] + widths[1] > outer.Width || widths[0] + widths[2] > outer.Height)
            return null;
        var inner = new Region(outer.Left + widths[3], outer.Top + widths[0], outer.Right - widths[1], outer.Bottom - widths[2]);
        return new EdgeFrame(outer, inner, [.. Names.Select(side => (tree.Style(node, $"border-{side}-style"), Colour.Of(tree.Style(node, $"border-{side}-color"))))], Round(tree, node, scale));
    }

    /// <summary>Its outline, or null where it has none.</summary>
    public static EdgeFrame? Outline(LayoutTree tree, int node, double scale)
    {
        var style = tree.Style(node, "outline-style");
        if (tree.Nodes[node].Box is not { } box || style is "none" or "" or "auto" || Device(tree.Style(node, "outline-width"), scale) is not (> 0 and var width))
            return null;
        var offset = (int)Math.Floor((InkReach.Pixels(tree.Style(node, "outline-offset")) ?? 0) * scale);
        var hole = Wider(box.ToDevice(scale), offset);
        var round = Round(tree, node, scale);
        return hole.IsEmpty ? null : new EdgeFrame(Wider(hole, width), hole, Even(style, Colour.Of(tree.Style(node, "outline-color"))), round == 0 ? 0 : Math.Max(0, round + offset + width));
    }

    /// <summary>Its shadow, where that is one ring without blur or offset; else null.</summary>
    public static EdgeFrame? Ring(LayoutTree tree, int node, double scale)
    {
        var shadow = tree.Style(node, "box-shadow");
        if (tree.Nodes[node].Box is not { } box || shadow.IndexOf(')', StringComparison.Ordinal) is not (> 0 and var end))
            return null;
        var words = shadow[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["0px", "0px", "0px", var wide, .. [] or ["inset"]] || Device(wide, scale) is not (> 0 and var width))
            return null;
        var colour = Even("solid", Colour.Of(shadow[..(end + 1)]));
        var round = Round(tree, node, scale);
        if (words.Length == 4)
            return new EdgeFrame(Wider(box.ToDevice(scale), width), box.ToDevice(scale), colour, round == 0 ? 0 : round + width);
        return Border(tree, node, scale) is { Inner: var inside } && inside.Width > 2 * width && inside.Height > 2 * width ? new EdgeFrame(inside, Wider(inside, -width), colour, round) : null;
    }

    /// <summary>Whether another frame lies in the same place and is drawn in the same way, whatever its colours are.</summary>
    public bool IsAlike(EdgeFrame other) =>
        Outer == other.Outer && Inner == other.Inner && Soft == other.Soft && Sides.Select(side => side.Style).SequenceEqual(other.Sides.Select(side => side.Style), StringComparer.Ordinal);

    /// <summary>Whether it lies at one of the corners, where sides meet and may be round.</summary>
    public bool IsCorner(int x, int y) =>
        (x < Math.Max(Inner.Left, Outer.Left + Soft) || x >= Math.Min(Inner.Right, Outer.Right - Soft)) && (y < Math.Max(Inner.Top, Outer.Top + Soft) || y >= Math.Min(Inner.Bottom, Outer.Bottom - Soft));

    /// <summary>Whether a position lies between the outer and the inner edge, or where a round corner may reach.</summary>
    public bool Holds(int x, int y) => Outer.Contains(x, y) && (!Inner.Contains(x, y) || (Soft > 0 && IsCorner(x, y) && !IsWithinArcs(x, y)));

    // Of a pill all is corner, but what is nearer to the middle of each arc than the inner edge is shows nothing of it.
    private bool IsWithinArcs(int x, int y)
    {
        var wide = Math.Max(Math.Max(Inner.Left - Outer.Left, Outer.Right - Inner.Right), Math.Max(Inner.Top - Outer.Top, Outer.Bottom - Inner.Bottom));
        // A position is a pixel wide, and edges are drawn softly.
        var free = Soft - wide - 3;
        if (free <= 0)
            return false;
        var across = Math.Max(0, Math.Max(Outer.Left + Soft - x, x + 1 - (Outer.Right - Soft)));
        var down = Math.Max(0, Math.Max(Outer.Top + Soft - y, y + 1 - (Outer.Bottom - Soft)));
        return ((long)across * across) + ((long)down * down) <= (long)free * free;
    }

    /// <summary>The sides that may draw a position, as indices of <see cref="Sides"/>.</summary>
    public IEnumerable<int> SidesAt(int x, int y)
    {
        var isCorner = IsCorner(x, y);
        var (left, top) = (x - Outer.Left < Outer.Right - x, y - Outer.Top < Outer.Bottom - y);
        if (y < Inner.Top || (isCorner && top))
            yield return 0;
        if (x >= Inner.Right || (isCorner && !left))
            yield return 1;
        if (y >= Inner.Bottom || (isCorner && !top))
            yield return 2;
        if (x < Inner.Left || (isCorner && left))
            yield return 3;
    }

    private static (string Style, Colour? Colour)[] Even(string style, Colour? colour) => [.. Enumerable.Repeat((style, colour), 4)];

    private static int Round(LayoutTree tree, int node, double scale)
    {
        var most = Corners.Max(corner => CornerRadius.Of(tree, node, $"border-{corner}-radius", scale));
        return most == 0 || tree.Nodes[node].Box is not { } box ? 0 : (int)Math.Ceiling(Math.Min(most, Roundest(tree, node, box) * scale)) + 1;
    }

    // Corners share their side (CSS Backgrounds 3, 4.5): of four alike none reaches over its half.
    private static double Roundest(LayoutTree tree, int node, LayoutBox box)
    {
        List<string> values = [.. Corners.Select(corner => tree.Style(node, $"border-{corner}-radius")).Distinct(StringComparer.Ordinal)];
        var longest = Math.Max(box.Width, box.Height);
        return values is not [var value] ? longest : value.EndsWith("px", StringComparison.Ordinal) && !value.Contains(' ', StringComparison.Ordinal) ? Math.Min(box.Width, box.Height) / 2 : longest / 2;
    }

    // As Chromium snaps them: down to a whole pixel, and not to none.
    private static int Device(string width, double scale) => InkReach.Pixels(width) is > 0 and var pixels ? (int)Math.Clamp(Math.Floor(pixels * scale), 1, 10_000) : 0;

    private static Region Wider(Region area, int by) => area.Width + (2 * by) <= 0 || area.Height + (2 * by) <= 0 ? Region.OfSize(0, 0) : new(area.Left - by, area.Top - by, area.Right + by, area.Bottom + by);
}
