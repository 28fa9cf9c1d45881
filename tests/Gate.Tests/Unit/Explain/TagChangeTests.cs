using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>An edit of a tag is one change, whatever it does to the texts and elements beside.</summary>
[TestFixture]
public sealed class TagChangeTests
{
    [TestCase("<p>One <b>two</b> three</p>", "<p>One two three</p>", "the tag <b> around “two” is gone")]
    [TestCase("<p>One two three</p>", "<p>One <b>two</b> three</p>", "the tag <b> around “two” is new")]
    [TestCase("<p>One <b>two</b> three <i>four</i></p>", "<p>One two three four</p>", "the tag <b> around “two” is gone | the tag <i> around “four” is gone")]
    [TestCase("<p>One <b>two</b> three</p>", "<p>One  three</p>", "b removed")]
    [TestCase("<p>One<br>two</p>", "<p>One two</p>", "br removed")]
    [TestCase("<p>Onetwo</p>", "<p>One<br>two</p>", "br added")]
    [TestCase("<p>One <b>two</b> three</p>", "<p>Onethree</p>", "b removed | p text “One two three” → “Onethree”", Description = "a space went too")]
    [TestCase("<p>Some words here.</p>", "<p>Some <em>bold words</em> here.</p>", "em added | p text “Some words here.” → “Some bold words here.”")]
    [TestCase("<p>a</p><p>b</p>", "<div><p>a</p><p>b</p></div>", "the tag <div> around 2 elements is new")]
    [TestCase("<div><p>a</p></div><p>c</p>", "<p>a</p><p>c</p>", "the tag <div> around “a” is gone")]
    [TestCase("<div><p>a</p><p>b</p></div>", "<p>b</p><p>a</p>", "body > p:nth-of-type(1) parent div → body | body > p:nth-of-type(2) parent div → body | div removed", Description = "what was in it stands in another order")]
    [TestCase("<h2>A <a>b</a></h2>", "<h3>A <a>b</a></h3>", "h3 tag <h2> → <h3>")]
    [TestCase("<font color=red>A</font>", "<span>A</span>", "span tag <font> → <span>")]
    [TestCase("<p class=a>A</p><p class=a>B</p>", "<div class=in><p class=a>A</p><p class=a>B</p></div>", "the tag <div> around 2 elements is new")]
    [TestCase("<div class=a>A</div><div class=a>B</div>", "<div class=in><div class=a>A</div><div class=a>B</div></div>", "the tag <div> around 2 elements is new", Description = "of the same name as what it holds")]
    [TestCase("<div><div>A</div></div>", "<div>A</div>", "the tag <div> around “A” is gone")]
    [TestCase("<h2>A</h2>", "<h3>B</h3>", "h2 removed | h3 added", Description = "nothing in common")]
    [TestCase("<h2></h2>", "<h3></h3>", "h2 removed | h3 added")]
    [TestCase("<div><i>a</i><i>b</i></div><i>c</i>", "<div><b>a</b><b>b</b></div><b>c</b>", "2 × div > b tag <i> → <b> | body > b tag <i> → <b>")]
    public void Told_as_a_person_would(string before, string after, string told)
    {
        var edits = new StyleEdits([], []);
        var pair = new LayoutPair(Layout(before), Layout(after));
        var changes = LayoutChanges.Of(pair, edits, new RequestChanges([], []), new FontFaces([], edits));

        var causes = new CauseWriter(pair, Nothing("before"), Nothing("after"), 1).WriteAll(changes).Select(written => CauseWords.Of(written.Cause));

        Assert.That(string.Join(" | ", causes.Order(StringComparer.Ordinal)), Is.EqualTo(told));
    }

    [Test]
    public void A_long_place_is_compared_no_further()
    {
        var words = string.Concat(Enumerable.Repeat("word ", 10_000));

        var pair = new LayoutPair(Layout($"<p>{words}<b>two</b> three</p>"), Layout($"<p>{words}two three</p>"));

        var edits = new StyleEdits([], []);
        Assert.That(LayoutChanges.Of(pair, edits, new RequestChanges([], []), new FontFaces([], edits)).Where(change => change.Tag is null).Select(change => change.Kind), Is.EquivalentTo(new[] { "text", "removed", "removed" }));
    }

    private static SideText Nothing(string side) =>
        new SideSources(side, new Site.Served(new MemorySite().With("a.html", "")), new Uri("http://site.localhost/")).Read(new PageEntry(PageId.Create("a.html"), "a.html"), []);

    private static LayoutFacts Layout(string body)
    {
        var nodes = new List<LayoutNode>();
        Add(new HtmlParser().ParseDocument($"<!doctype html><body>{body}"), -1);
        return new LayoutFacts(nodes);

        void Add(INode node, int parent)
        {
            if (node is not (IElement or IText or IDocument))
                return;
            var at = nodes.Count;
            nodes.Add(new LayoutNode
            {
                Parent = parent, Kind = node is IText ? LayoutNodeKind.Text : LayoutNodeKind.Element, Name = node is IElement element ? element.LocalName : node.NodeName,
                Attributes = node is IElement { Attributes: var attributes } ? attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value) : new Dictionary<string, string>(),
                Text = node is IText text ? text.Data : "", Box = new LayoutBox(0, 0, 10, 10),
            });
            foreach (var child in node.ChildNodes)
                Add(child, at);
        }
    }
}
