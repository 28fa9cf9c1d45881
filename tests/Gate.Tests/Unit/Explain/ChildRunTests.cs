using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Brothers that come or go side by side are one change, however many they are.</summary>
[TestFixture]
public sealed class ChildRunTests
{
    [TestCase("i b", "i b p p p p", "4 elements added in body")]
    [TestCase("i b", "p p p p i b", "4 elements added in body")]
    [TestCase("i p p p p p b", "i b", "5 elements removed in body")]
    [TestCase("i b", "i b p p p", "added | added | added", Description = "few are told one by one")]
    [TestCase("i b", "p p i b p p", "added | added | added | added", Description = "what was there stands between them")]
    [TestCase("=let_x=1;", "p=let =_ p=x p== p=1 =;", "4 elements added in body", Description = "a text that is marked up now says the same")]
    [TestCase("=let_x=1;", "p=let =_ p=x p== p=1 =!", "4 elements added in body | text", Description = "and here something else too")]
    public void Told_as_a_person_would(string before, string after, string told)
    {
        var edits = new StyleEdits([], []);
        var pair = new LayoutPair(List(before), List(after));
        var changes = LayoutChanges.Of(pair, edits, new RequestChanges([], []), new FontFaces([], edits));
        var causes = new CauseWriter(pair, Nothing("before"), Nothing("after"), 1).WriteAll(changes).Select(written => written.Cause).ToList();
        Assert.That(string.Join(" | ", causes.Select(cause => cause.Name == "children" ? CauseWords.Of(cause) : cause.Kind).OrderByDescending(words => words.Length)), Is.EqualTo(told));
        Assert.That(causes.Where(cause => cause.Name == "children").Select(cause => cause.Kind == "added" ? (cause.BeforeBox, cause.AfterBox) : (cause.AfterBox, cause.BeforeBox)), Is.All.EqualTo(((BoxFacts?)null, new BoxFacts(0, 0, 10, 10))), "where all of them are");
    }

    private static SideText Nothing(string side) =>
        new SideSources(side, new Site.Served(new MemorySite().With("a.html", "")), new Uri("http://site.localhost/")).Read(new PageEntry(PageId.Create("a.html"), "a.html"), []);

    // Children of a body, each "name", "name=text" or "=text"; the text of an element is a node of its own.
    private static LayoutFacts List(string children)
    {
        List<LayoutNode> nodes = [Node(-1, "#document", ""), Node(0, "html", ""), Node(1, "body", "")];
        foreach (var child in children.Split(' '))
        {
            var (name, text) = child.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (child[..at], child[(at + 1)..]) : (child, "");
            var parent = 2;
            if (name.Length > 0)
            {
                nodes.Add(Node(2, name, ""));
                parent = nodes.Count - 1;
            }

            if (text.Length > 0)
                nodes.Add(Node(parent, "#text", text) with { Kind = LayoutNodeKind.Text });
        }

        return new LayoutFacts(nodes);
    }

    private static LayoutNode Node(int parent, string name, string text) =>
        new() { Parent = parent, Kind = LayoutNodeKind.Element, Name = name, Text = text, Box = new LayoutBox(0, 0, 10, 10) };
}
