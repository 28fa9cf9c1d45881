namespace Gate.Core.Explain;

/// <summary>How far a round corner reaches into its box.</summary>
internal static class CornerRadius
{
    /// <summary>Device px; percentages may reach over the whole of it.</summary>
    /// <param name="tree">One side.</param>
    /// <param name="node">Whose corner, or −1.</param>
    /// <param name="corner">Property, e.g. <c>border-top-left-radius</c>.</param>
    /// <param name="scale">Device px per CSS px.</param>
    public static double Of(LayoutTree tree, int node, string corner, double scale)
    {
        var value = node < 0 ? "" : tree.Style(node, corner);
        if (value.Length == 0 || value[0] == '0' || tree.Nodes[node].Box is not { } box)
            return 0;
        return value.EndsWith("px", StringComparison.Ordinal) && InkReach.Pixels(value.Split(' ')[0]) is { } pixels ? pixels * scale : Math.Max(box.Width, box.Height) * scale;
    }
}
