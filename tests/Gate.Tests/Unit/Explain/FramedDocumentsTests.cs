using Gate.Core.Explain;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>What changed of a frame: the address of its document, or what is in it.</summary>
internal sealed class FramedDocumentsTests
{
    [TestCase("a.html", null, "b.html", null, "attribute src")]
    [TestCase("a.html", "<p>One", "b.html", "<p>Two", "text")]
    [TestCase("a.html", "<p>One", "a.html", "<p>Two", "text")]
    [TestCase("a.html", null, "a.html", "<p>Two", "text")]
    public void Of_a_frame_its_address_is_told_where_that_is_what_it_shows(string was, string? wasWritten, string now, string? nowWritten, string expected)
    {
        var edits = new StyleEdits([], []);

        var changes = LayoutChanges.Of(new LayoutPair(Facts(was, wasWritten, "One"), Facts(now, nowWritten, "Two")), edits, new RequestChanges([], []), new FontFaces([], edits));

        Assert.That(string.Join(", ", changes.Select(change => $"{change.Kind} {change.Name}".Trim())), Is.EqualTo(expected));
    }

    private static LayoutFacts Facts(string address, string? written, string text)
    {
        var attributes = new Dictionary<string, string> { ["src"] = address };
        if (written is not null)
            attributes["srcdoc"] = written;
        return new LayoutFacts(
        [
            Node(-1, "#document"), Node(0, "html"), Node(1, "iframe") with { Attributes = attributes }, Node(2, "#document"), Node(3, "p"),
            Node(4, "#text") with { Kind = LayoutNodeKind.Text, Text = text },
        ]);
    }

    private static LayoutNode Node(int parent, string name) => new() { Parent = parent, Kind = LayoutNodeKind.Element, Name = name, Box = new LayoutBox(0, 0, 10, 10) };
}
