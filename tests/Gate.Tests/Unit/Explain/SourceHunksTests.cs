using Gate.Core.Explain;
using Gate.Core.Run.Facts;
using NUnit.Framework;

namespace Gate.Tests.Unit.Explain;

/// <summary>The text behind a cause: a line's worth of each side, from the place that it is written.</summary>
internal sealed class SourceHunksTests
{
    [Test]
    public void Both_sides_are_cut_around_their_first_difference()
    {
        var told = Hunks(".hero h1 {\n  margin-top: 24px;\n}", ".hero h1 {\n  color: red;\n  margin-top: 25px;\n}").Between("before/a.css:2:3", "after/a.css:3:3");
        Assert.That(told, Is.EqualTo(new HunkFacts("margin-top: 24px;", "margin-top: 25px;")));
    }

    [Test]
    public void A_minified_line_is_no_reason_to_tell_all_of_it()
    {
        var line = string.Concat(Enumerable.Range(0, 5000).Select(index => $".c{index}{{width:{index}px}}"));
        var at = line.IndexOf("width:3000px", StringComparison.Ordinal) + 1;
        var told = Hunks(line, line.Replace("width:3000px", "width:3001px", StringComparison.Ordinal)).Between($"before/a.css:1:{at}", $"after/a.css:1:{at}")!;
        Assert.That(told.Before, Does.StartWith("width:3000px}").And.EndsWith("…").And.Length.LessThan(120));
        Assert.That(told.After, Does.StartWith("width:3001px}"));
    }

    [Test]
    public void What_cannot_be_seen_is_named_and_a_long_way_before_it_is_left_out()
    {
        var text = $"<p>{new string('x', 60)} a b</p>";
        var told = Hunks(text, text.Replace("a b", "a\u00a0b", StringComparison.Ordinal)).Between("before/a.css:1:1", "after/a.css:1:1")!;
        Assert.That((told.Before, told.After), Is.EqualTo(($"…{new string('x', 26)} a b</p>", $"…{new string('x', 26)} a⟨U+00A0⟩b</p>")));
    }

    [TestCase("<p><b>x", "<p lang=\"en\"><b>x", "before/a.css:1:1", "after/a.css:1:4", "<p><b>x", "<p lang=\"en\"><b>x")]
    [TestCase("<p lang=\"en\"><b>x", "<p><b>x", "before/a.css:1:4", "after/a.css:1:1", "<p lang=\"en\"><b>x", "<p><b>x")]
    public void Of_an_attribute_that_is_new_or_gone_both_sides_begin_with_the_tag(string was, string now, string before, string after, string told, string toldNow) =>
        Assert.That(Hunks(was, now).Between(before, after), Is.EqualTo(new HunkFacts(told, toldNow)));

    [TestCase("before/a.css:1:1", null, "one", null)]
    [TestCase(null, "after/a.css:1:1", null, "two")]
    public void What_stands_on_one_side_only_is_told_alone(string? before, string? after, string? was, string? now) =>
        Assert.That(Hunks("one", "two").Between(before, after), Is.EqualTo(new HunkFacts(was, now)));

    [TestCase("before/a.css:1:1", "after/a.css:1:1", Description = "nothing differs there")]
    [TestCase("before/b.css:1:1", "after/b.css:1:1", Description = "not a file that is known")]
    [TestCase("before/a.css:9:1", "after/a.css:1:99", Description = "beyond the text")]
    [TestCase(null, null)]
    public void Nothing_is_told_of(string? before, string? after) =>
        Assert.That(Hunks("same", "same").Between(before, after), Is.Null);

    private static SourceHunks Hunks(string before, string after) =>
        new(new Dictionary<string, string> { ["before/a.css"] = before, ["after/a.css"] = after });
}
