using System.Xml.Linq;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

[TestFixture]
public sealed class JunitReportTests
{
    [Test]
    public void Every_shot_is_one_test_case_with_at_most_one_result()
    {
        var report = SampleReports.Rich();
        var cases = Suite(Write(report), "shots").Elements("testcase").ToList();
        Assert.That(cases, Has.Count.EqualTo(report.Shots.Count));
        Assert.That(cases.Select(each => each.Elements().Count(child => child.Name.LocalName is "failure" or "error")), Is.All.LessThanOrEqualTo(1));
    }

    [TestCase("blog/index.html@desktop", "failure")]
    [TestCase("news/launch.html@desktop", "failure")]
    [TestCase("team/old.html@desktop", "failure")]
    [TestCase("decided/rejected.html@desktop", "failure")]
    [TestCase("decided/approved.html@desktop", null)]
    [TestCase("about.html@desktop", null)]
    [TestCase("fuzzy.html@desktop", null)]
    [TestCase("ticker.html@desktop", "error")]
    [TestCase("broken.html@desktop", "error")]
    [TestCase("late.html@desktop", "error")]
    public void The_status_decides_the_result(string shot, string? result)
    {
        var found = Suite(Write(SampleReports.Rich()), "shots").Elements("testcase").Single(each => each.Attribute("name")!.Value == shot);
        Assert.That(found.Elements().Select(child => child.Name.LocalName).SingleOrDefault(name => name is "failure" or "error"), Is.EqualTo(result));
    }

    [Test]
    public void A_run_without_a_red_shot_is_red_when_its_verdict_is()
    {
        var xml = Write(SampleReports.AllIdentical() with { Verdict = Verdict.Incomplete, ExitCode = 3 });
        Assert.That(xml.Root!.Attribute("errors")!.Value, Is.EqualTo("1"));
        Assert.That(Write(SampleReports.Empty()).Root!.Attribute("errors")!.Value, Is.EqualTo("1"));
    }

    [Test]
    public void A_pass_is_green_throughout()
    {
        var root = Write(SampleReports.AllIdentical()).Root!;
        Assert.That((root.Attribute("tests")!.Value, root.Attribute("failures")!.Value, root.Attribute("errors")!.Value), Is.EqualTo(("4", "0", "0")));
    }

    [Test]
    public void An_open_finding_turns_an_equal_shot_red([Values] Severity severity)
    {
        var shot = SampleReports.Identical("a.html", "desktop", Proof.Bytes) with { Findings = ["x-1"] };
        var report = SampleReports.Of([shot]) with { Findings = [new Finding("x-1", "x", severity, "a.html", shot.Id, null, "seen", null)] };
        var results = Suite(Write(report), "shots").Descendants().Select(each => each.Name.LocalName).Where(name => name is "failure" or "error");
        string[] expected = severity switch { Severity.Fail => ["failure"], Severity.Incomplete => ["error"], _ => [] };
        Assert.That(results, Is.EqualTo(expected));
    }

    [TestCase("before/a.html:3:34 → after/a.html:7:12", "at site/a.html:7:12")]
    [TestCase("before/nav.css:3:34", "at old/nav.css:3:34")]
    [TestCase("nav > a", "at site/a.html")]
    public void A_finding_about_the_run_says_its_file_and_line(string location, string expected)
    {
        var report = SampleReports.Of([]) with { Findings = [new Finding("aria-1", "aria", Severity.Fail, "a.html", null, location, "gone", null)] };
        report = report with { Subject = report.Subject with { Before = report.Subject.Before with { Source = "git:HEAD:old" }, After = report.Subject.After with { Source = "site" } } };

        Assert.That(Suite(Write(report), "run").Descendants("failure").Last().Value, Is.EqualTo(expected));
    }

    [Test]
    public void Control_characters_are_legible_and_the_file_is_well_formed()
    {
        var name = new string([.. Enumerable.Range(0, 32).Select(code => (char)code), '\uFFFE', '\uFFFF', (char)0xD800]);
        var xml = Write(SampleReports.Of([SampleReports.Pending(name, "desktop")]));
        var written = Suite(xml, "shots").Element("testcase")!.Attribute("name")!.Value;
        Assert.That(written, Does.StartWith("⟨U+0000⟩⟨U+0001⟩").And.Contains("⟨U+FFFE⟩⟨U+FFFF⟩⟨U+D800⟩"));
    }

    private static XElement Suite(XDocument xml, string name) => xml.Root!.Elements("testsuite").Single(each => each.Attribute("name")!.Value == name);

    private static XDocument Write(RunReport report)
    {
        using var file = new MemoryStream();
        new JunitReport().Write(report, file);
        file.Position = 0;
        return XDocument.Load(file);
    }
}
