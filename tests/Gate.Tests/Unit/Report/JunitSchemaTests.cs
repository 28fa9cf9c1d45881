using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

/// <summary><c>junit.xml</c> as Jenkins, GitLab and the usual actions of GitHub read it.</summary>
internal sealed class JunitSchemaTests
{
    /// <summary>GitLab refuses a larger file (docs.gitlab.com, ci/testing/unit_test_reports).</summary>
    private const long MostBytes = 30 << 20;

    private static readonly XmlSchemaSet Schema = Read();

    private static IEnumerable<TestCaseData> Reports()
    {
        yield return new TestCaseData(SampleReports.Rich()).SetArgDisplayNames("everything");
        yield return new TestCaseData(SampleReports.AllIdentical()).SetArgDisplayNames("all identical");
        yield return new TestCaseData(SampleReports.Empty()).SetArgDisplayNames("cancelled at once");
        yield return new TestCaseData(SampleReports.Of(SampleReports.HostileNames.Select(name => SampleReports.Changed(name, "desktop", 1, [])))).SetArgDisplayNames("hostile names");
        yield return new TestCaseData(Timed()).SetArgDisplayNames("with timings");
        yield return new TestCaseData(Twice()).SetArgDisplayNames("two findings of one check on one page");
    }

    [TestCaseSource(nameof(Reports))]
    public void It_is_valid(RunReport report)
    {
        var troubles = new List<string>();
        Load(report).Validate(Schema, (_, trouble) => troubles.Add(trouble.Message));

        Assert.That(troubles, Is.Empty);
    }

    [TestCaseSource(nameof(Reports))]
    public void Its_numbers_add_up_and_its_names_are_there_once(RunReport report)
    {
        var root = Load(report).Root!;
        foreach (var counted in root.DescendantsAndSelf().Where(element => element.Name.LocalName is "testsuites" or "testsuite"))
        {
            var cases = counted.Descendants("testcase").ToList();
            Assert.That(
                new[] { "tests", "failures", "errors" }.Select(name => (int)counted.Attribute(name)!),
                Is.EqualTo(new[] { cases.Count, cases.Count(each => each.Element("failure") is not null), cases.Count(each => each.Element("error") is not null) }));
        }

        Assert.That(root.Descendants("testcase").Select(each => ((string)each.Attribute("classname")!, (string)each.Attribute("name")!)), Is.Unique, "GitLab shows the first of two");
        Assert.That((int)root.Attribute("failures")! + (int)root.Attribute("errors")! > 0, Is.EqualTo(report.Verdict != Verdict.Pass));
    }

    [TestCaseSource(nameof(Reports))]
    public void An_attachment_is_a_line_of_its_own_within_the_report_s_folder(RunReport report)
    {
        var lines = Load(report).Descendants("system-out").SelectMany(text => text.Value.TrimEnd('\n').Split('\n')).ToList();

        Assert.That(lines, Is.All.Match(@"^\[\[ATTACHMENT\|evidence/[^|\]]+\.png\]\]$"));
        Assert.That(lines.Count > 0, Is.EqualTo(report.Shots.Any(shot => shot.Evidence is not null && shot.Decision != Decision.Approved)));
    }

    [Test]
    public void A_report_of_ten_thousand_pages_is_small_enough()
    {
        var report = SampleReports.Of(Enumerable.Range(0, 10_000).Select(index => SampleReports.Changed($"blog/2024/page-{index}.html", "desktop", 412, [])));
        using var file = new MemoryStream();
        new JunitReport().Write(report, file);

        Assert.That(file.Length, Is.LessThan(MostBytes));
    }

    [TestCase("""<testsuites name="gate" tests="0" failures="0" errors="0" skipped="0"><testsuite name="a" tests="0" failures="0" errors="0"/></testsuites>""", TestName = "An attribute that Jenkins does not allow")]
    [TestCase("""<testsuites name="gate" tests="1" failures="0" errors="0"><testsuite name="a" tests="1" failures="0" errors="0"><testcase classname="a" name="b"><properties><property name="a" value="b"/></properties></testcase></testsuite></testsuites>""", TestName = "Properties of a case")]
    [TestCase("""<testsuites name="gate" tests="1" failures="1" errors="1"><testsuite name="a" tests="1" failures="1" errors="1"><testcase classname="a" name="b"><failure type="a" message="b"/><error type="a" message="b"/></testcase></testsuite></testsuites>""", TestName = "Two results of a case")]
    public void The_schema_finds(string xml)
    {
        var troubles = new List<string>();
        XDocument.Parse(xml).Validate(Schema, (_, trouble) => troubles.Add(trouble.Message));

        Assert.That(troubles, Is.Not.Empty);
    }

    private static RunReport Timed()
    {
        var report = SampleReports.Rich();
        return report with { Timings = new JsonObject { ["shotsMs"] = new JsonObject(report.Shots.Select((shot, at) => KeyValuePair.Create(shot.Id, (JsonNode?)(at * 1_234.56)))) } };
    }

    private static RunReport Twice() => SampleReports.AllIdentical() with
    {
        Verdict = Verdict.Fail,
        ExitCode = 1,
        Findings = [.. new[] { "broken-links-1", "broken-links-2" }.Select(id => new Finding(id, "broken-links", Severity.Fail, "a.html", null, null, "a link leads nowhere", null))],
    };

    private static XDocument Load(RunReport report)
    {
        using var file = new MemoryStream();
        new JunitReport().Write(report, file);
        file.Position = 0;
        return XDocument.Load(file);
    }

    private static XmlSchemaSet Read()
    {
        var set = new XmlSchemaSet();
        using var file = XmlReader.Create(Path.Combine(Checkout.Root, "tests/Gate.Tests/fixtures/schemas/junit-as-read.xsd"));
        set.Add(null, file);
        set.Compile();
        return set;
    }
}
