using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core.Checks.Tallies;
using Gate.Core.Ledger;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

/// <summary>How every output tells a finding on several pages, one that was approved, and a decision that two branches took differently.</summary>
internal sealed class SeveralPagesTests
{
    private const string Said = "the form posts; on 14 pages";

    private static readonly Finding Form = new("forms-11aa", "forms", Severity.Fail, null, null, "before/p01.html:1:9 → after/p01.html:1:9", Said, null)
    {
        Pages = [.. Enumerable.Range(1, 14).Select(number => $"p{number:00}.html")],
    };

    private static readonly Finding Conflict = new("ledger-conflict-22bb", "ledger-conflict", Severity.Fail, "p02.html", "p02.html@desktop", "pixels-differ", "one branch approved this and another did not", null);

    [Test]
    public void What_is_seen_at_run_time_has_the_first_page_as_an_example_and_all_in_a_list()
    {
        var finding = new SeenOnPages("console-error", Severity.Warn, "an error on the console", "", ["a.html", "b.html"]).Findings().Single();
        Assert.That((OpenFindings.Place(finding), finding.Message), Is.EqualTo(("a.html", "an error on the console; on 2 pages")));
        Assert.That(finding.Pages, Is.EqualTo(new[] { "a.html", "b.html" }));
    }

    [Test]
    public void Each_of_the_pages_is_told_what_it_has_part_in()
    {
        var told = ExplainText.OfPage(Report(Form), "p02.html", []);
        Assert.That(told, Is.EqualTo($"p02.html: identical\n\nfinding   p02.html  {Said}, the first at p01.html:1:9\n"));
        Assert.That(ExplainText.OfPage(Report(Form), "p01.html", []), Is.EqualTo($"p01.html: identical\n\nfinding   p01.html:1:9  {Said}\n"));
        Assert.That(ExplainText.OfPage(Report(Form), "other.html", []), Is.EqualTo("other.html: identical\n"));
    }

    [Test]
    public void Sarif_has_the_first_page_and_the_others_as_related()
    {
        var result = JsonNode.Parse(Text(new SarifReport(), Report(Form)))!["runs"]![0]!["results"]![0]!;
        Assert.That(result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!.GetValue<string>(), Does.EndWith("p01.html"));
        Assert.That(result["relatedLocations"]!.AsArray().Select(place => place!["physicalLocation"]!["artifactLocation"]!["uri"]!.GetValue<string>()[^8..]), Is.EqualTo(Form.Pages.Skip(1)));
    }

    [Test]
    public void Short_outputs_list_the_first_ten_and_count_the_rest()
    {
        const string Listed = "p01.html, p02.html, p03.html, p04.html, p05.html, p06.html, p07.html, p08.html, p09.html, p10.html and 4 more";
        Assert.That(Text(new JunitReport(), Report(Form)), Does.Contain(Listed));
        Assert.That(MarkdownSummary.Text(Report(Form)).Replace("`", "", StringComparison.Ordinal), Does.Contain(Listed));
        var brief = JsonNode.Parse(BriefJson.Of(Report(Form), "out", []))!["findings"]![0]!;
        Assert.That((brief["pages"]!.AsArray().Count, brief["morePages"]!.GetValue<int>()), Is.EqualTo((10, 4)));
    }

    [Test]
    public void The_report_lists_every_page_and_leads_to_those_that_have_a_view()
    {
        var report = SampleReports.Of([SampleReports.Changed("p02.html", "desktop", 5, [])]) with { Findings = [Form] };
        var document = new HtmlParser().ParseDocument(Text(new HtmlReport(), report));
        Assert.That(document.QuerySelectorAll(".questions .on-pages li").Select(item => item.TextContent.Trim()), Is.EqualTo(Form.Pages));
        Assert.That(document.QuerySelectorAll(".questions .on-pages a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "#shot=p02.html%40desktop" }));
        Assert.That(JsonNode.Parse(document.QuerySelector("#data")!.TextContent)!["findings"]!.AsArray().Select(told => told!["finding"]!["id"]!.GetValue<string>()), Does.Contain(Form.Id));
    }

    [Test]
    public void An_approved_finding_is_counted_in_the_sentence() => Assert.That(
        LedgerJudgement.Conclude(SampleReports.AllIdentical() with { Findings = [Form with { Decision = Decision.Approved }] }).Summary,
        Is.EqualTo("2 pages: all identical; 1 finding approved."));

    [Test]
    public void A_decision_that_two_branches_took_differently_is_told_wherever_one_decides()
    {
        var report = LedgerJudgement.Conclude(SampleReports.Of([SampleReports.Changed("p02.html", "desktop", 5, [])]) with { Findings = [Conflict] });
        Assert.Multiple(() =>
        {
            Assert.That(report.Summary, Does.Contain("; 1 decision in conflict").And.Not.Contain("beside the pixels"));
            Assert.That(new ReportText(new Paint(isOn: false)).Of(report, "out", "x"), Does.Contain($"\nfinding   p02.html@desktop  {Conflict.Message}\n"));
            Assert.That(ExplainText.OfRun(report, "out"), Does.Contain($"\nfinding   p02.html@desktop  {Conflict.Message}\n"));
            Assert.That(ExplainText.OfPage(report, "p02.html", []), Does.Contain($"\nfinding   p02.html@desktop  {Conflict.Message}\n"));
            Assert.That(MarkdownSummary.Text(report), Does.Contain("`ledger-conflict` `p02.html@desktop`"));
            Assert.That(new HtmlParser().ParseDocument(Text(new HtmlReport(), report)).QuerySelector(".questions li a")?.GetAttribute("href"), Is.EqualTo("#shot=p02.html%40desktop"));
        });
    }

    [Test]
    public void A_conflict_about_a_finding_names_it()
    {
        var key = ReportKeys.Of(Form)!;
        var yes = new Approval(key, LedgerDecision.Approve, "it is right as it is", "one", DateTimeOffset.UnixEpoch) { Over = [] };
        var ledger = LedgerReader.Read($"{LedgerWriter.Line(yes)}\n{LedgerWriter.Line(yes with { Decision = LedgerDecision.Reject })}\n", "x");

        var conflict = LedgerJudgement.Apply(Report(Form), ledger, "x").Findings.Single(finding => finding.Check == "ledger-conflict");

        Assert.That(conflict.Message, Does.Contain(Said));
        Assert.That(conflict.Pages, Is.EqualTo(Form.Pages));
    }

    private static RunReport Report(Finding finding) => SampleReports.AllIdentical() with { Verdict = Verdict.Fail, Findings = [finding] };

    private static string Text(IReportWriter writer, RunReport report)
    {
        using var stream = new MemoryStream();
        writer.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
