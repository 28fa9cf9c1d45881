using System.Text.RegularExpressions;
using Gate.Cli.Terminal;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

/// <summary>Workflow commands: the verdict first, no more than GitHub shows, and no command made by a page.</summary>
internal sealed class GithubAnnotationsTests
{
    [Test]
    public void A_pass_is_one_notice() =>
        Assert.That(GithubAnnotations.Of(SampleReports.AllIdentical()), Is.EqualTo("::notice title=gate%3A pass::2 pages: all identical.\n"));

    [Test]
    public void A_run_that_did_not_finish_is_an_error() =>
        Assert.That(GithubAnnotations.Of(SampleReports.Empty()), Is.EqualTo("::error title=gate%3A incomplete::0 pages: the run did not finish.\n"));

    [TestCase(1, 2, false)]
    [TestCase(9, 10, false)]
    [TestCase(10, 10, true)]
    [TestCase(3_000, 10, true)]
    public void Not_more_than_GitHub_shows_and_the_rest_is_counted(int pages, int expected, bool isCounted)
    {
        var report = SampleReports.Of(Enumerable.Range(0, pages).Select(i => SampleReports.Changed($"p{i:0000}.html", "desktop", 5, []))) with { Verdict = Verdict.Fail };

        var lines = Lines(report);

        Assert.That(lines, Has.Length.EqualTo(expected));
        Assert.That(lines[0], Does.StartWith("::error title=gate%3A fail::"));
        Assert.That(lines[1], Is.EqualTo("::error title=changed%3A p0000.html,file=site/p0000.html::desktop AE 5"));
        Assert.That(lines[^1].Contains("more page", StringComparison.Ordinal), Is.EqualTo(isCounted));
    }

    [Test]
    public void The_order_is_that_of_the_console()
    {
        var changed = Enumerable.Range(0, 30).Select(i => SampleReports.Changed($"p{i:00}.html", "desktop", 5, [])).ToList();
        var report = SampleReports.Of([.. changed, changed[0] with { Id = "z.html@desktop", Page = "z.html", Status = ShotStatus.Removed, Ae = null }]) with { Verdict = Verdict.Fail };

        var pages = Lines(report)[1..^1].Select(line => Regex.Match(line, "%3A ([^,:]*)").Groups[1].Value).ToList();
        var console = new ReportText(new Paint(isOn: false)).Of(report, "out", "").Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1));

        Assert.That(pages, Has.Count.EqualTo(8).And.ItemAt(0).EqualTo("z.html"));
        Assert.That(pages, Is.EqualTo(console.Take(8)));
    }

    [Test]
    public void No_name_begins_a_line_or_ends_a_property()
    {
        foreach (var name in SampleReports.HostileNames.Append("a\n::error::x").Append("a\r%0A::set-output name=x::y").Append("x,file=/etc/passwd::boo").Append("::stop-commands::t"))
        {
            var lines = Lines(SampleReports.Of([SampleReports.Changed(name, "desktop", 1, [])]) with { Verdict = Verdict.Fail });

            Assert.That(lines, Has.Length.EqualTo(2), name);
            Assert.That(lines[1], Does.Match(new Regex(@"^::error title=[^:,\n]*,file=[^:,\n]*::desktop AE 1$", RegexOptions.CultureInvariant)), name);
        }
    }

    [Test]
    public void What_is_approved_is_not_shown()
    {
        var report = SampleReports.Of([SampleReports.Changed("a.html", "desktop", 1, []) with { Decision = Decision.Approved }, SampleReports.Changed("b.html", "desktop", 1, [])]) with { Verdict = Verdict.Fail };

        Assert.That(Lines(report).Skip(1).Single(), Does.Contain("b.html"));
    }

    [Test]
    public void A_finding_of_a_page_without_a_different_pixel_stands_at_its_line()
    {
        var report = SampleReports.AllIdentical() with
        {
            Verdict = Verdict.Fail,
            Findings =
            [
                Found("link-lost", Severity.Fail, "index.html", "before/index.html:3:1 → after/index.html:4:9"), Found("text", Severity.Warn, "b.html", "before/b.html:3:1"),
                Found("mask-in-force", Severity.Info, null, null), Found("approved", Severity.Fail, "index.html", null) with { Decision = Decision.Approved },
                Found("unknown", Severity.Incomplete, null, "fonts.example"),
            ],
        };

        Assert.That(Lines(report).Skip(1), Is.EqualTo(new[]
        {
            "::error title=unknown::what unknown saw",
            "::error title=link-lost%3A index.html,file=site/index.html,line=4,col=9::what link-lost saw",
            "::warning title=text%3A b.html,file=site/b.html::what text saw",
        }));
    }

    [Test]
    public void A_pass_with_warnings_shows_them()
    {
        var report = SampleReports.AllIdentical() with { Findings = [.. Enumerable.Range(0, 30).Select(i => Found($"w{i:00}", Severity.Warn, null, null))] };

        var lines = Lines(report);

        Assert.That(lines, Has.Length.EqualTo(11));
        Assert.That(lines.Skip(1), Has.All.StartsWith("::warning "));
        Assert.That(lines[^1], Is.EqualTo("::warning title=gate::and 21 more warnings: see the report"));
    }

    [TestCase(20, 20, 5, 3, "and 15 more pages, 17 more findings: see the report")]
    [TestCase(20, 1, 7, 1, "and 13 more pages: see the report")]
    [TestCase(2, 20, 2, 6, "and 14 more findings: see the report")]
    [TestCase(6, 3, 6, 3, null)]
    public void Pages_and_findings_share_the_room(int pages, int findings, int shownPages, int shownFindings, string? rest)
    {
        var report = SampleReports.Of(Enumerable.Range(0, pages).Select(i => SampleReports.Changed($"p{i:0000}.html", "desktop", 5, []))) with
        {
            Verdict = Verdict.Fail, Findings = [.. Enumerable.Range(0, findings).Select(i => Found($"w{i:00}", Severity.Fail, null, null))],
        };

        var lines = Lines(report);

        Assert.That((lines.Count(line => line.Contains("title=changed", StringComparison.Ordinal)), lines.Count(line => line.Contains("title=w", StringComparison.Ordinal))), Is.EqualTo((shownPages, shownFindings)));
        Assert.That(lines.Length, Is.LessThanOrEqualTo(10));
        Assert.That(lines[^1], rest is null ? Does.Not.Contain("more") : Does.EndWith($"::{rest}"));
    }

    private static Finding Found(string check, Severity severity, string? page, string? location) => new($"{check}-1", check, severity, page, null, location, $"what {check} saw", null);

    private static string[] Lines(RunReport report) => GithubAnnotations.Of(report).TrimEnd('\n').Split('\n');
}
