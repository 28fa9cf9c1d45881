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
        var report = Report([.. pages.Select(page => Shot(page, "desktop", ShotStatus.Changed))]) with { Findings = [] };

        Assert.That(NextCommand.After(Asked(report, new GateOptions { Before = "old", After = "new one" }), new(), "out"), Does.EndWith($": {command}"));
    }

    [Test]
    public void Only_what_makes_the_run_fail_narrows_the_next_command_and_only_where_nothing_else_does()
    {
        var approved = Shot("a.html", "desktop", ShotStatus.Changed) with { Decision = Decision.Approved };
        var open = Shot("b.html", "desktop", ShotStatus.Changed);
        Finding Lost(string? page) => new("f-1", "aria-lost", Severity.Fail, page, null, null, "aria-current is lost", null);

        Assert.That(Next(Report(approved, open)), Is.EqualTo("gate check --before old --after new --include b.html"));
        Assert.That(Next(Report(approved, open), Lost("b.html")), Does.EndWith(" --include b.html"));
        Assert.That(Next(Report(approved, open), Lost("c.html")), Is.EqualTo("gate check --before old --after new --include '**'"), "as it was asked");
        Assert.That(Next(Report(approved, open), Lost(null)), Does.EndWith(" --include '**'"));
        Assert.That(Next(Report(approved), Lost("a.html")), Does.EndWith(" --include '**'"));

        static string Next(RunReport report, params Finding[] findings) =>
            NextCommand.List(Asked(report with { Findings = findings }, new GateOptions { Before = "old", After = "new", Include = ["**"] }), new(), "out").Last();
    }

    [Test]
    public void A_part_is_asked_for_as_that_part_and_passes_no_verdict_alone()
    {
        var report = Report(Shot("a.html", "desktop", ShotStatus.Changed)) with { Findings = [] };
        var part = report with { Run = report.Run with { Shard = "2/4" } };
        var typed = new GateOptions { Before = "old", After = "new", Shard = "auto", Timings = "last", Out = "part-2" };

        Assert.That(NextCommand.List(Asked(part, typed), typed, "part-2").Last(), Is.EqualTo("gate check --before old --after new --out part-2 --shard 2/4 --timings last"));
        Assert.That(NextCommand.After(Asked(part with { Verdict = Verdict.Pass }, typed), typed, "part-2"), Does.Not.Contain("gate report part-2"));
    }

    [Test]
    public void A_file_that_one_page_misses_is_looked_for_on_that_page_again()
    {
        var report = Report(Shot("a.html", "desktop", ShotStatus.Identical), Shot("b.html", "desktop", ShotStatus.Identical)) with
        {
            Verdict = Verdict.Fail,
            Findings = [new Finding("m-1", "resource-missing", Severity.Fail, "b.html", null, "after/b.html:1:6", "/x.png is missing", null)],
        };
        var asked = new GateOptions { Before = "old", After = "new" };

        Assert.That(NextCommand.List(Asked(report, asked), asked, "out").Last(), Is.EqualTo("gate check --before old --after new --include b.html"));
        var both = report with { Findings = [.. report.Findings, report.Findings[0] with { Id = "b-1", Check = "broken-links" }, report.Findings[0] with { Id = "b-2", Page = "a.html", Check = "broken-links" }] };
        Assert.That(NextCommand.List(Asked(both, asked), asked, "out").Last(), Is.EqualTo("gate check --before old --after new"), "links are judged with the pages that they lead to");
    }

    [Test]
    public void What_is_said_of_several_pages_narrows_the_next_command_as_what_is_said_of_one_does()
    {
        var asked = new GateOptions { Before = "old", After = "new" };
        var report = Report(Shot("a.html", "desktop", ShotStatus.Changed), Shot("b.html", "desktop", ShotStatus.Changed), Shot("c.html", "desktop", ShotStatus.Identical));
        Finding On(string check, params string[] pages) => new("f-1", check, Severity.Fail, null, null, "before/a.html:1:6 → after/a.html:1:6", "the form posts; on 2 pages", null) { Pages = pages };

        Assert.That(Next(On("forms", "a.html", "b.html")), Is.EqualTo("gate check --before old --after new --include a.html --include b.html"));
        Assert.That(Next(On("forms", "a.html", "c.html")), Is.EqualTo("gate check --before old --after new"), "one of them is equal in pixels");
        Assert.That(Next(On("resource-missing", "b.html", "c.html")), Is.EqualTo("gate check --before old --after new --include a.html --include b.html --include c.html"));

        string Next(Finding finding) => NextCommand.List(Asked(report with { Findings = [finding] }, asked), asked, "out").Last();
    }

    [TestCase(null, null, "gate report out")]
    [TestCase("git:main", null, "gate report out --ledger git:main")]
    [TestCase("my approvals.jsonl", "-s", "gate report out --ledger 'my approvals.jsonl' --require-signed=-s")]
    public void A_verdict_is_given_again_by_the_decisions_it_was_given_by(string? ledger, string? signers, string command)
    {
        var report = SampleReports.AllIdentical() with { Ledger = new LedgerFacts { Source = ledger, Signers = signers } };

        Assert.That(NextCommand.After(report, new(), "out"), Is.EqualTo($"{command} gives this verdict again without a browser"));
    }

    [Test]
    public void A_report_that_does_not_know_what_was_asked_names_no_command()
    {
        var report = Report(Shot("a.html", "desktop", ShotStatus.Changed));

        Assert.That(report.Run.Options, Is.Null);
        Assert.That(NextCommand.List(report, new(), "out"), Is.EqualTo(new[] { "gate explain out" }));
        Assert.That(NextCommand.Again(report, report.Shots[0], null), Is.Null);
    }

    private static RunReport Asked(RunReport report, GateOptions options) => report with { Run = report.Run with { Options = OptionWords.Of(options) } };

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
