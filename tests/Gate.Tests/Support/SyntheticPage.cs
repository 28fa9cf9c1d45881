using Gate.Core.Explain;
using Gate.Pixels;

namespace Gate.Tests.Support;

/// <summary>A page of coloured boxes, as a layout and as the picture of it: explanations can be asked for without a browser.</summary>
internal sealed class SyntheticPage
{
    private readonly List<LayoutNode> _nodes = [];

    public SyntheticPage(int width, int height)
    {
        (Width, Height) = (width, height);
        Add(-1, "html", new LayoutBox(0, 0, width, height), ("background-color", "rgb(255, 255, 255)"));
    }

    public int Width { get; }

    public int Height { get; }

    public LayoutFacts Facts => new(_nodes);

    public int Add(int parent, string name, LayoutBox box, params ReadOnlySpan<(string Property, string Value)> styles)
    {
        var tag = name.Split('.', '#')[0];
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (name.Contains('.', StringComparison.Ordinal))
            attributes["class"] = name.Split('.')[1];
        if (name.Contains('#', StringComparison.Ordinal))
            attributes["id"] = name.Split('#')[1];
        var values = new string[LayoutProperties.Names.Count];
        Array.Fill(values, "");
        foreach (var (property, value) in styles)
            values[LayoutProperties.IndexOf(property)] = value;
        _nodes.Add(new LayoutNode { Parent = parent, Kind = LayoutNodeKind.Element, Name = tag, Attributes = attributes, Box = box, Styles = values, PaintOrder = _nodes.Count });
        return _nodes.Count - 1;
    }

    /// <summary>Letters that fill their element, in a colour of their own.</summary>
    public void AddText(int parent, string text, string colour)
    {
        var letters = Add(parent, "#text", _nodes[parent].Box!.Value, ("background-color", colour));
        _nodes[letters] = _nodes[letters] with { Kind = LayoutNodeKind.Text, Text = text, Name = "#text", Attributes = new SortedDictionary<string, string>(StringComparer.Ordinal) };
    }

    /// <summary>Boxes are filled with their background colour.</summary>
    public Raster Paint()
    {
        var image = Raster.Create(Width, Height);
        foreach (var node in _nodes)
        {
            var colour = node.Styles[LayoutProperties.IndexOf("background-color")];
            if (colour.Length == 0)
                continue;
            byte[] parts = [.. colour["rgb(".Length..^1].Split(',').Select(byte.Parse)];
            var box = node.Box!.Value.ToDevice(1).Intersect(Region.OfSize(Width, Height));
            for (var y = box.Top; y < box.Bottom; y++)
            {
                for (var x = box.Left; x < box.Right; x++)
                    image.Set(x, y, new Rgba(parts[0], parts[1], parts[2], 255));
            }
        }

        return image;
    }
}
