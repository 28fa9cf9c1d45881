using System.Text.Json;
using System.Text.Json.Nodes;
using Gate.Core.Explain;
using Gate.Harness.Capturing;
using NUnit.Framework;

namespace Gate.Tests.Unit.Harness;

/// <summary>The protocol's columns of numbers, read as a tree: a page with a frame in it.</summary>
internal sealed class LayoutReaderTests
{
    private readonly List<string> _strings = [];

    [Test]
    public void Frames_stand_in_their_elements_texts_have_lines_and_what_is_not_laid_out_has_no_box()
    {
        var details = new LayoutDetails();
        var facts = LayoutReader.Read(Snapshot(), details)!;

        Assert.That(facts.Nodes.Select(node => $"{node.Parent} {node.Name} {node.Kind}"), Is.EqualTo(new[]
        {
            "-1 #document Element", "0 html Element", "1 script Element", "1 iframe Element", "1 #text Text", "3 #document Element", "5 html Element", "6 #text Text", "6 image Element",
        }));
        Assert.That((facts.Nodes[2].Box, facts.Nodes[3].Attributes["src"], facts.Nodes[4].Text, facts.Nodes[4].Lines.Count), Is.EqualTo(((LayoutBox?)null, "f.html", "two lines", 2)));
        // The frame's content begins within its border.
        Assert.That(facts.Nodes[7].Box, Is.EqualTo(new LayoutBox(100 + 2 + 5, 50 + 3 + 6, 20, 10)));
        Assert.That(details.Texts, Is.EqualTo(new[] { (4, 15), (7, 23) }));
        Assert.That(facts.Nodes[4].Styles, Has.Count.EqualTo(LayoutProperties.Names.Count));
    }

    [Test]
    public void Pictures_are_told_by_the_document_that_shows_them_whatever_shows_them()
    {
        var details = new LayoutDetails();
        var facts = LayoutReader.Read(Snapshot(), details)!;

        Assert.That(details.Pictures, Is.EqualTo(new[] { ("http://site.localhost/f.html", "http://site.localhost/pictures/a%20b.png") }));
        Assert.That(facts.Nodes.Select(node => node.Picture).OfType<string>(), Is.EqualTo(details.Pictures.Select(each => each.Picture)));
    }

    [Test]
    public void Fonts_come_by_how_much_they_drew()
    {
        var answer = JsonDocument.Parse("""{ "fonts": [ { "familyName": "B", "isCustomFont": false, "glyphCount": 1 }, { "familyName": "A", "isCustomFont": true, "glyphCount": 30 } ] }""");
        Assert.That(FontReader.Fonts(answer.RootElement), Is.EqualTo(new[] { new UsedFont("A", true), new UsedFont("B", false) }));
    }

    private JsonElement Snapshot()
    {
        JsonArray documents =
        [
            Document([(9, -1, "#document", ""), (1, 0, "HTML", ""), (1, 1, "SCRIPT", ""), (1, 1, "IFRAME", ""), (3, 1, "#text", "two lines"), (3, 2, "#text", "var x")], 11,
                [(1, [0, 0, 800, 600]), (3, [100, 50, 300, 200]), (4, [0, 300, 60, 40])], [(2, [0, 300, 60, 20]), (2, [0, 320, 30, 20])], (3, 1)),
            Document([(9, -1, "#document", ""), (1, 0, "HTML", ""), (8, 1, "#comment", "no node of the layout"), (3, 1, "#text", "in it"), (1, 1, "image", "")], 20,
                [(1, [0, 0, 300, 200]), (3, [5, 6, 20, 10]), (4, [0, 0, 8, 8])], [(1, [5, 6, 20, 10])], null),
        ];
        return JsonSerializer.SerializeToElement(new JsonObject { ["documents"] = documents, ["strings"] = new JsonArray([.. _strings.Select(text => JsonValue.Create(text))]) });
    }

    private JsonObject Document((int Type, int Parent, string Name, string Value)[] nodes, int firstId, (int Node, double[] Box)[] laid, (int Row, double[] Box)[] lines, (int Node, int Document)? frame)
    {
        int[] styles = [.. LayoutProperties.Names.Select(name => Text(name is "border-left-width" ? "2px" : name is "border-top-width" ? "3px" : "0px"))];
        return new JsonObject
        {
            ["documentURL"] = Text($"http://site.localhost/{(frame is null ? "f" : "index")}.html"), ["baseURL"] = Text("http://site.localhost/"),
            ["nodes"] = new JsonObject
            {
                ["nodeType"] = Numbers(nodes.Select(node => node.Type)), ["parentIndex"] = Numbers(nodes.Select(node => node.Parent)), ["nodeName"] = Numbers(nodes.Select(node => Text(node.Name))),
                ["nodeValue"] = Numbers(nodes.Select(node => Text(node.Value))), ["backendNodeId"] = Numbers(nodes.Select((_, index) => firstId + index)),
                ["attributes"] = new JsonArray([.. nodes.Select(node => (JsonNode)(node.Name switch { "IFRAME" => Numbers([Text("src"), Text("f.html")]), "image" => Numbers([Text("href"), Text("pictures/a b.png")]), _ => [] }))]),
                ["contentDocumentIndex"] = new JsonObject { ["index"] = Numbers(frame is { } at ? [at.Node] : []), ["value"] = Numbers(frame is { } to ? [to.Document] : []) },
            },
            ["layout"] = new JsonObject
            {
                ["nodeIndex"] = Numbers(laid.Select(row => row.Node)), ["bounds"] = Boxes(laid.Select(row => row.Box)),
                ["styles"] = new JsonArray([.. laid.Select(_ => (JsonNode)Numbers(styles))]), ["paintOrders"] = Numbers(laid.Select((_, index) => index)),
            },
            ["textBoxes"] = new JsonObject { ["layoutIndex"] = Numbers(lines.Select(line => line.Row)), ["bounds"] = Boxes(lines.Select(line => line.Box)) },
        };
    }

    private int Text(string text)
    {
        if (!_strings.Contains(text))
            _strings.Add(text);
        return _strings.IndexOf(text);
    }

    private static JsonArray Numbers(IEnumerable<int> numbers) => [.. numbers.Select(number => JsonValue.Create(number))];

    private static JsonArray Boxes(IEnumerable<double[]> boxes) => [.. boxes.Select(box => new JsonArray([.. box.Select(number => JsonValue.Create(number))]))];
}
