using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Where things are written: the page's own markup and styles, and the sheets that it was served.</summary>
internal sealed class SideTextTests
{
    private const string Page = "<!doctype html>\n<style>\np { color: red }\n</style>\n<body>\n<div>one</div>\n  <div class=x title=t>two</div>";

    private static readonly Uri Base = new("http://site.localhost/");

    [Test]
    public void Styles_of_the_page_and_of_its_sheets_have_file_line_and_column()
    {
        var side = Read(new MemorySite().With("a/index.html", Page).With("css/s.css", "\n .b{margin:0}"), "http://site.localhost/css/s.css?v=2", "http://site.localhost/gone.css", "http://other.example/o.css");
        Assert.That(side.Styles.Select(style => $"{style.Selector}|{style.Property}|{style.Source}"), Is.EqualTo(new[] { "p|color|after/a/index.html:3:5", ".b|margin|after/css/s.css:2:5" }));
        Assert.That(side.Texts.Keys, Is.EquivalentTo(new[] { "after/a/index.html", "after/css/s.css" }));
    }

    [Test]
    public void A_sheet_and_a_page_whose_names_are_no_UTF_8_are_read_and_told_by_their_bytes()
    {
        var site = new MemorySite().With("caf\udce9.html", "<style>p{color:red}</style><link rel=stylesheet href=s%E9.css integrity=sha256-AAAA>").With("s\udce9.css", "b{top:1px}").With("t%41.css", "i{top:1px}");
        var page = new PageEntry(PageId.Create(@"caf\xE9.html"), "caf%E9.html");
        var side = new SideSources("after", new Site.Served(site), Base).Read(page, [Sheet("s%E9.css"), Sheet("t%2541.css")]);

        Assert.That(side.Links.Single().Trouble, Is.EqualTo(LinkedSheet.Refused));
        Assert.That(side.Addresses.Values.SelectMany(sheet => sheet.Declarations).Select(style => $"{style.Selector}|{style.Source}"), Is.EqualTo(new[] { @"p|after/caf\xE9.html:1:10", @"b|after/s\xE9.css:1:3", "i|after/t%41.css:1:3" }));
        Assert.That(side.Texts.Keys, Is.EquivalentTo(new[] { @"after/caf\xE9.html", "after/t%41.css" }));
    }

    private static RequestRecord Sheet(string name) => new("GET", Base.AbsoluteUri + name, "stylesheet", RequestResult.Answered, 200, null);

    [Test]
    public void A_style_element_within_a_line_has_columns_of_that_line()
    {
        const string Line = "<body><style>p{color:red}\nb{top:1px}</style>";
        Assert.That(Read(new MemorySite().With("a/index.html", Line)).Styles.Select(style => style.Source), Is.EqualTo(new[] { "after/a/index.html:1:16", "after/a/index.html:2:3" }));
    }

    [Test]
    public void A_style_element_in_XML_is_read_without_the_marks_of_its_CDATA_section()
    {
        const string Xml = "<html><head><style><![CDATA[ p > b { color: #c00 } ]]></style></head><body/></html>";
        var side = new SideSources("after", new Site.Served(new MemorySite().With("a/index.xhtml", Xml)), Base).Read(new PageEntry(PageId.Create("a/index.xhtml"), "a/index.xhtml"), []);
        Assert.That(side.Styles.Select(style => $"{style.Selector}|{style.Property}|{style.Source}"), Is.EqualTo(new[] { "p > b|color|after/a/index.xhtml:1:38" }));
    }

    [Test]
    public void An_element_is_found_by_its_place_and_an_attribute_within_it()
    {
        var (side, tree) = (Read(new MemorySite().With("a/index.html", Page)), Tree("x"));
        Assert.That((side.PlaceOf(tree, 5, null), side.PlaceOf(tree, 5, "title")), Is.EqualTo(("after/a/index.html:7:3", "after/a/index.html:7:16")));
    }

    [Test]
    public void What_a_script_made_is_written_nowhere() =>
        Assert.That(Read(new MemorySite().With("a/index.html", Page)).PlaceOf(Tree("made"), 5, null), Is.Null);

    [Test]
    public void A_class_that_a_script_gave_the_root_hides_nothing_and_one_that_it_gave_an_element_may_be_of_another()
    {
        var side = Read(new MemorySite().With("a/index.html", Page));
        Assert.That((side.PlaceOf(Tree("x", root: "js"), 5, null), side.PlaceOf(Tree("x odd"), 5, null)), Is.EqualTo(("after/a/index.html:7:3", (string?)null)));
    }

    [Test]
    public void Beside_what_a_script_put_there_only_a_name_of_its_own_tells_which_it_is()
    {
        var (side, tree) = (Read(new MemorySite().With("a/index.html", Page)), Tree("x", made: true));
        Assert.That((side.PlaceOf(tree, 5, null), side.PlaceOf(tree, 4, null), side.PlaceOf(tree, 6, null)), Is.EqualTo(("after/a/index.html:7:3", (string?)null, (string?)null)));
    }

    [Test]
    public void A_live_site_shows_no_sources()
    {
        var side = new SideSources("after", new Site.Live(Base), Base).Read(Entry(), []);
        Assert.That((side.Styles.Count, side.Texts.Count, side.PlaceOf(Tree("x"), 5, null)), Is.EqualTo((0, 0, (string?)null)));
    }

    private static PageEntry Entry() => new(PageId.Create("a/index.html"), "a/");

    private static SideText Read(MemorySite files, params string[] sheets) =>
        new SideSources("after", new Site.Served(files), Base).Read(Entry(), [.. sheets.Select(url => new RequestRecord("GET", url, "stylesheet", RequestResult.Answered, 200, null))]);

    // #document, html, head, body, div, div, and a third that no markup has.
    private static LayoutTree Tree(string second, string? root = null, bool made = false) => new(new LayoutFacts(
    [
        Node(-1, "#document"), Node(0, "html", root), Node(1, "head"), Node(1, "body"), Node(3, "div"), Node(3, "div", second), .. made ? [Node(3, "div", "made")] : Array.Empty<LayoutNode>(),
    ]));

    private static LayoutNode Node(int parent, string name, string? classes = null) =>
        new() { Parent = parent, Kind = LayoutNodeKind.Element, Name = name, Attributes = classes is null ? [] : new Dictionary<string, string> { ["class"] = classes } };
}
