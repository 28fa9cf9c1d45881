using Gate.Core.Markup;
using Gate.Core.Pages;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Markup;

[TestFixture]
internal sealed class PageTextTests
{
    [Test]
    public void Each_place_that_differs_is_shown_as_it_is_written_with_its_kind()
    {
        var hunks = Compare(
            "<!DOCTYPE html>\n<title>t</title>\n<p>one&nbsp;two</p>\n<a href=\"a.html\">A</a>\n<i>same</i>\n",
            "<!DOCTYPE html>\n<title>t</title>\n<p>one\u00A0two</p>\n<!-- new -->\n<a href=\"b.html\">A</a>\n<i>same</i>\n");

        Assert.That(hunks.Select(hunk => (hunk.BeforePlace, hunk.AfterPlace, string.Join(' ', hunk.Kinds), hunk.Before, hunk.After)), Is.EqualTo(new[]
        {
            ("3:4", "3:4", "entity", "one&nbsp;two", "one\u00A0two"),
            ("4:1", "4:1", "comment substantive whitespace-between", "<a href=\"a.html\">", "<!-- new -->\n<a href=\"b.html\">"),
        }));
    }

    [Test]
    public void Of_a_long_script_what_differs_is_shown_with_a_little_around_it()
    {
        var head = new string('a', 5_000);

        var hunk = Compare($"<script>{head}=1;{head}</script>", $"<script>{head}=2;{head}</script>").Single();

        Assert.That(hunk.Before, Does.Contain("a=1;a").And.Length.LessThan(200));
        Assert.That(hunk.After, Does.Contain("a=2;a").And.Length.LessThan(200));
    }

    [Test]
    public void Equal_pages_have_none() => Assert.That(Compare("<p>a", "<p>a"), Is.Empty);

    [TestCase(true, "1,204 textual differences, all inert, no pixel moved: 1,200 entity, 4 comment")]
    [TestCase(false, "1,204 textual differences, all inert: 1,200 entity, 4 comment")]
    public void Inert_differences_are_said_in_a_sentence(bool isIdentical, string expected) =>
        Assert.That(MarkupWords.Of([new MarkupFacts("a.html", new Dictionary<string, int> { ["comment"] = 4, ["entity"] = 1_200 }, 0)], isIdentical), Is.EqualTo(expected));

    [Test]
    public void Substantive_ones_come_first() =>
        Assert.That(MarkupWords.Of([new MarkupFacts("a.html", new Dictionary<string, int> { ["comment"] = 4 }, 2)], isIdentical: false), Is.EqualTo("6 textual differences, 2 substantive; inert: 4 comment"));

    private static IReadOnlyList<TextHunk> Compare(string before, string after)
    {
        var entry = Plans.Entry("index.html");
        return PageText.Compare(new Site.Served(new MemorySite().With("index.html", before)), new Site.Served(new MemorySite().With("index.html", after)), new PagePair(entry.Id, entry, entry));
    }
}
