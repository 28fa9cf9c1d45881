using System.Globalization;
using System.Text.Json;
using Gate.Core.Explain;

namespace Gate.Harness.Capturing;

/// <summary>One document of a <c>DOMSnapshot</c>: columns of numbers that point into one table of strings.</summary>
/// <param name="document">The protocol's <c>DocumentSnapshot</c>.</param>
/// <param name="strings">The snapshot's table.</param>
/// <param name="origin">Where the document's top left corner stands on the page, CSS px.</param>
/// <param name="details">Is told what there is to be asked about.</param>
internal sealed class LayoutDocument(JsonElement document, string[] strings, (double X, double Y) origin, LayoutDetails details)
{
    private const int ElementType = 1;
    private const int TextType = 3;
    private const int DocumentType = 9;
    private const int FragmentType = 11;

    /// <returns>The frames in it: document, the frame element's index, and where its content begins.</returns>
    public IReadOnlyList<(int Document, int Parent, double X, double Y)> AddTo(List<LayoutNode> nodes, int parent)
    {
        var columns = document.GetProperty("nodes");
        var types = Numbers(columns, "nodeType");
        var parents = Numbers(columns, "parentIndex");
        var names = Numbers(columns, "nodeName");
        var values = Numbers(columns, "nodeValue");
        var attributes = columns.GetProperty("attributes").EnumerateArray().ToArray();
        var backends = Numbers(columns, "backendNodeId");
        var inputs = Sparse(columns, "inputValue");
        var pictures = Sparse(columns, "currentSourceURL");
        var pseudo = Sparse(columns, "pseudoType");
        var frames = Sparse(columns, "contentDocumentIndex");
        var layout = ReadLayout();
        var place = new Dictionary<int, int>();
        var found = new List<(int, int, double, double)>();
        for (var i = 0; i < types.Length; i++)
        {
            var above = parents[i] < 0 ? parent : place.GetValueOrDefault(parents[i], -2);
            if (above == -2 || types[i] is not (ElementType or TextType or DocumentType or FragmentType))
                continue;
            var laid = layout.GetValueOrDefault(i);
            var name = Text(names[i]);
            if (types[i] == TextType && laid is null)
                continue;
            // Parents come first in the snapshot; a document within a frame hangs on its element.
            place[i] = nodes.Count;
            if (types[i] == TextType && i < backends.Length && !string.IsNullOrWhiteSpace(Text(values[i])))
                details.Texts.Add((nodes.Count, backends[i]));
            var written = Attributes(attributes[i]);
            nodes.Add(new LayoutNode
            {
                Parent = above,
                Kind = types[i] == TextType ? LayoutNodeKind.Text : pseudo.ContainsKey(i) ? LayoutNodeKind.Pseudo : LayoutNodeKind.Element,
                Name = name.ToLowerInvariant(),
                Attributes = written,
                Text = types[i] == TextType ? Text(values[i]) : inputs.TryGetValue(i, out var input) ? Text(input) : "",
                Box = laid?.Box,
                Lines = laid?.Lines ?? [],
                Styles = laid?.Styles ?? [],
                Picture = pictures.TryGetValue(i, out var picture) ? Text(picture) : Picture(name.ToLowerInvariant(), written),
                PaintOrder = laid?.Paint ?? 0,
            });
            if (laid is not null)
                details.Pictures.AddRange(ShownPictures.Of(nodes[^1]).Select(shown => (Address("documentURL"), shown)));
            if (frames.TryGetValue(i, out var frame) && laid?.Box is { } box)
                found.Add((frame, place[i], box.X + Inset(laid, "left"), box.Y + Inset(laid, "top")));
        }

        return found;
    }

    // The snapshot itself tells of images alone.
    private string? Picture(string name, SortedDictionary<string, string> attributes)
    {
        var address = name switch
        {
            "image" => attributes.GetValueOrDefault("href") ?? attributes.GetValueOrDefault("xlink:href"),
            "video" => attributes.GetValueOrDefault("poster"),
            "input" when attributes.GetValueOrDefault("type")?.Equals("image", StringComparison.OrdinalIgnoreCase) == true => attributes.GetValueOrDefault("src"),
            _ => null,
        };
        return address is { Length: > 0 } && Uri.TryCreate(Address("baseURL"), UriKind.Absolute, out var from) && Uri.TryCreate(from, address, out var whole) ? whole.AbsoluteUri : null;
    }

    private string Address(string name) => document.TryGetProperty(name, out var text) ? Text(text.GetInt32()) : "";

    private static double Inset(Laid laid, string side) => Pixels(laid, $"border-{side}-width") + Pixels(laid, $"padding-{side}");

    private static double Pixels(Laid laid, string property)
    {
        var value = laid.Styles.Count == 0 ? "" : laid.Styles[LayoutProperties.IndexOf(property)];
        return value.EndsWith("px", StringComparison.Ordinal) && double.TryParse(value[..^2], CultureInfo.InvariantCulture, out var pixels) ? pixels : 0;
    }

    private Dictionary<int, Laid> ReadLayout()
    {
        var columns = document.GetProperty("layout");
        var owners = Numbers(columns, "nodeIndex");
        var bounds = columns.GetProperty("bounds").EnumerateArray().Select(Box).ToArray();
        var styles = columns.GetProperty("styles").EnumerateArray().ToArray();
        var paint = columns.TryGetProperty("paintOrders", out var orders) ? orders.EnumerateArray().Select(order => order.GetInt32()).ToArray() : [];
        var laid = new Dictionary<int, Laid>();
        for (var i = 0; i < owners.Length; i++)
        {
            string[] values = [.. styles[i].EnumerateArray().Select(value => Text(value.GetInt32()))];
            laid.TryAdd(owners[i], new Laid(bounds[i], values.Length == LayoutProperties.Names.Count ? values : [], i < paint.Length ? paint[i] : 0));
        }

        var boxes = document.GetProperty("textBoxes");
        foreach (var (row, line) in Numbers(boxes, "layoutIndex").Zip(boxes.GetProperty("bounds").EnumerateArray().Select(Box)))
            laid[owners[row]].Lines.Add(line);
        return laid;
    }

    private LayoutBox Box(JsonElement numbers) => numbers.GetArrayLength() < 4
        ? default
        : new(numbers[0].GetDouble() + origin.X, numbers[1].GetDouble() + origin.Y, numbers[2].GetDouble(), numbers[3].GetDouble());

    private SortedDictionary<string, string> Attributes(JsonElement pairs)
    {
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < pairs.GetArrayLength(); i += 2)
            read[Text(pairs[i].GetInt32())] = Text(pairs[i + 1].GetInt32());
        return read;
    }

    private static Dictionary<int, int> Sparse(JsonElement columns, string name) =>
        columns.TryGetProperty(name, out var sparse) && sparse.TryGetProperty("value", out _)
            ? Numbers(sparse, "index").Zip(Numbers(sparse, "value")).ToDictionary(pair => pair.First, pair => pair.Second)
            : [];

    private static int[] Numbers(JsonElement columns, string name) =>
        columns.TryGetProperty(name, out var numbers) ? [.. numbers.EnumerateArray().Select(number => number.GetInt32())] : [];

    private string Text(int index) => index >= 0 && index < strings.Length ? strings[index] : "";

    private sealed record Laid(LayoutBox Box, IReadOnlyList<string> Styles, int Paint)
    {
        public List<LayoutBox> Lines { get; } = [];
    }
}
