using System.Buffers;
using Gate.Pixels;

namespace Gate.Core.Explain;

/// <summary>Which node is on top at each position of some rows, by boxes and paint order.</summary>
internal sealed class OwnerMap : IDisposable
{
    private readonly int[] _owners;
    private readonly Region _area;

    private OwnerMap(Region area)
    {
        _area = area;
        _owners = ArrayPool<int>.Shared.Rent((int)area.Area);
        _owners.AsSpan(0, (int)area.Area).Fill(-1);
    }

    /// <summary>Paints every box within an area, in device px.</summary>
    public static OwnerMap Of(LayoutTree tree, Region area, double scale)
    {
        var map = new OwnerMap(area);
        var clips = new Region[tree.Nodes.Count];
        for (var i = 0; i < clips.Length; i++)
            clips[i] = Clip(tree, i, clips, area, scale);
        foreach (var node in Enumerable.Range(0, tree.Nodes.Count).OrderBy(node => tree.Nodes[node].PaintOrder).ThenBy(node => node))
        {
            if (tree.Nodes[node].Box is not { } box || tree.Style(node, "visibility") is "hidden")
                continue;
            if (tree.Nodes[node].Lines.Count == 0)
                map.Fill(box.ToDevice(scale).Intersect(clips[node]), node);
            foreach (var line in tree.Nodes[node].Lines)
                map.Fill(line.ToDevice(scale).Intersect(clips[node]), node);
        }

        return map;
    }

    /// <summary>The node on top, or −1 outside the area and outside every box.</summary>
    public int At(int x, int y) => _area.Contains(x, y) ? _owners[((y - _area.Top) * _area.Width) + (x - _area.Left)] : -1;

    public void Dispose() => ArrayPool<int>.Shared.Return(_owners);

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
        for (var y = box.Top; y < box.Bottom; y++)
            _owners.AsSpan(((y - _area.Top) * _area.Width) + (box.Left - _area.Left), box.Width).Fill(node);
    }
}
