using Gate.Core.Explain;

namespace Gate.Harness.Capturing;

/// <summary>
/// Adds to a page's layout what its picture shows below the page: each view of the inner scrollers as a copy of the tree as it lay then, moved to
/// where the view stands in the picture.
/// </summary>
internal static class ViewTrees
{
    // Copies paint over whatever of the page itself reaches below it.
    private const int Above = 1_000_000;

    /// <param name="page">The page at rest.</param>
    /// <param name="views">In their order; those beyond the limit are left out.</param>
    /// <param name="scale">Device px per CSS px.</param>
    /// <param name="mostNodes">How many nodes all together may have.</param>
    public static LayoutFacts Add(LayoutFacts page, IReadOnlyList<ViewLayout> views, double scale, int mostNodes)
    {
        var nodes = page.Nodes.ToList();
        foreach (var view in views)
        {
            if (nodes.Count + view.Facts.Nodes.Count > mostNodes)
                break;
            Add(nodes, view, scale);
        }

        return page with { Nodes = nodes };
    }

    private static void Add(List<LayoutNode> nodes, ViewLayout view, double scale)
    {
        var (top, rows, gap) = (view.Top / scale, view.Rows / scale, PictureStack.Gap / scale);
        var shown = new LayoutBox(0, top, view.Box.Width, rows);
        nodes.Add(Frame(LayoutNode.Gap, new LayoutBox(0, top - gap, Math.Max(view.Box.Width, nodes[0].Box?.Width ?? 0), gap)));
        nodes.Add(Frame(LayoutNode.View, shown));
        var (root, first) = (nodes.Count - 1, nodes.Count);
        foreach (var node in view.Facts.Nodes)
        {
            var box = node.Box is { } old ? Moved(old) : (LayoutBox?)null;
            // Out of sight, but kept: the places of its brothers are counted with it.
            var isSeen = box is { } there && there.X < shown.X + shown.Width && there.X + there.Width > 0 && there.Y < top + rows && there.Y + there.Height > top;
            nodes.Add(node with
            {
                Parent = node.Parent < 0 ? root : node.Parent + first,
                Box = isSeen ? box : null,
                Lines = isSeen ? [.. node.Lines.Select(Moved)] : [],
                Styles = isSeen ? node.Styles : [],
                PaintOrder = node.PaintOrder + Above,
            });
        }

        LayoutBox Moved(LayoutBox box) => box with { X = box.X - view.Box.X, Y = box.Y - view.Box.Y + top };
    }

    private static LayoutNode Frame(string name, LayoutBox box)
    {
        var styles = new string[LayoutProperties.Names.Count];
        Array.Fill(styles, "");
        styles[LayoutProperties.IndexOf("overflow-x")] = "hidden";
        return new LayoutNode { Parent = 0, Kind = LayoutNodeKind.Element, Name = name, Box = box, Styles = styles, PaintOrder = Above };
    }
}
