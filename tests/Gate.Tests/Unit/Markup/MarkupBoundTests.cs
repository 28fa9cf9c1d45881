using System.Text;
using Gate.Core.Markup;
using Gate.Core.Run;
using NUnit.Framework;
using static Gate.Tests.Support.Semantics.OnePageReview;

namespace Gate.Tests.Unit.Markup;

/// <summary>A page is whatever a stranger wrote: no few hundred kilobytes of it keep a run busy for minutes, and none that is ordinary is left unread.</summary>
internal sealed class MarkupBoundTests
{
    private const int Deep = 16_000;
    private const int Wide = 20_000;

    [TestCase("<div>", "</div>")]
    [TestCase("<span>", "</span>")]
    [TestCase("<b>", "")]
    [TestCase("<ul><li>", "")]
    [TestCase("<table><tr><td>", "</table>")]
    [TestCase("<svg><g>", "</g></svg>")]
    public async Task What_lies_too_deep_is_unread_and_never_green(string open, string close)
    {
        var page = $"<!DOCTYPE html>{Repeat(open, Deep)}x{Repeat(close, Deep)}";

        var findings = await FindingsAsync(page, page + "<p>more");

        Assert.That(findings.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("markup-unread", Severity.Incomplete) }));
        Assert.That(findings[0].Message, Does.Contain("too deep"));
    }

    [Test]
    public async Task Attributes_beyond_measure_are_unread()
    {
        var page = $"<!DOCTYPE html><p {Numbered(30_000, i => $"a{i} ")}>";
        Assert.That((await FindingsAsync(page, page + "more")).Select(finding => finding.Check), Is.EqualTo(new[] { "markup-unread" }));
    }

    [Test]
    public async Task Formatting_that_every_paragraph_makes_anew_is_unread()
    {
        var page = $"<!DOCTYPE html><p>{Numbered(500, i => $"<b id=b{i}>")}</p>{Repeat("<p>x</p>", 2_000)}";
        Assert.That((await FindingsAsync(page, page + "more")).Select(finding => finding.Check), Is.EqualTo(new[] { "markup-unread" }));
    }

    // What old exports are made of: end tags left out, formatting that ends nowhere.
    [TestCase("<ul>", "<li><b>x ")]
    [TestCase("<table>", "<tr><td><font color=red>x<td>y ")]
    [TestCase("<dl>", "<dt><i>x<dd>y ")]
    [TestCase("<p>", "<p><b>x</p>")]
    [TestCase("<p><i id=1><b><font size=1>x</p>", "<p>x</p>")]
    [TestCase("", "<p>x <a name=n>y ")]
    [TestCase("<select>", "<option>x ")]
    [TestCase("", "<div class=a><section><p>x</section></div></span></p>")]
    [TestCase("<svg>", "<path d='M0'/><g><rect/></g>")]
    public void Ordinary_markup_has_no_bound(string before, string repeated)
    {
        var source = MarkupSource.Read("a.html", Encoding.UTF8.GetBytes(before + Repeat(repeated, 10_000_000 / repeated.Length)));
        Assert.That(() => MarkupBound.Hold(source, MarkupLexer.Read(source)), Throws.Nothing);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_wide_page_takes_no_time_for_each_pair_of_its_parts(
        [Values("labels", "names", "references", "feeds", "comments", "brothers")] string kind, CancellationToken cancellationToken)
    {
        var page = "<!DOCTYPE html>" + kind switch
        {
            "labels" => Numbered(Wide, i => $"<label for=i{i}>x</label><input id=i{i}>"),
            "names" => $"<div id=a>{Repeat("<button aria-labelledby=a>x</button>", Wide)}</div>",
            "references" => $"<p id=a>x</p><button aria-labelledby='{Repeat("a ", 3 * Wide)}'>x</button>",
            "feeds" => Numbered(5 * Wide, i => $"<link rel=alternate href=f{i}>"),
            "comments" => Repeat("a<!---->", 20 * Wide),
            _ => Repeat("<i>x</i>", 3 * Wide),
        };
        var other = kind switch
        {
            "feeds" => page.Replace("=f", "=g", StringComparison.Ordinal),
            "brothers" => page[..(page.Length / 2 / 8 * 8 + 7)] + Repeat("<u>y</u>", 300) + page[(page.Length / 2 / 8 * 8 + 7)..],
            _ => page + "<p>more",
        };

        var review = FindingsAsync(page, other);

        Assert.That(await Task.WhenAny(review, Task.Delay(Timeout.Infinite, cancellationToken)), Is.SameAs(review));
        Assert.That((await review).Select(finding => finding.Check), Has.None.EqualTo("markup-unread"));
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Numbered(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
