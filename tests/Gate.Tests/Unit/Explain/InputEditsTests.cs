using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>When all that differs between what the sides of a page were made of is known, and when it is not.</summary>
[TestFixture]
public sealed class InputEditsTests
{
    private const string Page = "<!doctype html><style>p{color:red}</style><link rel=stylesheet href=s.css><p>one";
    private const string Sheet = "p{margin:1px}";

    private static readonly Uri Base = new("http://site.localhost/");

    [Test]
    public void A_declaration_of_a_sheet() => Assert.That(Told(Page, Sheet, Page, "p{margin:2px}"), Is.EqualTo("p margin"));

    [Test]
    public void A_declaration_of_the_pages_own() => Assert.That(Told(Page, Sheet, Page.Replace("red", "blue", StringComparison.Ordinal), Sheet), Is.EqualTo("p color"));

    [Test]
    public void Both_and_a_picture() => Assert.That(
        Told(Page, Sheet, Page.Replace("red", "blue", StringComparison.Ordinal), "p{margin:2px}", Asked("seal.png", "image", "a"), Asked("seal.png", "image", "b")),
        Is.EqualTo("p color, p margin, http://site.localhost/seal.png"));

    [Test]
    public void Nothing_is_known_where_a_script_of_the_page_differs_too() => Assert.That(Told($"{Page}<script>a()</script>", Sheet, $"{Page}<script>b()</script>", "p{margin:2px}"), Is.Null);

    [TestCase("<p>one", "<p>two", TestName = "A_text_of_the_page")]
    [TestCase("<p>one", "<p class=x>one", TestName = "A_tag_of_the_page")]
    [TestCase("<p>one", "<div><p>one</div>", TestName = "What_stands_around_it")]
    public void The_markup_may_differ_too(string old, string shown)
    {
        var (was, now) = (Read("before", Page, Sheet), Read("after", Page.Replace(old, shown, StringComparison.Ordinal), Sheet));
        Assert.That(InputEdits.Of(was.Asked, now.Asked, (was.Text, now.Text), new SheetEdits()), Has.Property("Markup").Not.Null.And.Property("Styles").Empty);
    }

    [TestCase("<!-- one --><p>one", TestName = "A_comment")]
    [TestCase("<p>one</p>", TestName = "An_end_alone")]
    public void Nothing_is_known_of_what_is_neither_tag_nor_text(string shown) => Assert.That(Told(Page, Sheet, Page.Replace("<p>one", shown, StringComparison.Ordinal), "p{margin:2px}"), Is.Null);

    [Test]
    public void Blanks_of_the_formatting_say_nothing() => Assert.That(Told(Page, Sheet, Page.Replace("<p>one", "\n  <p>one", StringComparison.Ordinal), "p{margin:2px}"), Is.EqualTo("p margin"));

    [Test]
    public void Nothing_is_known_where_a_style_element_came() => Assert.That(Told(Page, Sheet, $"{Page}<style>p{{top:0}}</style>", Sheet), Is.Null);

    [TestCase("script")]
    [TestCase("fetch")]
    [TestCase("document")]
    [TestCase("other")]
    public void Nothing_is_known_where_another_file_differs_too(string kind) => Assert.That(Told(Page, Sheet, Page, "p{margin:2px}", Asked("x", kind, "a"), Asked("x", kind, "b")), Is.Null);

    [Test]
    public void A_file_that_is_the_same_says_nothing() => Assert.That(Told(Page, Sheet, Page, "p{margin:2px}", Asked("x.js", "script", "a"), Asked("x.js", "script", "a")), Is.EqualTo("p margin"));

    [Test]
    public void Nothing_is_known_of_a_body_that_nobody_saw() => Assert.That(Told(Page, Sheet, Page, "p{margin:2px}", Asked("x.js", "script", null), Asked("x.js", "script", null)), Is.Null);

    [Test]
    public void Nothing_is_known_where_one_side_asked_for_more() => Assert.That(Told(Page, Sheet, Page, "p{margin:2px}", null, Asked("x.js", "script", "a")), Is.Null);

    [Test]
    public void Nothing_is_known_where_an_answer_changed_in_between()
    {
        var (was, now) = (Read("before", Page, Sheet), Read("after", Page, "p{margin:2px}"));
        var twice = new[] { Asked("x.json", "fetch", "a"), Asked("x.json", "fetch", "b") };
        Assert.That(InputEdits.Of([.. was.Asked, .. twice], [.. now.Asked, .. twice], (was.Text, now.Text), new SheetEdits()), Is.Null);
    }

    [Test]
    public void A_host_that_both_were_refused_says_nothing()
    {
        var refused = new RequestRecord("GET", "http://fonts.example/f.css", "stylesheet", RequestResult.RefusedHost, null, null);
        Assert.That(Told(Page, Sheet, Page, "p{margin:2px}", refused, refused), Is.EqualTo("p margin"));
    }

    [TestCase("<link rel=stylesheet href=s.css integrity=sha256->", "", "p{margin:1px}", "p{margin:1px}b{color:red}", TestName = "A_sheet_that_its_link_pins_to_other_bytes")]
    [TestCase("<link rel=stylesheet href=s.css integrity=sha256->", "sha256-A", "p{margin:1px}", "p{margin:1px}", TestName = "A_link_that_pins_other_bytes")]
    public void A_sheet_that_is_refused_is_all_that_is_told_of_it(string link, string digest, string sheet, string nowSheet)
    {
        var pinned = $"sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sheet)))}";
        var page = $"<!doctype html>\n{System.Text.RegularExpressions.Regex.Replace(link, "sha256-[^>]*", pinned)}<p>one";
        var (was, now) = (Read("before", page, sheet), Read("after", digest.Length == 0 ? page : page.Replace(pinned, digest, StringComparison.Ordinal), nowSheet));

        var edits = InputEdits.Of(was.Asked, now.Asked, (was.Text, now.Text), new SheetEdits());

        Assert.That(edits?.Sheets.Select(change => $"{change.Name} {change.Before} → {change.After} {change.Markup?.Source}"), Is.EqualTo(new[] { "http://site.localhost/s.css applied → refused: its integrity does not match after/a.html:2:1" }));
        Assert.That(edits!.Styles, Is.Empty);
        Assert.That(now.Text.Styles, Is.Empty, "nothing of it applies");
        Assert.That(CauseWords.Of(new CauseFacts("", "resource", edits.Sheets[0].Name, edits.Sheets[0].Before, edits.Sheets[0].After, null)), Is.EqualTo("the style sheet s.css is refused: its integrity does not match"));
    }

    [Test]
    public void A_link_to_a_sheet_that_is_missing_is_all_that_is_told_of_it()
    {
        var page = "<!doctype html><link rel=stylesheet href=s.css><p>one";
        var was = Read("before", page, Sheet);
        var nowAsked = new[] { Asked("a.html", "document", "x"), new RequestRecord("GET", Base + "gone.css", "stylesheet", RequestResult.Answered, 404, null) };
        var now = new SideSources("after", new Site.Served(new MemorySite().With("a.html", page.Replace("s.css", "gone.css", StringComparison.Ordinal))), Base).Read(new PageEntry(PageId.Create("a.html"), "a.html"), nowAsked);

        var edits = InputEdits.Of(was.Asked, nowAsked, (was.Text, now), new SheetEdits());

        Assert.That(edits?.Sheets.Select(change => $"{change.Name} {change.Before} → {change.After} {change.Markup?.Source}"), Is.EqualTo(new[] { "http://site.localhost/gone.css  → status 404 after/a.html:1:16" }));
        Assert.That(CauseWords.Of(new CauseFacts("", "resource", edits!.Sheets[0].Name, null, "status 404", null)), Is.EqualTo("gone.css is missing: status 404"));
    }

    [TestCase("sha256-A sha512-B", "", false)]
    [TestCase("sha1-A", "", true)]
    [TestCase("", "", true)]
    [TestCase("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "", true)]
    [TestCase("sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU sha256-A", "", true)]
    [TestCase("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= sha384-A", "", false)]
    public void Browsers_take_what_the_strongest_digest_pins(string pinned, string text, bool isTaken) => Assert.That(Integrity.Allows(pinned, System.Text.Encoding.UTF8.GetBytes(text)), Is.EqualTo(isTaken));

    private static string? Told(string page, string sheet, string nowPage, string nowSheet, RequestRecord? was = null, RequestRecord? now = null)
    {
        var (before, after) = (Read("before", page, sheet), Read("after", nowPage, nowSheet));
        return InputEdits.Of([.. before.Asked, .. Only(was)], [.. after.Asked, .. Only(now)], (before.Text, after.Text), new SheetEdits()) is { } edits
            ? string.Join(", ", edits.Styles.Select(edit => $"{edit.Known.Selector} {edit.Known.Property}").Concat(edits.Files))
            : null;
    }

    private static IEnumerable<RequestRecord> Only(RequestRecord? request) => request is null ? [] : [request];

    private static RequestRecord Asked(string path, string kind, string? body) => new("GET", Base + path, kind, RequestResult.Answered, 200, body);

    private static (SideText Text, IReadOnlyList<RequestRecord> Asked) Read(string side, string page, string sheet)
    {
        RequestRecord[] asked = [Asked("a.html", "document", page), Asked("s.css", "stylesheet", sheet)];
        return (new SideSources(side, new Site.Served(new MemorySite().With("a.html", page).With("s.css", sheet)), Base).Read(new PageEntry(PageId.Create("a.html"), "a.html"), asked), asked);
    }
}
