using System.Diagnostics;
using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>An edit of the markup after which the same tags stand in other elements is one edit, at its own place.</summary>
[TestFixture]
public sealed class TagEditsTests
{
    private const string Page = "<!doctype html>\n<body>\n<div class=side>\n<div class=logo>Shop</div>\n<hr>\n<div class=h>Menu</div>\n<a href=\"1\">One</a>\n<a href=\"2\">Two</a>\n</div>\n<!-- first -->\n<p>First</p>\n<!-- second -->\n<p>Second <b>of all</b></p>\n<ul><li>One</li>\n<li>Two</li></ul>\n";

    [TestCase("Shop</div>", "Shop", "the end tag </div> is gone: 4 elements that followed stand in div.logo now|4:21|4:21")]
    [TestCase("Two</a>\n</div>\n", "Two</a>\n", "the end tag </div> is gone: 3 elements that followed stand in div.side now|9:1|9:1")]
    [TestCase("<div class=h>Menu</div>", "<div class=h>Menu</div></div>", "the end tag </div> is new: 2 elements that followed stand in div.side no more|6:24|6:24")]
    [TestCase("<p>First</p>", "<div class=x><p>First</p>", "the start tag <div class=x> is new: 3 elements that followed stand in it now|11:1|11:1")]
    [TestCase("<div class=h>Menu", "Menu", "the start tag <div class=h> is gone: 2 elements that followed stand elsewhere now|6:1|6:1")]
    [TestCase("all</b>", "all", "the end tag </b> is gone: *")]
    [TestCase("<!-- first -->", "<!-- first --", "the comment <!-- first -- is not closed: 1 element stands in it now|10:12|10:12")]
    [TestCase("<!-- first -->", "<!-- first ", "the comment <!-- first is not closed: 1 element stands in it now|10:11|10:11")]
    [TestCase("\"1\"", "\"1", "the quote <a href=\"1> is not closed: 1 element stands in it now|7:1|7:1")]
    [TestCase("</div>\n<hr>\n<div class=h>Menu</div>", "\n<hr>\n<div class=h>Menu</div></div>", "the end tag </div> is moved: 2 elements stand elsewhere|4:21|6:18")]
    [TestCase("Menu</div>", "Menu</p>", "the end tag </div> is </p> now: *")]
    [TestCase("Menu</div>", "Menu</div", "the tag *")]
    public void A_tag_or_mark_that_went_came_or_moved_is_told_where_it_was_edited(string old, string shown, string told)
    {
        var edited = Page.Replace(old, shown, StringComparison.Ordinal);
        Assert.That(Told(Page, edited), told.EndsWith('*') ? Does.StartWith(told.TrimEnd('*')).And.Not.Contain(" + ") : Is.EqualTo(told));
        Assert.That(Told(edited, Page), Does.StartWith("the ").And.Not.Contain(" + "), "mended");
    }

    [Test]
    public void Each_of_several_is_told() => Assert.That(
        Told(Page, Page.Replace("Shop</div>", "Shop", StringComparison.Ordinal).Replace("all</b>", "all", StringComparison.Ordinal)),
        Does.Match(@"^the end tag </div> is gone: .* \+ the end tag </b> is gone: "));

    [Test]
    public void A_text_that_was_edited_beside_it_keeps_its_own_place()
    {
        var edited = Page.Replace("Shop</div>", "Shop", StringComparison.Ordinal).Replace("First", "Last", StringComparison.Ordinal);
        Assert.That(Told(Page, edited), Does.Match(@"^the end tag </div> is gone: .* \+ html > body > .*p[^ ]* text “First” → “Last”\|11:1\|11:1$"));
        Assert.That(Told(Page + "<script></script>", edited + "<script></script>"), Is.Empty, "a script may answer to any");
    }

    [Test]
    public void Ten_thousands_of_end_tags_that_went_are_read_in_time()
    {
        var cells = string.Concat(Enumerable.Range(0, 60_000).Select(index => $"<td>{index}</td>\n"));
        var clock = Stopwatch.StartNew();

        Assert.That(Told($"<table><tr>{cells}</table>", $"<table><tr>{cells.Replace("</td>", "", StringComparison.Ordinal)}</table>"), Does.Not.Contain("the "));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    // What is whole is told by what it is; what the parser puts in order is no edit.
    [TestCase("<hr>\n", "")]
    [TestCase("<hr>", "<br>")]
    [TestCase("<div class=h>Menu</div>\n", "")]
    [TestCase("<div class=h>Menu</div>", "<section class=h>Menu</section>")]
    [TestCase("<hr>\n<div class=h>Menu</div>", "<div><hr>\n<div class=h>Menu</div></div>")]
    [TestCase("<a href=\"1\">One</a>", "<a href=1>One</a>")]
    [TestCase("<a href=\"1\">One</a>", "<a href=\"3\">One</a>")]
    [TestCase("<li>One</li>", "<li>One")]
    [TestCase("First</p>", "First")]
    [TestCase("Shop", "Shop > all")]
    [TestCase("Shop", "\"Shop")]
    [TestCase("<!-- first -->", "<!-- a first -->")]
    [TestCase("<!-- first -->", "")]
    [TestCase("<li>Two</li>", "<li>Two</li><li>Three</li>")]
    [TestCase("<li>Two</li>", "<li>Two</li><li>Three")]
    [TestCase("<b>of all</b>", "of all")]
    public void What_is_whole_or_the_same_tree_is_none(string old, string shown)
    {
        var edited = Page.Replace(old, shown, StringComparison.Ordinal);
        Assert.That(Told(Page, edited), Does.Not.Contain("the "));
        Assert.That(Told(edited, Page), Does.Not.Contain("the "));
    }

    private static string Told(string page, string nowPage)
    {
        var (was, now) = (Read("before", page), Read("after", nowPage));
        var layout = new LayoutPair(new LayoutFacts([Node(-1, "#document"), Node(0, "html")]), new LayoutFacts([Node(-1, "#document"), Node(0, "html")]));
        var written = MarkupEdits.Of(was, now)?.Written(layout, [], was, now, isAlone: true) ?? [];
        return string.Join(" + ", written.SelectMany(edit => edit).Select(change => change.Markup!).Select(edit => $"{CauseWords.Of(new CauseFacts(edit.Selector, edit.Kind, edit.Name, edit.Before, edit.After, edit.Source))}|{Place(edit.SourceBefore)}|{Place(edit.Source)}"));
    }

    private static string? Place(string? source) => source?[(source.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static SideText Read(string side, string page) =>
        new SideSources(side, new Site.Served(new MemorySite().With("a.html", page)), new Uri("http://site.localhost/")).Read(new PageEntry(PageId.Create("a.html"), "a.html"), []);

    private static LayoutNode Node(int parent, string name) => new() { Parent = parent, Kind = LayoutNodeKind.Element, Name = name };
}
