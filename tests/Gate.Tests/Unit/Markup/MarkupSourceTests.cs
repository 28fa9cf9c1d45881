using System.Text;
using Gate.Core.Markup;
using NUnit.Framework;

namespace Gate.Tests.Unit.Markup;

/// <summary>Bytes to text, and places in it.</summary>
internal sealed class MarkupSourceTests
{
    [Test]
    public void A_declared_encoding_is_read()
    {
        var bytes = Encoding.Latin1.GetBytes("<meta charset=\"iso-8859-1\"><p>\u00E9");

        Assert.That(MarkupSource.Read("a.html", bytes).Text, Does.EndWith("\u00E9"));
    }

    [Test]
    public void Bytes_that_are_no_utf8_are_read_as_windows_1252() =>
        Assert.That(MarkupSource.Read("a.html", [(byte)'<', (byte)'p', (byte)'>', 0x80]).Text, Is.EqualTo("<p>\u20AC"));

    [Test]
    public void A_mark_beats_the_declaration() =>
        Assert.That(MarkupSource.Read("a.html", [0xEF, 0xBB, 0xBF, .. "<meta charset=latin1>\u00E9"u8]).Text, Does.EndWith("\u00E9"));

    [TestCase("a\nb<", 3, 2, 2)]
    [TestCase("a\r\nb<", 3, 2, 2)]
    [TestCase("a\rb<", 3, 2, 2)]
    [TestCase("", 0, 1, 1)]
    public void Places_count_lines_of_any_kind(string text, int offset, int line, int column) =>
        Assert.That(MarkupSource.Read("a.html", Encoding.UTF8.GetBytes(text)).PlaceOf(offset), Is.EqualTo(new SourcePlace(line, column)));

    [Test]
    public void An_element_that_closes_itself_in_xml_has_its_own_place()
    {
        var page = ParsedPage.Parse(MarkupSource.Read("a.xhtml", "<html><body>\n<p/><i/>\n<b id='x'>t</b></body></html>"u8));

        var bold = page.Elements.Single(element => element.LocalName == "b");
        Assert.That(page.PlaceOf(bold), Is.EqualTo(new SourcePlace(3, 1)));
        Assert.That(bold.ParentElement!.LocalName, Is.EqualTo("body"));
    }

    [TestCase("a.xhtml", "<style><![CDATA[ p > b {} ]]></style>", "          p > b {}    ")]
    [TestCase("a.xhtml", "<style>/*<![CDATA[*/a{}/*]]>*/</style>", "/*         */a{}/*   */")]
    [TestCase("a.xhtml", "<style><![CDATA[a]]>b<![CDATA[c]]></style>", "         a   b         c   ")]
    [TestCase("a.xhtml", "<style>a[b]{} ]]> <![CDATA[c</style>", "a[b]{} ]]>          c")]
    [TestCase("a.html", "<style><![CDATA[ p > b {} ]]></style>", "<![CDATA[ p > b {} ]]>", TestName = "In_HTML_there_are_no_CDATA_sections")]
    public void Marks_of_CDATA_sections_are_no_part_of_a_style_sheet_in_xml(string name, string style, string expected)
    {
        var page = ParsedPage.Parse(MarkupSource.Read(name, Encoding.UTF8.GetBytes($"<html><head><meta charset='utf-8'/>{style}</head><body><i/><b>t</b></body></html>")));

        Assert.That(page.Elements.Single(element => element.LocalName == "style").TextContent, Is.EqualTo(expected));
        Assert.That(page.PlaceOf(page.Elements.Single(element => element.LocalName == "b")).Column, Is.EqualTo("<html><head><meta charset='utf-8'/></head><body><i/>".Length + style.Length + 1));
    }

    [Test]
    public void A_tree_that_differs_is_never_called_inert()
    {
        // The lexer takes both for the same tags; the parser puts the second table's text before the table.
        var before = ParsedPage.Parse(MarkupSource.Read("a.html", "<!DOCTYPE html><table><tr><td>x</td></tr></table>"u8));
        var after = ParsedPage.Parse(MarkupSource.Read("a.html", "<!DOCTYPE html><table><tr><td></td>x</tr></table>"u8));

        var found = MarkupLens.Compare(before, after, PageAlignment.Of(before, after));

        Assert.That(found.Select(difference => difference.Kind), Does.Contain(MarkupKind.Substantive));
    }
}
