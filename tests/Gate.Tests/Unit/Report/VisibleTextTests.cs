using Gate.Core.Report;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

[TestFixture]
public sealed class VisibleTextTests
{
    [TestCase("plain text, 深い ünï 👍", "plain text, 深い ünï 👍")]
    [TestCase("a\u202Eb", "a⟨U+202E⟩b")]
    [TestCase("a\u0000\n\t\u007F\u0085", "a⟨U+0000⟩⟨U+000A⟩⟨U+0009⟩⟨U+007F⟩⟨U+0085⟩")]
    [TestCase("a\u00A0b\u2002c", "a⟨U+00A0⟩b⟨U+2002⟩c")]
    [TestCase("\u200B\u2028\uFEFF", "⟨U+200B⟩⟨U+2028⟩⟨U+FEFF⟩")]
    [TestCase("\U000E0041", "⟨U+E0041⟩")]
    [TestCase("\u3164", "⟨U+3164⟩")]
    [TestCase("", "")]
    public void What_cannot_be_seen_is_spelled_out(string text, string expected) => Assert.That(VisibleText.Of(text), Is.EqualTo(expected));

    [Test]
    public void A_surrogate_without_a_partner_is_spelled_out()
    {
        var text = new string(['a', (char)0xD83D, 'b']);
        Assert.That(VisibleText.Of(text), Is.EqualTo("a⟨U+D83D⟩b"));
    }

    [Test]
    public void Shortening_keeps_both_ends_and_whole_characters([Range(1, 24)] int max)
    {
        const string text = "👍👍👍👍👍👍 middle 👍👍👍👍👍👍";
        var shortened = VisibleText.Shorten(text, max);
        Assert.That(shortened, Has.Length.LessThanOrEqualTo(max));
        Assert.That(VisibleText.Of(shortened), Is.EqualTo(shortened), "no half of a pair is left");
        Assert.That(shortened, Does.Contain('…'));
    }
}
