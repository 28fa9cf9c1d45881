using Gate.Core.Explain;
using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>When scripts, and what they read, are all that differs between the sides of a page, and which.</summary>
[TestFixture]
internal sealed class ScriptEditsTests
{
    private const string Page = "<!doctype html><style>p{color:red}</style><p>one</p><script src=a.js></script><script>first()</script>\n<script>second(1)</script>";

    private const string Second = "text html > body > script:nth-of-type(3) second(1) second(2)";

    private static readonly Uri Base = new("http://site.localhost/");

    [TestCase("second(1)", "second(2)", Second, TestName = "Code_in_the_page")]
    [TestCase("<script>first()</script>\n", "", "removed html > body > script:nth-of-type(2) element ", TestName = "A_script_that_is_gone")]
    [TestCase("<script>first()", "<script>zeroth()</script><script>first()", "added html > body > script:nth-of-type(2)  element", TestName = "A_script_that_is_new")]
    [TestCase("<script src=a.js></script>", "", "removed script[src=\"a.js\"] element ", TestName = "A_file_that_is_asked_for_no_more")]
    [TestCase("src=a.js", "src=b.js", "attribute script[src=\"b.js\"] a.js b.js", TestName = "Another_file")]
    [TestCase("src=a.js", "src=a.js defer", "attribute script[src=\"a.js\"]  ", TestName = "When_a_file_runs")]
    public void Scripts_of_the_page_are_told(string old, string now, string told) => Assert.That(Told(Page, Page.Replace(old, now, StringComparison.Ordinal)), Is.EqualTo(new[] { told }));

    [TestCase("\n", "4:3", "5:3")]
    [TestCase(" ", "3:101", "4:101", TestName = "A_bundle_of_one_line_is_placed_by_the_character")]
    public void A_long_script_is_placed_by_its_first_line_that_differs(string between, string was, string now)
    {
        var code = $"<p>one</p><script>first()</script>\n<script type=module>\nvar a = 'not the place';{between}  var b = {(between == " " ? $"'{new string('x', 60)}' + " : "")}2;\n</script>";
        var (before, after) = (Read("before", code), Read("after", $"<!-- moved -->\n{code.Replace("2;", "3;", StringComparison.Ordinal)}"));

        var edit = ScriptEdits.Of(before.Asked, after.Asked, (before.Text, after.Text), new SheetEdits()).Edits.Single().Markup!;

        Assert.That((edit.SourceBefore, edit.Source), Is.EqualTo(($"before/a.html:{was}", $"after/a.html:{now}")));
    }

    [TestCase("script")]
    [TestCase("fetch")]
    [TestCase("xhr")]
    public void Files_of_scripts_are_told(string kind) => Assert.That(Told(Page, Page, Asked("x", kind, "a"), Asked("x", kind, "b")), Is.EqualTo(new[] { "resource http://site.localhost/x a b" }));

    [Test]
    public void What_one_side_alone_asked_for_follows() => Assert.That(Told(Page, Page.Replace("first()", "other()", StringComparison.Ordinal), null, Asked("x.json", "fetch", "b")), Has.Length.EqualTo(1));

    [TestCase("<p>one", "<p>two", TestName = "A_text")]
    [TestCase("<p>one", "<p class=x>one", TestName = "A_tag")]
    [TestCase("color:red", "color:blue", TestName = "A_declaration")]
    [TestCase("<p>one</p>", "<p>one</p><hr>", TestName = "An_element")]
    public void They_are_not_all_where_something_else_differs_too(string old, string now) =>
        Assert.That(Told(Page, Page.Replace(old, now, StringComparison.Ordinal).Replace("second(1)", "second(2)", StringComparison.Ordinal)), Is.EqualTo(new[] { Second, "and more" }));

    [TestCase("image")]
    [TestCase("font")]
    [TestCase("stylesheet")]
    [TestCase("document")]
    public void They_are_not_all_where_another_file_differs_too(string kind) =>
        Assert.That(Told(Page, Page.Replace("second(1)", "second(2)", StringComparison.Ordinal), Asked("x", kind, "a"), Asked("x", kind, "b")), Is.EqualTo(new[] { Second, "and more" }));

    [Test]
    public void Nothing_is_told_of_equal_pages() => Assert.That(Told(Page, Page), Is.Empty);

    private static string[] Told(string page, string nowPage, RequestRecord? was = null, RequestRecord? now = null)
    {
        var (before, after) = (Read("before", page), Read("after", nowPage));
        var scripts = ScriptEdits.Of([.. before.Asked, .. Only(was)], [.. after.Asked, .. Only(now)], (before.Text, after.Text), new SheetEdits());
        return [.. scripts.Edits.Select(change => $"{change.Kind} {change.Markup?.Selector ?? change.Name} {change.Before} {change.After}"), .. scripts.AreAll ? (string[])[] : ["and more"]];
    }

    private static IEnumerable<RequestRecord> Only(RequestRecord? request) => request is null ? [] : [request];

    private static RequestRecord Asked(string path, string kind, string? body) => new("GET", Base + path, kind, RequestResult.Answered, 200, body);

    private static (SideText Text, IReadOnlyList<RequestRecord> Asked) Read(string side, string page)
    {
        RequestRecord[] asked = [Asked("a.html", "document", page)];
        return (new SideSources(side, new Site.Served(new MemorySite().With("a.html", page)), Base).Read(new PageEntry(PageId.Create("a.html"), "a.html"), asked), asked);
    }
}
