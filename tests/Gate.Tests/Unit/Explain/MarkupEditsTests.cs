using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>Which changes of a layout are written in the markup, and which only follow from those.</summary>
[TestFixture]
public sealed class MarkupEditsTests
{
    private static readonly Uri Base = new("http://site.localhost/");

    [Test]
    public void A_wrapped_element_is_one_edit_and_what_the_wrapper_led_to_is_none() =>
        Assert.That(Told("<body><p>one</p>", "<body><div><p>one</p></div>", (Layout("p"), Layout("div", "p")), Change("style", 3, 4, "min-width"), Change("added", -1, 3), Change("box", 3, 4, "parent")), Is.EqualTo("added"));

    [Test]
    public void A_tag_that_is_another_is_behind_its_values() =>
        Assert.That(Told("<body><p>one</p>", "<body><p class=x>one</p>", (Layout("p"), Layout("p")), Change("style", 3, 3, "color"), Change("style", 2, 2, "height")), Is.EqualTo("attribute"));

    [Test]
    public void Edits_far_from_each_other_are_two() => Assert.That(
        Told("<body><p>one</p><b>two</b><i>three</i>", "<body><p>1</p><b>two</b><i>3</i>", (Texts("p", "b", "i"), Texts("p", "b", "i")), Change("text", 4, 4), Change("text", 8, 8)), Is.EqualTo("text | text"));

    [Test]
    public void Nothing_is_known_where_an_edit_shows_by_no_change() =>
        Assert.That(Told("<body><p>one</p><b data-x=1>two</b>", "<body><p class=x>one</p><b data-x=2>two</b>", (Layout("p"), Layout("p")), Change("style", 3, 3, "color")), Is.Null);

    [TestCase("rect{fill:red}")]
    [TestCase("<![CDATA[rect{fill:red}]]>")]
    public void What_a_style_element_says_within_a_drawing_is_an_edit_of_its_declarations_alone(string style)
    {
        var (was, now) = (Read("before", $"<body><svg><style>{style}</style></svg>"), Read("after", $"<body><svg><style>{style.Replace("red", "blue", StringComparison.Ordinal)}</style></svg>"));
        Assert.That(MarkupEdits.Of(was, now)!.Written(new LayoutPair(Layout("svg"), Layout("svg")), [], was, now, isAlone: false), Is.Empty);
    }

    [TestCase("<body><p>one</p><p>two</p>", "<body><p>one</p>", "removed html > body > p:nth-of-type(2) before/a.html:1:17 ")]
    [TestCase("<body><p>one</p>", "<body><p>one</p><div><b>two</b></div>", "added html > body > div  after/a.html:1:17")]
    [TestCase("<body><i>1</i><b>2</b><u>3</u>", "<body><b>2</b><u>3</u><i>1</i>", "box html > body > i before/a.html:1:7 after/a.html:1:23")]
    [TestCase("<body><p><i>1</i> <i>2</i> <i>3</i></p>", "<body><p><i>1</i> <i>3</i> <i>2</i></p>", "box html > body > p > i:nth-of-type(3) before/a.html:1:19 after/a.html:1:28")]
    [TestCase("<body><p>one</p>", "<body><p>two</p>", "text html > body > p before/a.html:1:7 after/a.html:1:7")]
    [TestCase("<body><p>one</p><b>2</b>", "<body><p>two</p><b>3</b>", null)]
    [TestCase("<body><h2 style='width:9px'>one</h2>", "<body><h2 style='width:9px;text-wrap:balance'>one</h2>", "attribute html > body > h2 before/a.html:1:11 after/a.html:1:11")]
    [TestCase("<body><object data=p.png></object>", "<body><object data=q.png></object>", "attribute html > body > object before/a.html:1:15 after/a.html:1:15")]
    [TestCase("<body><textarea>abc</textarea>", "<body><textarea>abd</textarea>", "text html > body > textarea before/a.html:1:7 after/a.html:1:7")]
    [TestCase("<body><textarea>abc</textarea>", "<body><textarea></textarea>", "text html > body > textarea before/a.html:1:7 ")]
    [TestCase("<body><p>one</p>", "<body><p>one</p>two", "text html > body  after/a.html:1:1")]
    [TestCase("<body><textarea>abc</textarea>", "<body><textarea style='resize:none'>abc</textarea>", "attribute html > body > textarea before/a.html:1:7 after/a.html:1:17")]
    [TestCase("<body><p a=1 b=1>one", "<body><p a=2 b=2>one", "attribute html > body > p before/a.html:1:10 after/a.html:1:10")]
    [TestCase("<body><p>one</p>", "<body><p>one</p><b>two</b>three", null)]
    public void The_only_edit_is_named_where_it_is_written_when_scripts_have_taken_its_place(string page, string nowPage, string? told)
    {
        var (was, now) = (Read("before", page), Read("after", nowPage));
        var edits = MarkupEdits.Of(was, now)!.Written(new LayoutPair(Layout("main"), Layout("main")), [Change("style", 3, 3, "color")], was, now, isAlone: true);
        Assert.That(edits is [[{ Markup: { } edit }, ..]] ? $"{edit.Kind} {edit.Selector} {edit.SourceBefore} {edit.Source}" : null, Is.EqualTo(told));
        Assert.That(MarkupEdits.Of(was, now)!.Written(new LayoutPair(Layout("main"), Layout("main")), [], was, now, isAlone: false), Is.Null, "something else differs too");
    }

    [TestCase("<body><input>", "<body><input autofocus>", "attribute autofocus")]
    [TestCase("<body><input class=a>", "<body><input class=''>", "attribute class")]
    [TestCase("<body><input style='color:red'>", "<body><input style='color:blue'>", "style outline-color")]
    public void An_attribute_comes_before_what_it_led_to(string page, string nowPage, string told)
    {
        var (was, now) = (Read("before", page), Read("after", nowPage));
        LayoutChange[] changes = [Change("style", 3, 3, "outline-color"), .. told.EndsWith("class", StringComparison.Ordinal) ? new[] { Change("attribute", 3, 3, "class") } : []];
        foreach (var isAlone in (bool[])[true, false])
        {
            var edits = MarkupEdits.Of(was, now)!.Written(new LayoutPair(Layout("input"), Layout("input")), changes, was, now, isAlone)!;
            Assert.That(string.Join(" | ", edits.Select(edit => string.Join(", ", edit.Select(change => $"{change.Kind} {change.Name}")))), Is.EqualTo(told));
            Assert.That(edits[0][0].AfterNode, Is.EqualTo(3));
        }
    }

    [TestCase("loop muted", "muted, loop")]
    [TestCase("preload=none poster=a.png", "poster, preload")]
    [TestCase("data-a poster=a.png onplay=a() width=9", "poster, width, data-a, onplay")]
    [TestCase("id=a pattern=b poster=a.png loop", "poster, id, pattern, loop")]
    [TestCase("loop", "loop")]
    public void Of_several_attributes_that_changed_alone_those_that_draw_come_first(string added, string told)
    {
        var (was, now) = (Read("before", "<body><video controls>"), Read("after", $"<body><video controls {added}>"));

        var edits = MarkupEdits.Of(was, now)!.Written(new LayoutPair(Layout("video"), Layout("video")), [], was, now, isAlone: true)!;

        Assert.That(edits.Select(edit => string.Join(", ", edit.Select(change => change.Name))), Is.EqualTo(new[] { told }));
    }

    /// <summary>Each is looked at in its place: looking at each edit for each change took minutes here.</summary>
    [Test]
    public void As_many_edits_as_a_page_can_hold_are_each_told()
    {
        const int count = 20_000;
        var (page, nowPage) = (string.Concat(Enumerable.Range(0, count).Select(at => $"<p title=a></p>{at}")), string.Concat(Enumerable.Range(0, count).Select(at => $"<p title=b></p>{at}")));
        var (was, now) = (Read("before", "<body>" + page), Read("after", "<body>" + nowPage));
        LayoutFacts facts = new([Node(-1, "#document"), Node(0, "html"), Node(1, "body"), .. Enumerable.Repeat(Node(2, "p"), count)]);
        var pair = new LayoutPair(facts, facts);
        var changes = Enumerable.Range(0, count).Select(at => Change("attribute", 3 + at, 3 + at, "title")).ToList();

        var written = MarkupEdits.Of(was, now)!.Written(pair, changes, was, now, isAlone: true)!;

        Assert.That(written, Has.Count.EqualTo(count).And.All.Count.EqualTo(1));
    }

    [Test]
    public void Changes_that_places_tell_of_in_turn_are_one_edit_in_their_order()
    {
        const string Page = "<body><p title=a>1</p><b>2</b><p title=c>3</p><b>4</b><i>5</i>";
        var (was, now) = (Read("before", Page), Read("after", Page.Replace("title=a", "title=b", StringComparison.Ordinal).Replace("title=c", "title=d", StringComparison.Ordinal)));
        LayoutFacts facts = new([Node(-1, "#document"), Node(0, "html"), Node(1, "body"), Node(2, "p"), Node(2, "b"), Node(2, "p"), Node(2, "b"), Node(2, "i")]);
        LayoutChange[] changes = [Change("attribute", 3, 3, "title"), Change("attribute", 5, 5, "title"), Change("box", 3, 5, "parent"), Change("style", 7, 7, "color")];

        var written = MarkupEdits.Of(was, now)!.Written(new LayoutPair(facts, facts), changes, was, now, isAlone: true)!;

        Assert.That(written.Select(edit => string.Join(", ", edit.Select(change => change.Kind))), Is.EqualTo(new[] { "box, attribute, attribute" }).Or.EqualTo(new[] { "attribute, attribute, box" }));
    }

    private static string? Told(string page, string nowPage, (LayoutFacts Before, LayoutFacts After) layout, params LayoutChange[] changes)
    {
        var (was, now) = (Read("before", page), Read("after", nowPage));
        return MarkupEdits.Of(was, now)!.Written(new LayoutPair(layout.Before, layout.After), changes, was, now, isAlone: true) is { } edits
            ? string.Join(" | ", edits.Select(edit => string.Join(", ", edit.Select(change => change.Kind))).Order(StringComparer.Ordinal))
            : null;
    }

    private static LayoutChange Change(string kind, int before, int after, string? name = null) => new() { Kind = kind, Name = name, BeforeNode = before, AfterNode = after };

    private static SideText Read(string side, string page) =>
        new SideSources(side, new Site.Served(new MemorySite().With("a.html", page)), Base).Read(new PageEntry(PageId.Create("a.html"), "a.html"), []);

    // #document, html, body, then one within the other.
    private static LayoutFacts Layout(params string[] nested) => new([.. new[] { "#document", "html", "body" }.Concat(nested).Index().Select(each => Node(each.Index - 1, each.Item))]);

    // #document, html, body, then each with a text.
    private static LayoutFacts Texts(params string[] brothers) => new(
    [
        Node(-1, "#document"), Node(0, "html"), Node(1, "body"),
        .. brothers.Index().SelectMany(each => new[] { Node(2, each.Item), Node(3 + (2 * each.Index), "#text") with { Kind = LayoutNodeKind.Text } }),
    ]);

    private static LayoutNode Node(int parent, string name) => new() { Parent = parent, Kind = LayoutNodeKind.Element, Name = name };
}
