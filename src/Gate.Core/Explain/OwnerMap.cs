using System.Buffers;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>
/// Which node is on top at each position of a picture, by boxes and paint order. Rows between which no box begins or ends are alike and
/// kept once, so that the size is that of the layout and not of the picture.
/// </summary>
internal sealed class OwnerMap : IDisposable
{
    // 160 MB a side, as the largest picture that is captured by default may have.
    private const long MostCells = 40_000_000;

    // Elements that paint what their styles say, and nothing of their own.
    private static readonly HashSet<string> Plain = [.. "div span a p section article aside header footer main nav figure b i em strong label u s small".Split(' ')];

    private static readonly string[] Sides = ["top", "right", "bottom", "left"];

    private static readonly (string Property, string[] Values)[] Bare =
    [
        ("background-color", ["rgba(0, 0, 0, 0)"]), ("background-image", ["none"]), ("border-image-source", ["none"]), ("box-shadow", ["none"]), ("outline-style", ["none"]),
        ("filter", ["none"]), ("backdrop-filter", ["none"]), ("mix-blend-mode", ["normal"]), ("content", ["normal", "none", "\"\""]), ("appearance", ["none"]),
    ];

    private readonly int[] _owners;
    private readonly int[] _bandOf;
    private readonly Region _area;

    private OwnerMap(Region area, int[] bandOf, int bands)
    {
        (_area, _bandOf) = (area, bandOf);
        _owners = ArrayPool<int>.Shared.Rent(bands * area.Width);
        _owners.AsSpan(0, bands * area.Width).Fill(-1);
    }

    /// <summary>Paints every box within an area, in device px; null where the map would be too large.</summary>
    public static OwnerMap? Of(LayoutTree tree, Region area, double scale)
    {
        var boxes = Boxes(tree, area, scale);
        var edges = boxes.SelectMany(each => new[] { each.Box.Top, each.Box.Bottom }).Append(area.Top).ToHashSet();
        if ((long)edges.Count * area.Width > MostCells)
            return null;
        var (bandOf, band) = (new int[area.Height + 1], -1);
        for (var y = area.Top; y <= area.Bottom; y++)
        {
            band += edges.Contains(y) ? 1 : 0;
            bandOf[y - area.Top] = band;
        }

        var map = new OwnerMap(area, bandOf, band + 1);
        foreach (var (box, node) in boxes)
            map.Fill(box, node);
        return map;
    }

    /// <summary>The node on top, or −1 outside the area and outside every box.</summary>
    public int At(int x, int y) => _area.Contains(x, y) ? _owners[(_bandOf[y - _area.Top] * _area.Width) + (x - _area.Left)] : -1;

    public void Dispose() => ArrayPool<int>.Shared.Return(_owners);

    // In the order in which they are painted.
    private static List<(Region Box, int Node)> Boxes(LayoutTree tree, Region area, double scale)
    {
        var clips = new Region[tree.Nodes.Count];
        for (var i = 0; i < clips.Length; i++)
            clips[i] = Clip(tree, i, clips, area, scale);
        var boxes = new List<(Region Box, int Node)>();
        foreach (var node in Enumerable.Range(0, tree.Nodes.Count).OrderBy(node => tree.Nodes[node].PaintOrder).ThenBy(node => node))
        {
            if (tree.Nodes[node].Box is not { } box || tree.Style(node, "visibility") is "hidden" || IsEmpty(tree, node))
                continue;
            var lines = tree.Nodes[node].Lines;
            boxes.AddRange((lines.Count == 0 ? [box] : lines).Select(each => (each.ToDevice(scale).Intersect(clips[node]), node)).Where(each => !each.Item1.IsEmpty));
        }

        return boxes;
    }

    // An overlay that paints nothing and holds nothing: what is seen there is what lies under it.
    private static bool IsEmpty(LayoutTree tree, int node)
    {
        var (kind, name) = (tree.Nodes[node].Kind, tree.Nodes[node].Name);
        return tree.Children[node].Count == 0 && (kind == LayoutNodeKind.Pseudo ? name is "::before" or "::after" : kind == LayoutNodeKind.Element && Plain.Contains(name))
            && Array.TrueForAll(Bare, bare => Array.IndexOf(bare.Values, tree.Style(node, bare.Property)) >= 0)
            && Array.TrueForAll(Sides, side => tree.Style(node, $"border-{side}-style") == "none" || tree.Style(node, $"border-{side}-width") == "0px");
    }

    private static Region Clip(LayoutTree tree, int node, Region[] clips, Region area, double scale)
    {
        var parent = tree.Nodes[node].Parent;
        if (parent < 0)
            return area;
        // What the root hides, the window hides: a full-page capture shows it.
        if (tree.Nodes[parent] is not { Box: { } box } around || around.Name is "html" or "body" || tree.Style(parent, "overflow-x") is "visible" or "")
            return clips[parent];
        return clips[parent].Intersect(box.ToDevice(scale));
    }

    private void Fill(Region box, int node)
    {
        var (first, last) = (_bandOf[box.Top - _area.Top], _bandOf[box.Bottom - _area.Top]);
        for (var band = first; band < last; band++)
            _owners.AsSpan((band * _area.Width) + (box.Left - _area.Left), box.Width).Fill(node);
    }
}
