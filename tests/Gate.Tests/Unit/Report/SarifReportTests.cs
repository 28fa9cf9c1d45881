using System.Text;
using System.Text.Json.Nodes;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

/// <summary>SARIF as its own schema has it; a cause with a line stands at its line.</summary>
internal sealed class SarifReportTests
{
    private static readonly JsonSchema Schema = new(File.ReadAllText(Path.Combine(Checkout.Root, "tests/Gate.Tests/fixtures/schemas/sarif-2.1.0.json")));

    [Test]
    public void Every_report_is_valid_and_the_schema_is_not_blind()
    {
        Assert.Multiple(() =>
        {
            foreach (var report in new[] { SampleReports.Rich(), SampleReports.AllIdentical(), SampleReports.Empty(), Hostile() })
                Assert.That(Schema.Validate(Text(report)), Is.Empty);
            Assert.That(Schema.Validate(Text(SampleReports.Rich()).Replace("\"level\": \"error\"", "\"level\": \"dreadful\"", StringComparison.Ordinal)), Is.Not.Empty);
            Assert.That(Schema.Validate(Text(SampleReports.Rich()).Replace("\"version\": \"2.1.0\"", "\"version\": \"2.0.0\"", StringComparison.Ordinal)), Is.Not.Empty);
        });
    }

    [Test]
    public void A_known_cause_is_shown_at_its_line_below_the_source_s_folder()
    {
        var region = SampleReports.Region(0, 0, 1, 1, 1) with { Causes = [new CauseFacts("p", "style", "color", "red", "blue", "before/a.css:1:1"), new CauseFacts("p", "style", "color", "red", "blue", "after/blog/a b.html:812:5")] };
        var shot = SampleReports.Changed("blog/a b.html", "desktop", 1, [region]) with { Findings = ["pixels-differ-1"] };
        var report = SampleReports.Of([shot]) with { Findings = [new Finding("pixels-differ-1", "pixels-differ", Severity.Fail, shot.Page, shot.Id, null, "differs", null)] };

        var place = JsonNode.Parse(Text(report))!["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!;

        Assert.That((place["artifactLocation"]!["uri"]!.GetValue<string>(), place["region"]!["startLine"]!.GetValue<int>(), place["region"]!["startColumn"]!.GetValue<int>()), Is.EqualTo(("site/blog/a%20b.html", 812, 5)));
    }

    [TestCase("before/blog/a b.html:3:34 → after/blog/a b.html:7:12", "site/blog/a%20b.html 7 12")]
    [TestCase("after/blog/a b.html:7:12", "site/blog/a%20b.html 7 12")]
    [TestCase("before/nav.css:3:34", "old/nav.css 3 34")]
    [TestCase("nav > a", "site/blog/a%20b.html")]
    [TestCase(null, "site/blog/a%20b.html")]
    public void A_finding_on_one_page_is_shown_at_its_own_line_that_of_the_after_side_first(string? location, string expected)
    {
        var report = SampleReports.Of([]) with { Findings = [new Finding("aria-1", "aria", Severity.Fail, "blog/a b.html", null, location, "gone", null)] };
        report = report with { Subject = report.Subject with { Before = report.Subject.Before with { Source = "git:HEAD:old" }, After = report.Subject.After with { Source = "site" } } };

        var place = JsonNode.Parse(Text(report))!["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!;

        Assert.That(string.Join(' ', new[] { place["artifactLocation"]!["uri"], place["region"]?["startLine"], place["region"]?["startColumn"] }.Where(each => each is not null)), Is.EqualTo(expected));
    }

    [Test]
    public void An_approved_finding_is_suppressed_and_no_other()
    {
        var results = JsonNode.Parse(Text(Approved()))!["runs"]![0]!["results"]!.AsArray();

        Assert.That(results.Select(result => result!["suppressions"] is not null), Is.EqualTo(new[] { true, false }));
    }

    [TestCase("site", "site/a.html")]
    [TestCase("./site/", "site/a.html")]
    [TestCase(".", "a.html")]
    [TestCase("/home/me/site", "a.html")]
    [TestCase("../site", "a.html")]
    [TestCase("git:refs/pull/1/head:site/x", "site/x/a.html")]
    [TestCase("git:HEAD", "a.html")]
    [TestCase("git:HEAD:.", "a.html")]
    [TestCase("https://www.example.com/", "a.html")]
    public void A_page_stands_below_the_folder_of_the_repository(string source, string path)
    {
        var report = SampleReports.Of([]);
        report = report with { Subject = report.Subject with { After = report.Subject.After with { Source = source } } };

        Assert.That(SourcePlace.OfPage(report, "a.html?x=1").Path, Is.EqualTo(path));
    }

    [Test]
    public void The_lists_of_reg_json_hold_every_shot_once_and_nothing_unknown_passes()
    {
        var report = SampleReports.Rich();
        using var bytes = new MemoryStream();
        new RegReport().Write(report, bytes);
        var json = JsonNode.Parse(bytes.ToArray())!;

        string[] Items(string name) => [.. json[name]!.AsArray().Select(item => item!.GetValue<string>())];

        Assert.Multiple(() =>
        {
            Assert.That(Items("failedItems").Concat(Items("newItems")).Concat(Items("deletedItems")).Concat(Items("passedItems")), Is.EquivalentTo(report.Shots.Select(shot => shot.Id)));
            Assert.That(Items("failedItems"), Does.Contain("ticker.html@desktop").And.Contain("broken.html@desktop").And.Contain("late.html@desktop").And.Contain("decided/rejected.html@desktop"));
            Assert.That(Items("passedItems"), Does.Contain("decided/approved.html@desktop").And.Contain("fuzzy.html@desktop"));
            Assert.That((Items("newItems"), Items("deletedItems")), Is.EqualTo((new[] { "news/launch.html@desktop" }, new[] { "team/old.html@desktop" })));
        });
    }

    private static RunReport Approved()
    {
        var one = SampleReports.Changed("a.html", "desktop", 1, []) with { Decision = Decision.Approved };
        var two = SampleReports.Changed("b.html", "desktop", 1, []);
        return SampleReports.Of([one, two]) with
        {
            Findings = [new Finding("x-1", "pixels-differ", Severity.Fail, "a.html", one.Id, null, "differs", null), new Finding("x-2", "pixels-differ", Severity.Fail, "b.html", two.Id, null, "differs", null)],
        };
    }

    private static RunReport Hostile()
    {
        var shots = SampleReports.HostileNames.Select(name => SampleReports.Changed(name, "desktop", 1, [])).ToList();
        return SampleReports.Of(shots) with { Findings = [.. shots.Select((shot, index) => new Finding($"x-{index}", "pixels-differ", Severity.Fail, shot.Page, shot.Id, null, shot.Page, null))] };
    }

    private static string Text(RunReport report)
    {
        using var bytes = new MemoryStream();
        new SarifReport().Write(report, bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
