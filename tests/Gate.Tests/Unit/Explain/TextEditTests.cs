using Gate.Core.Explain;
using Gate.Core.Run.Facts;
using Gate.Core.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>However long two texts are, what differs between them is seen.</summary>
internal sealed class TextEditTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("a long title", 10));

    [TestCase("#", "", "a href # → \"\"")]
    [TestCase("", "x.html", "a href \"\" → x.html")]
    public void A_value_that_is_empty_is_seen(string before, string after, string words) =>
        Assert.That(CauseWords.Of(new CauseFacts("a", "attribute", "href", before, after, null)), Is.EqualTo(words));

    [TestCase("\n  Rights\n  kept.\n", "\n  Rights\n  kept, 2026.\n    ", "Rights kept.", "Rights kept, 2026.", TestName = "Ends of lines are spaces")]
    [TestCase("one two", "one two ", "one two", "one two ", TestName = "A space that one side alone ends in")]
    [TestCase("one\ntwo", "one two", "one⟨U+000A⟩two", "one two", TestName = "Nothing but spaces differs")]
    [TestCase("one\u00a0two", "one three", "one⟨U+00A0⟩two", "one three", TestName = "A space that does not break is none of them")]
    public void Words_are_shown_as_they_are_set(string before, string after, string was, string now) =>
        Assert.That(TextEdit.AroundWords(before, after), Is.EqualTo((was, now)));

    [Test]
    public void A_finding_shows_the_difference_of_two_long_values() =>
        Assert.That(
            ValueText.Of("the title", $"{Long} at 9", $"{Long} at 8"),
            Does.Match("^the title was \"….*title at 9\" \\(sha256 [0-9a-f]{16}…\\), is \"….*title at 8\" \\(sha256 [0-9a-f]{16}…\\)$"));

    [Test]
    public void Of_two_that_differ_early_the_end_is_left_out() =>
        Assert.That(ValueText.Of("the title", $"9 {Long}", $"8 {Long}"), Does.Match("^the title was \"9 a long [^\"]*[^…]…\" \\(sha256 .*, is \"8 a long"));

    [Test]
    public void A_cause_shows_the_difference_of_two_long_values()
    {
        var told = CauseWords.Of(new CauseFacts("p", "style", "background-image", $"{Long} red", $"{Long} blue", null));
        Assert.That(told, Does.Match("^p background-image ….* red → ….* blue$"));
    }

    [Test]
    public void What_is_cut_already_has_one_sign_of_it()
    {
        var cut = $"{new string('i', 58)}… and so on";
        var told = CauseWords.Of(new CauseFacts("p", "text", null, $"a{cut}", null, null) { Kind = "added", Name = LayoutChange.OfText });
        Assert.That(told, Does.Not.Contain("……"));
    }

    [Test]
    public void No_character_is_cut_in_two()
    {
        var faces = string.Concat(Enumerable.Repeat("😀", 100));
        var told = CauseWords.Of(new CauseFacts("p", "text", null, $"a{faces}", $"b{faces}", null)) + TextEdit.Short($"a{faces}") + ValueText.Of("x", $"a{faces}", $"b{faces}");
        Assert.That(told.EnumerateRunes().Select(rune => rune.Value), Has.None.EqualTo(0xFFFD));
    }
}
