using Gate.Core.Report;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

[TestFixture]
public sealed class MarkdownSummaryTests
{
    [Test]
    public void It_is_never_longer_than_a_comment_may_be([Values(0, 10, 2_000, 20_000)] int shots)
    {
        var text = MarkdownSummary.Text(SampleReports.Large(shots));
        Assert.That(text, Has.Length.LessThanOrEqualTo(65_536));
    }

    [Test]
    public void What_does_not_fit_is_counted()
    {
        var report = SampleReports.Large(20_000);
        var text = MarkdownSummary.Text(report);
        var rows = text.Split('\n').Count(line => line.StartsWith("| `section-", StringComparison.Ordinal));
        var changed = report.Pages.Count(page => page.Status == Core.Run.ShotStatus.Changed);
        Assert.That(rows, Is.GreaterThan(100));
        Assert.That(text, Does.Contain($"… and {changed - rows:N0} more pages"));
    }

    [Test]
    public void Ten_long_names_and_many_findings_still_fit()
    {
        var name = new string('|', 10_000);
        var shots = Enumerable.Range(0, 500).Select(i => SampleReports.Changed($"{i}{name}", "desktop", 1, []));
        var findings = Enumerable.Range(0, 500).Select(i => new Core.Run.Finding($"f-{i}", "x", Core.Run.Severity.Incomplete, name, null, name, name, null));
        var report = SampleReports.Of(shots) with
        {
            Findings = [.. findings],
            Summary = name,
            Excluded = [.. Enumerable.Range(0, 500).Select(i => new Core.Run.Facts.ExcludedFacts($"{i}{name}", 1))],
        };
        Assert.That(MarkdownSummary.Text(report), Has.Length.LessThanOrEqualTo(65_536));
    }

    [Test]
    public void A_row_says_why_before_where_and_counts_what_moved_further()
    {
        var moved = new Core.Run.Facts.AlignmentFacts("1 row inserted at y = 9; everything below y = 9 moved down by 1 px; 3 rows removed at y = 40; besides, 7 px differ", 7, [], []);
        var shot = SampleReports.Changed("a.html", "desktop", 5, []) with { Summary = "h1 margin-top 24px → 25px", Alignment = moved };
        Assert.That(MarkdownSummary.Text(SampleReports.Of([shot])), Does.Contain("desktop: AE 5, `h1 margin-top 24px → 25px`, 1 row inserted at y \\= 9; everything below y \\= 9 moved down by 1 px; 2 more"));
    }

    [TestCase("a|b", "`a|b`")]
    [TestCase("`x`", "`` `x` ``")]
    [TestCase("a``b", "```a``b```")]
    [TestCase("<script>", "`<script>`")]
    [TestCase("a\nb", "`a⟨U+000A⟩b`")]
    [TestCase("", "*(empty)*")]
    public void Code_holds_any_text(string text, string expected) => Assert.That(MarkdownText.Code(text), Is.EqualTo(expected));

    [TestCase("a|b", "`a\\|b`")]
    [TestCase("a\\|b", "`a\\⟨U+007C⟩b`")]
    public void A_cell_is_not_ended_by_its_text(string text, string expected) => Assert.That(MarkdownText.Cell(text), Is.EqualTo(expected));

    [TestCase("21 pages: all fine.", "21 pages: all fine\\.")]
    [TestCase("hello @everyone", "hello `@everyone`")]
    [TestCase("see #12 now", "see `#12` now")]
    [TestCase("http://evil.example/", "`http://evil.example/`")]
    [TestCase("*bold* _x_ [a](b) www.evil.example", "\\*bold\\* \\_x\\_ \\[a\\]\\(b\\) www\\.evil\\.example")]
    [TestCase("<b>", "`<b>`")]
    public void Running_text_brings_nothing_to_life(string text, string expected) => Assert.That(MarkdownText.Plain(text), Is.EqualTo(expected));
}
