using System.Text;
using Gate.Core.Markup;
using Gate.Tests.Support.Semantics;
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

    [TestCase("shift_jis", "%82%B1%82%F1%83A %B1%81-", "\u3053\u3093\u30A2 \uFF71\uFFFD-")]
    [TestCase("euc-jp", "%A4%B3%A4%F3%8E%B1%B0-", "\u3053\u3093\uFF71\uFFFD-")]
    [TestCase("gb2312", "%C4%E3%81%30%81%30%81-", "\u4F60\u0080\uFFFD-")]
    [TestCase("big5", "%A7A%81-", "\u4F60\uFFFD-")]
    [TestCase("ks_c_5601-1987", "%B0%A1%81-", "\uAC00\uFFFD-")]
    [TestCase("iso-2022-jp", "%1B$B$3$s%1B(Bx%1B(I1%1B(J\\%1B(B%0E-", "\u3053\u3093x\uFF71\u00A5\uFFFD-")]
    [TestCase("x-user-defined", "%80", "\u20AC")]
    [TestCase("utf-16", "%C3%A9", "\u00E9")]
    public void Text_of_a_declared_encoding_is_what_the_Encoding_standard_says(string label, string bytes, string expected)
    {
        var head = $"<meta charset={label}>";

        Assert.That(MarkupSource.Read("a.html", Written.Bytes(head + bytes)).Text[head.Length..], Is.EqualTo(expected));
    }

    [TestCase("ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic")]
    public void A_byte_of_ASCII_is_itself_in_each_encoding_of_one_byte_and_no_other_is(string labels)
    {
        var all = Enumerable.Range(0, 256).Where(value => value != '\r').Select(value => (byte)value).ToArray();
        foreach (var label in labels.Split(' '))
        {
            var head = $"<meta charset={label}>";
            var text = MarkupSource.Read("a.html", [.. Encoding.Latin1.GetBytes(head), .. all]).Text[head.Length..];
            Assert.That(text, Has.Length.EqualTo(all.Length), label);
            Assert.That(text.Index().Where(at => (all[at.Index] < 0x80 || at.Item < 0x80) && at.Item != all[at.Index]), Is.Empty, label);
        }
    }

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
