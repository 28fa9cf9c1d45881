using Gate.Core.Markup;
using Gate.Core.Run;
using Gate.Core.Semantics;
using Gate.Tests.Support;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Semantics;

/// <summary>
/// What Chromium runs or follows and another reader of the same bytes takes for a comment, a text or nothing. Each was tried in Chromium:
/// what is added here runs there. Bytes that are no ASCII are written %81.
/// </summary>
internal sealed class BrowserReadingTests
{
    private const string Script = "<script>addEventListener('click',e=>{document.title='stolen'},true)</script>";

    [TestCase("", "<!--<meta charset=hz-gb-2312>~{-->{0}<!---~}-->", TestName = "A_declaration_in_a_comment_of_HZ")]
    [TestCase("", "<!--<meta charset=iso-2022-jp>%0E-->{0}<!--%0F-->", TestName = "A_declaration_in_a_comment_of_ISO-2022-JP")]
    [TestCase("", "<title><meta charset=iso-2022-jp></title><!--%0E-->{0}<!--%0F-->", TestName = "A_declaration_in_a_text")]
    [TestCase("<meta charset=shift_jis>", "<!--%81-->{0}<!-- -->")]
    [TestCase("<meta charset=gbk>", "<!--%81-->{0}<!-- -->")]
    [TestCase("<meta charset=big5>", "<!--%81-->{0}<!-- -->")]
    [TestCase("<meta charset=euc-jp>", "<!--%B0-->{0}<!-- -->")]
    [TestCase("<meta charset=euc-jp>", "<!--%8F%B0-->{0}<!-- -->")]
    [TestCase("<meta charset=iso-2022-jp>", "<!--%0E-->{0}<!--%0F-->")]
    [TestCase("<meta charset=iso-2022-jp>", "<!--%1B$B$%1B(B-->{0}<!-- -->")]
    public async Task A_new_script_fails(string head, string added)
    {
        var findings = await FindingsAsync("a.html", Page(head, ""), Page(head + added.Replace("{0}", Script, StringComparison.Ordinal), ""));

        Assert.That(findings.Where(finding => finding.Severity == Severity.Fail).Select(finding => finding.Check), Does.Contain("scripts"));
    }

    [TestCase("<img src=x onerror=x()>")]
    [TestCase("<p><form action=//evil.example></form>")]
    [TestCase("<a href=//evil.example></a>")]
    [TestCase("<div onclick=x()></div>")]
    [TestCase("<table><tr><td onclick=x()></table>")]
    [TestCase("<body onload=x()>")]
    public async Task What_a_select_holds_is_seen(string added)
    {
        var findings = await FindingsAsync("a.html", Page("", "<select><option>One</select>"), Page("", $"<select>{added}<option>One</select>"));

        Assert.That(findings.Select(finding => finding.Severity), Does.Contain(Severity.Fail));
    }

    [Test]
    public async Task Options_of_a_select_are_no_tags_without_a_place()
    {
        var findings = await FindingsAsync("a.html", Page("", "<select><option>One</select>"), Page("", "<select><option>One<hr><optgroup label=a><option>Two</optgroup><script type=text/plain></script></select>"));

        Assert.That(findings.Select(finding => finding.Check), Has.None.EqualTo("unplaced-tags"));
    }

    [TestCase("xmp")]
    [TestCase("noscript")]
    [TestCase("iframe")]
    [TestCase("noembed")]
    [TestCase("noframes")]
    [TestCase("style")]
    [TestCase("title")]
    [TestCase("plaintext")]
    public async Task In_XML_markup_is_markup_in_any_element(string name)
    {
        var findings = await FindingsAsync("a.xhtml", Xml("", $"<{name}></{name}>"), Xml("", $"<{name}><script>document.title='RAN'</script></{name}>"));

        Assert.That(findings.Select(finding => finding.Severity), Does.Contain(Severity.Fail).Or.Contain(Severity.Incomplete));
    }

    [TestCase("", "<?x ><!--?>{0}<?x --><i?>", TestName = "An_instruction_ends_with_its_own_mark")]
    [TestCase("<script><![CDATA[<!--<script>]]></script>", "{0}", TestName = "A_script_in_a_CDATA_section_holds_another")]
    public async Task What_XML_reads_otherwise_is_never_equal(string first, string added)
    {
        var findings = await FindingsAsync("a.xhtml", Xml(first, ""), Xml(first, added.Replace("{0}", Script, StringComparison.Ordinal)));

        Assert.That(findings.Select(finding => finding.Severity), Does.Contain(Severity.Fail).Or.Contain(Severity.Incomplete));
    }

    [Test]
    public async Task An_instruction_for_a_style_sheet_is_a_style_sheet()
    {
        var findings = await FindingsAsync("a.xhtml", Xml("", ""), "<?xml-stylesheet href=\"p.css\"?>" + Xml("", ""));

        Assert.That(findings.Select(finding => finding.Check), Does.Contain("style-sheets"));
    }

    [TestCase("<meta charset=hz-gb-2312>")]
    [TestCase("<meta charset=iso-2022-kr>")]
    [TestCase("<!-- %1B$B -->")]
    public async Task A_page_of_an_encoding_that_nobody_can_know_is_unread(string head)
    {
        var findings = await FindingsAsync("a.html", Page(head, "<p>a"), Page(head, "<p>b"));

        Assert.That(findings.Select(finding => (finding.Check, finding.Severity)), Is.EqualTo(new[] { ("markup-unread", Severity.Incomplete) }));
    }

    // Where HTML begins again in a drawing or a formula (13.2.6.5), scripts and style sheets are text.
    [TestCase("<svg><foreignObject>{0}<p>Hi</p></foreignObject></svg>")]
    [TestCase("<svg><desc>{0}</desc></svg>")]
    [TestCase("<svg><title>{0}</title></svg>")]
    [TestCase("<svg><g><foreignObject><div><svg></svg><div>{0}</div></div></foreignObject></g></svg>")]
    [TestCase("<svg><g><div>{0}</div></g></svg>", TestName = "What_stands_in_no_drawing_ends_it")]
    [TestCase("<svg><g><font size=1>{0}</font></g></svg>", TestName = "A_font_with_a_size_ends_a_drawing")]
    [TestCase("<math><annotation-xml encoding=Text/HTML>{0}</annotation-xml></math>")]
    [TestCase("<math><annotation-xml encoding=application/xhtml+xml>{0}</annotation-xml></math>")]
    [TestCase("<math><mtext>{0}</mtext></math>")]
    [TestCase("<math><mi>{0}</mi></math>")]
    public async Task A_script_where_HTML_begins_again_is_a_script(string around)
    {
        const string was = "<script>var c=1;for(let i=0;i<c;i++){var x=\"<div a='1'>\"}</script>";
        const string now = "<script>var c = 1;\nfor (let i = 0; i<c; i++) { var x = \"<div a='1'>\"; }</script>";
        var (before, after) = (Page("", around.Replace("{0}", was, StringComparison.Ordinal)), Page("", around.Replace("{0}", now, StringComparison.Ordinal)));

        Assert.That((await FindingsAsync("a.html", before, after)).Select(finding => finding.Message), Is.Empty);
        Assert.That((await FindingsAsync("a.html", before, after.Replace("'1'", "'2'", StringComparison.Ordinal))).Select(finding => finding.Check), Is.EqualTo(new[] { "scripts" }));
    }

    [TestCase("<svg><g>{0}</g></svg>")]
    [TestCase("<svg><foreignObject><p>a</p></foreignObject>{0}</svg>")]
    [TestCase("<svg><foreignObject><svg>{0}</svg></foreignObject></svg>")]
    [TestCase("<svg><g><font>{0}</font></g></svg>")]
    [TestCase("<math><annotation-xml encoding=text/plain>{0}</annotation-xml></math>")]
    [TestCase("<math><mrow>{0}</mrow></math>")]
    [TestCase("<math><foreignObject>{0}</foreignObject></math>")]
    [TestCase("<svg><mtext>{0}</mtext></svg>")]
    public void A_script_of_a_drawing_is_markup(string around)
    {
        var lexemes = Lexemes(around.Replace("{0}", "<script>a&amp;&amp;<![CDATA[b<c]]></script><textarea>&lt;<a></a></textarea>", StringComparison.Ordinal));

        Assert.That(lexemes.Select(lexeme => lexeme.Kind), Has.None.EqualTo(LexemeKind.Raw));
        Assert.That(string.Concat(lexemes.SkipWhile(lexeme => lexeme.Name != "script").Where(lexeme => lexeme.Kind == LexemeKind.Text).Select(lexeme => lexeme.Text)), Does.StartWith("a&&b<c<"));
    }

    [TestCase("<svg><foreignObject>{0}</foreignObject></svg>", "<![CDATA[a]]>", LexemeKind.Text)]
    [TestCase("<svg><foreignObject><p>{0}</p></foreignObject></svg>", "<![CDATA[a]]>", LexemeKind.Comment)]
    [TestCase("<svg><foreignObject>{0}</foreignObject></svg>", "<title><p></title>", LexemeKind.Open)]
    public void In_the_HTML_of_a_drawing_HTML_decides(string around, string written, LexemeKind kind)
    {
        var lexemes = Lexemes(around.Replace("{0}", written, StringComparison.Ordinal));
        var at = around.IndexOf("{0}", StringComparison.Ordinal);

        Assert.That(lexemes.Single(lexeme => lexeme.Start == at).Kind, Is.EqualTo(kind));
        Assert.That(lexemes.Any(lexeme => lexeme.Kind == LexemeKind.Raw), Is.EqualTo(kind == LexemeKind.Open));
    }

    [Test]
    public async Task A_link_of_SVG_has_two_addresses()
    {
        var findings = await FindingsAsync("a.html", Page("", "<svg><a xlink:href=a.html><text>a</text></a></svg>"), Page("", "<svg><a xlink:href=a.html href=javascript:x()><text>a</text></a></svg>"));

        Assert.That(findings.Select(finding => finding.Severity), Does.Contain(Severity.Fail));
    }

    [TestCase("<svg><a href=a.html xlink:href=a.html><text>a</text></a></svg>", "<svg><a href=javascript:x() xlink:href=a.html><text>a</text></a></svg>", "link-target")]
    [TestCase("<svg><a xlink:href=a.html href=a.html><text>a</text></a></svg>", "<svg><a xlink:href=a.html href=https://evil.example/><text>a</text></a></svg>", "link-target")]
    [TestCase("<svg><a href=a.html xlink:href=a.html><text>a</text></a></svg>", "<svg><a href=https://evil.example/ xlink:href=a.html><text>a</text></a></svg>", "link-target")]
    [TestCase("<svg><script href=s.js xlink:href=s.js></script></svg>", "<svg><script href='data:text/javascript,onclick=alert' xlink:href=s.js></script></svg>", "scripts")]
    public async Task Of_two_addresses_of_SVG_the_plain_one_counts_wherever_it_stands(string old, string now, string check)
    {
        var findings = await FindingsAsync("a.html", Page("", old), Page("", now));

        Assert.That(findings.Select(finding => (finding.Check, finding.Severity)), Has.Member((check, Severity.Fail)));
        Assert.That(findings.Select(finding => finding.Message), Has.None.Contain("no link any more"));
    }

    [TestCase("<svg><a href=a.html xlink:href=b.html><text>a</text></a></svg>", "<svg><a href=a.html xlink:href=javascript:x()><text>a</text></a></svg>")]
    public async Task An_address_that_no_browser_follows_leads_nowhere(string old, string now) =>
        Assert.That((await FindingsAsync("a.html", Page("", old), Page("", now))).Select(finding => finding.Check), Has.No.Member("link-target"));

    private static IReadOnlyList<Lexeme> Lexemes(string markup) => MarkupLexer.Read(MarkupSource.Read("a.html", Written.Bytes(markup)));

    private static string Page(string head, string body) => $"<!doctype html><html lang=en><head>{head}<title>T</title></head><body><h1>Shop</h1>{body}</body></html>";

    private static string Xml(string head, string body) => $"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head>{head}<title>T</title></head><body><h1>Shop</h1>{body}</body></html>";

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(string page, string before, string after) => (await MarkupReview.RunAsync(
        new ServedSource(new MemorySite().With(page, Written.Bytes(before))),
        new ServedSource(new MemorySite().With(page, Written.Bytes(after))),
        [StoryPages.PairOf(page)],
        SemanticsPolicy.Default,
        CancellationToken.None)).Findings(_ => false);
}
