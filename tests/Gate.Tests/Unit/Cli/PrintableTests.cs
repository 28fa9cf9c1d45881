using System.Text.Json;
using Gate.Cli.Terminal;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>Names from outside cannot move the cursor, break a line, reorder text, or command a CI service.</summary>
internal sealed class PrintableTests
{
    [TestCase("plain.html", "plain.html")]
    [TestCase("größe 漢字 😀.html", "größe 漢字 😀.html")]
    [TestCase("a\nb", @"a\x0ab")]
    [TestCase("a\r\n::error::x", @"a\x0d\x0a::error::x")]
    [TestCase("\u001b]8;;http://x\u0007y", @"\x1b]8;;http://x\x07y")]
    [TestCase("\u009b2J", @"\x9b2J")]
    [TestCase("\u007f", @"\x7f")]
    [TestCase("\u202egnp.exe", @"\u{202e}gnp.exe")]
    [TestCase("a\u200bb", @"a\u{200b}b")]
    [TestCase("a\u2028b", @"a\u{2028}b")]
    [TestCase("\uFEFFa", @"\u{feff}a")]
    [TestCase("\ue000", @"\u{e000}")]
    [TestCase("::error::x", @"\x3a:error::x")]
    [TestCase("  ::error::x", @"  \x3a:error::x")]
    [TestCase("a ::b", "a ::b")]
    [TestCase("--after http://anna:pass%40word@host/ b", "--after http://anna:[secret]@host/ b")]
    [TestCase("https://anna:p@ss@host:8080/a:b@c", "https://anna:[secret]@host:8080/a:b@c")]
    [TestCase("http://anna@host:80/ http://[::1]:80/a@b", "http://anna@host:80/ http://[::1]:80/a@b")]
    [TestCase("a ##vso[task.setvariable]b", @"a \x23#vso[task.setvariable]b")]
    [TestCase("###[x]", @"\x23\x23#[x]")]
    public void Text_is_made_safe(string text, string expected) => Assert.That(Printable.Of(text), Is.EqualTo(expected));

    [Test]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.That(Printable.Of("a" + (char)0xd800 + "b"), Is.EqualTo("a\ufffdb"));

    [Test]
    public void Json_keeps_its_meaning_and_holds_no_command()
    {
        var text = Printable.OfJson(JsonSerializer.Serialize(new[] { "##vso[x]", "###" }));

        Assert.That(text, Does.Not.Contain("##"));
        Assert.That(JsonSerializer.Deserialize<string[]>(text), Is.EqualTo(new[] { "##vso[x]", "###" }));
    }
}
