using System.Globalization;

namespace Gate.Core.Explain;

/// <summary>How far beyond its box a node paints: shadows and outlines.</summary>
internal static class InkReach
{
    // A filter may paint anywhere; what is further away is not looked at.
    private const double OfFilter = 40;

    /// <summary>CSS px, 0 where nothing leaves the box.</summary>
    public static double Of(LayoutTree tree, int node)
    {
        if (node < 0 || tree.Nodes[node].Styles.Count == 0)
            return 0;
        var reach = Math.Max(OfShadow(tree.Style(node, "box-shadow")), OfShadow(tree.Style(node, "text-shadow")));
        if (tree.Style(node, "outline-style") is not ("none" or ""))
            reach = Math.Max(reach, Math.Max(0, (Pixels(tree.Style(node, "outline-width")) ?? 0) + (Pixels(tree.Style(node, "outline-offset")) ?? 0)));
        return tree.Style(node, "filter") is "none" or "" ? reach : Math.Max(reach, OfFilter);
    }

    public static double? Pixels(string value) =>
        value.EndsWith("px", StringComparison.Ordinal) && double.TryParse(value.AsSpan(..^2), CultureInfo.InvariantCulture, out var pixels) ? pixels : null;

    // "rgba(58, 59, 69, 0.15) 0px 2px 28px 0px, …": offsets, blur, spread. A blur of b is a Gaussian of b/2, drawn to three deviations.
    private static double OfShadow(string value)
    {
        var reach = 0.0;
        foreach (var layer in value.Split(["rgb", "color("], StringSplitOptions.RemoveEmptyEntries))
        {
            var lengths = layer.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Pixels).OfType<double>().ToList();
            if (lengths.Count >= 2 && !layer.Contains("inset", StringComparison.Ordinal))
                reach = Math.Max(reach, Math.Max(Math.Abs(lengths[0]), Math.Abs(lengths[1])) + (1.5 * lengths.ElementAtOrDefault(2)) + lengths.ElementAtOrDefault(3));
        }

        return reach;
    }
}
