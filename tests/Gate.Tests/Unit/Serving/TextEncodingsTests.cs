using System.Text;
using Gate.Harness.Serving;
using NUnit.Framework;

namespace Gate.Tests.Unit.Serving;

internal sealed class TextEncodingsTests
{
    [TestCase("<title>x</title>", true)]
    [TestCase("", true)]
    [TestCase("<meta charset=utf-8>", false)]
    [TestCase("<!doctype html>\n<html lang=de><head><META  CharSet = 'iso-8859-1' >", false)]
    [TestCase("<meta charset>", true)]
    [TestCase("<meta charset=\"\">", true)]
    [TestCase("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">", false)]
    [TestCase("<meta content='text/html;CHARSET=koi8-r' http-equiv=\"content-type\"/>", false)]
    [TestCase("<meta content='text/html;charset=koi8-r' http-equiv=\"content-type\" charset=x>", true)]
    [TestCase("<meta charset=x>", true)]
    [TestCase("<meta charset=x><meta charset=koi8-r>", false)]
    [TestCase("<meta charset=cp437>", true)]
    [TestCase("<meta charset=hz-gb-2312>", false)]
    [TestCase("<noscript><meta charset=koi8-r></noscript>", false)]
    [TestCase("<svg><![CDATA[><meta charset=koi8-r>]]></svg>", false)]
    [TestCase("<script><!--<script></script><meta charset=koi8-r></script>", true)]
    [TestCase("<meta content='charset=x'>", true)]
    [TestCase("<meta http-equiv=content-type content=text/html>", true)]
    [TestCase("<meta http-equiv=refresh content='0; url=x?charset=y'>", true)]
    [TestCase("<!-- <meta charset=latin1> --><p>", true)]
    [TestCase("<!--><meta charset=latin1>", false)]
    [TestCase("<!-- no end <meta charset=latin1>", true)]
    [TestCase("<script>'<meta charset=latin1>'</script>", true)]
    [TestCase("<style>/*<meta charset=latin1>*/</style><meta charset=utf-8>", false)]
    [TestCase("<title><meta charset=latin1></title>", true)]
    [TestCase("<script></scripty</script><meta charset=utf-8>", false)]
    [TestCase("<a title='<meta charset=latin1>'>", true)]
    [TestCase("</p title='<meta charset=latin1>'>", true)]
    [TestCase("<?xml version='1.0' encoding='latin1'?><p>", false)]
    [TestCase(" <?xml version='1.0' encoding='latin1'?><p>", true)]
    [TestCase("<?xml version='1.0' encoding='x'?><p>", true)]
    [TestCase("<body><meta charset=latin1>", false)]
    [TestCase("<metal charset=latin1>", true)]
    [TestCase("<meta data-charset=latin1>", true)]
    [TestCase("<meta charset='unfinished", true)]
    [TestCase("<meta", true)]
    [TestCase("<", true)]
    [TestCase("< meta charset=latin1>", true)]
    [TestCase("1 < 2 <meta charset=utf-8>", false)]
    [TestCase("\u00fc", true)]
    public void Html_that_declares_nothing_is_named_utf8(string html, bool needs) =>
        Assert.That(TextEncodings.NeedsUtf8(Encoding.UTF8.GetBytes(html), isWhole: true, isHtml: true), Is.EqualTo(needs));

    [Test]
    public void A_declaration_far_down_the_head_counts() =>
        Assert.That(TextEncodings.NeedsUtf8(Encoding.ASCII.GetBytes($"<style>{new string(' ', 5000)}</style><meta charset=koi8-r>"), isWhole: true, isHtml: true), Is.False);

    [Test]
    public void A_declaration_far_down_the_body_does_not() =>
        Assert.That(TextEncodings.NeedsUtf8(Encoding.ASCII.GetBytes($"<p>{new string(' ', 5000)}</p><meta charset=koi8-r>"), isWhole: true, isHtml: true), Is.True);

    [Test]
    public void Only_html_declares_by_meta() =>
        Assert.That(TextEncodings.NeedsUtf8("<meta charset=koi8-r>"u8, isWhole: true, isHtml: false), Is.True);

    [TestCase(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 })]
    [TestCase(new byte[] { 0xFE, 0xFF, 0, 0x61 })]
    [TestCase(new byte[] { 0xFF, 0xFE, 0x61, 0 })]
    [TestCase(new byte[] { 0x61, 0xFC, 0x61 })]
    [TestCase(new byte[] { 0x61, 0xC0, 0xAE })]
    [TestCase(new byte[] { 0xE9 })]
    public void Other_bytes_are_left_to_the_browser(byte[] bytes) =>
        Assert.That(TextEncodings.NeedsUtf8(bytes, isWhole: true, isHtml: true), Is.False);

    [Test]
    public void A_character_cut_by_the_window_is_no_error()
    {
        var text = Encoding.UTF8.GetBytes("aß語😀");
        for (var length = 0; length <= text.Length; length++)
            Assert.That(TextEncodings.NeedsUtf8(text.AsSpan(0, length), isWhole: false, isHtml: false), Is.True, $"first {length} bytes");
        Assert.That(TextEncodings.NeedsUtf8(text.AsSpan(0, text.Length - 1), isWhole: true, isHtml: false), Is.False);
    }
}
