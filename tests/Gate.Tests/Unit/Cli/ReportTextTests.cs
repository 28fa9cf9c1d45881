using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>What a plain run prints on standard output.</summary>
internal sealed class ReportTextTests
{
    [Test]
    public void The_pages_that_changed_come_one_a_line_then_the_verdict_the_report_and_the_next_command()
    {
        var text = Text(Report(
            Shot("a.html", "desktop", ShotStatus.Changed) with { Ae = 1204, Before = Side(1280, 800), After = Side(1280, 812) },
            Shot("a.html", "mobile", ShotStatus.Identical),
            Shot("b.html", "desktop", ShotStatus.Added),
            Shot("b.html", "mobile", ShotStatus.Added),
            Shot("c.html", "desktop", ShotStatus.Failed) with { After = new SideFacts { Failure = new FailureFacts("http-status", "HTTP 404 for /c.html") } },
            Shot("c.html", "mobile", ShotStatus.Pending),
            Shot("d.html", "desktop", ShotStatus.Identical)));

        Assert.That(text, Is.EqualTo("""
            pending   c.html  desktop after: HTTP 404 for /c.html, mobile
            added     b.html  desktop and mobile
            changed   a.html  desktop AE 1,204 (1280×800 → 1280×812), mobile identical
            excluded  2 pages by --exclude drafts/**
            open      fonts.example.com was not asked for
            incomplete: 4 pages.
            report: out/index.html
            next: do it

            """));
    }

    [Test]
    public void Hostile_names_stay_on_their_line_and_command_nothing()
    {
        var report = Report([.. SampleReports.HostileNames.Select(name => Shot(name, "desktop", ShotStatus.Changed) with { Ae = 1 })]);

        var lines = Text(report).TrimEnd('\n').Split('\n');

        Assert.That(lines, Has.Length.EqualTo(SampleReports.HostileNames.Count + 5));
        Assert.That(lines.SelectMany(line => line), Has.None.Matches<char>(char.IsControl));
        Assert.That(lines.Where(line => line.Contains("##", StringComparison.Ordinal)), Is.Empty);
        Assert.That(lines.SelectMany(line => line), Has.None.EqualTo((char)0x202e));
    }

    [Test]
    public void A_check_with_much_to_say_says_the_first_of_it_and_what_stands_for_many()
    {
        IReadOnlyList<Finding> missing = [.. Enumerable.Range(1, 30).Select(number => new Finding($"m-{number}", "resource-missing", Severity.Incomplete, null, null, $"/{(number <= 25 ? "plugins" : "dist")}/{number}.js", $"{number} is missing", null))];
        var report = Report(Shot("a.html", "desktop", ShotStatus.Identical));

        var lines = Text(report with { Findings = [.. report.Findings, .. missing] }).Split('\n');

        Assert.That(lines.Where(line => line.EndsWith(" is missing", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(1, 10).Select(number => $"open      {number} is missing")));
        Assert.That(lines, Has.One.EqualTo("""open      20 more of resource-missing, all in the report; "missing" may be a glob: "/plugins/**" stands for 25"""));
        Assert.That(lines, Has.One.EqualTo("open      fonts.example.com was not asked for"), "another check is not cut");
    }

    [Test]
    public void Colours_are_for_our_own_words()
    {
        var text = new ReportText(new Paint(isOn: true)).Of(Report(Shot("a\u001b[5m.html", "desktop", ShotStatus.Changed) with { Ae = 1 }), "out", "x");

        Assert.That(text, Does.StartWith("\u001b[31mchanged  \u001b[0m a\\x1b[5m.html  desktop AE 1\n"));
    }

    [TestCase(new[] { "a b.html", "it's.html" }, @"gate check --before old --after 'new one' --include 'a b.html' --include 'it'\''s.html'")]
    [TestCase(new[] { "a*.html" }, "gate check --before old --after 'new one'")]
    [TestCase(new[] { "1", "2", "3", "4", "5", "6" }, "gate check --before old --after 'new one'")]
    public void The_next_command_can_be_pasted(string[] pages, string command)
    {
        var report = Report([.. pages.Select(page => Shot(page, "desktop", ShotStatus.Changed))]);

        Assert.That(NextCommand.After(report, new GateOptions { Before = "old", After = "new one" }, "out"), Does.EndWith($": {command}"));
    }

    private static string Text(RunReport report) => new ReportText(new Paint(isOn: false)).Of(report, "out", "do it");

    private static ShotFacts Shot(string page, string viewport, ShotStatus status) => SampleReports.Pending(page, viewport) with { Status = status };

    private static SideFacts Side(int width, int height) => new() { Width = width, Height = height };

    private static RunReport Report(params ShotFacts[] shots)
    {
        var pages = shots.GroupBy(shot => shot.Page).Select(page => new PageFacts(page.Key, page.Max(shot => shot.Status), [.. page.Select(shot => shot.Id)], [])).ToList();
        return SampleReports.AllIdentical() with
        {
            Verdict = Verdict.Incomplete,
            ExitCode = 3,
            Summary = $"{pages.Count} pages.",
            Pages = pages,
            Shots = shots,
            Excluded = [new ExcludedFacts("--exclude drafts/**", 2)],
            Findings =
            [
                new Finding("f-1", "external-undeclared", Severity.Incomplete, null, null, "fonts.example.com", "fonts.example.com was not asked for", null),
                new Finding("f-2", "page-added", Severity.Fail, "b.html", null, null, "the page is on the after side only", null),
                new Finding("f-3", "external-blocked", Severity.Info, null, null, "x", "compared without x", null),
            ],
        };
    }
}
