using System.Text;
using Gate.Core.Explain;
using Gate.Core.Markup;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Semantics;

/// <summary>Rules that a page said in its own style elements, and that a sheet which it links to says now, word for word, or the other way round.</summary>
[TestFixture]
internal sealed class MovedStylesTests
{
    private const string Css = ".a:hover { color: red } @media print { .b { top: 0 } } @keyframes k { to { top: 0 } } .c { background: url(x.png) }";

    [TestCase("<style>" + Css + "</style>", "<link rel=stylesheet href=s.css>", Css, "")]
    [TestCase("<link rel=stylesheet href=s.css>", "<style>" + Css + "</style>", Css, "")]
    [TestCase("<style>" + Css + "</style>", "<link rel=stylesheet href=css/s.css>", Css, ".c")]
    [TestCase("<style>" + Css + "</style>", "<link rel=stylesheet href=s.css media=print>", ".a:hover { color: red }", "@keyframes k|@media print .b|.a:hover|.c")]
    [TestCase("<style>" + Css + "</style>", "<link rel=stylesheet href=s.css>", ".a:hover { color: blue } .c { background: url(x.png) }", "@keyframes k|@media print .b|.a:hover")]
    [TestCase("<style>" + Css + "</style>", "<link rel=stylesheet href=s.css integrity=sha256-x>", Css, "@keyframes k|@media print .b|.a:hover|.c")]
    [TestCase("<style>" + Css + "</style>", "<link rel=stylesheet href='http:\\\\site.localhost\\s.css'>", Css, "")]
    [TestCase("<style>" + Css + "</style>", "<base href='javascript:0'><link rel=stylesheet href='s&#9;.css'>", Css, "")]
    [TestCase("<style>p, .a:hover { top: 0 }</style>", "<link rel=stylesheet href=s.css>", "p { top: 0 }", ".a:hover")]
    [TestCase("<link rel=stylesheet href=s.css>", "<style>p { top: 0 } .a:hover { top: 0 }</style>", "p, .a:hover { top: 0 }", "")]
    [TestCase("<style>" + Css + "</style>", "<p>", Css, "@keyframes k|@media print .b|.a:hover|.c")]
    public async Task Only_what_differs_counts_as_changed(string before, string after, string sheet, string told)
    {
        var review = await MarkupReview.RunAsync(Site(before, sheet), Site(after, sheet), [StoryPages.PairOf("a.html")], SemanticsPolicy.Default, CancellationToken.None);
        Assert.That(review.Styles.SelectMany(page => page.Rules).Select(rule => rule.Name), Is.EquivalentTo(told.Split('|', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void No_declaration_that_stands_in_another_sheet_now_is_an_edit_but_one_with_an_address()
    {
        var (was, now) = (new SideText("before", null, [Sheet("", Css, "before/a.html")]), new SideText("after", null, [Sheet("", "", "after/a.html"), Sheet("css/s.css", Css.Replace("red", "blue", StringComparison.Ordinal), "after/css/s.css")]));
        Assert.That(new SheetEdits().Between(was, now).All.Select(edit => $"{edit.Known.Selector} {edit.Known.Property} {edit.Before?.Value} {edit.After?.Value}"), Is.EquivalentTo(new[]
        {
            ".a:hover color red ", ".a:hover color  blue", ".c background url(x.png) url(x.png)",
        }));
    }

    private static SheetText Sheet(string name, string css, string file) => SheetText.Of(name, new StyleBlock(css, file, new SourcePlace(1, 1)));

    private static ServedSource Site(string head, string sheet) => new(new MemorySite()
        .With("a.html", Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>T</title>{head}")).With("s.css", Encoding.UTF8.GetBytes(sheet)).With("css/s.css", Encoding.UTF8.GetBytes(sheet)));
}
