using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gate.Core.Report;
using Gate.Core.Report.Html;
using Gate.Core.Run;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Report;

[TestFixture]
public sealed class HtmlReportTests
{
    [Test]
    public void Hostile_names_bring_no_element_and_no_attribute_of_their_own()
    {
        var document = new HtmlParser().ParseDocument(Write(SampleReports.Rich()));
        Assert.Multiple(() =>
        {
            Assert.That(document.QuerySelectorAll("script"), Has.Length.EqualTo(2));
            Assert.That(document.QuerySelectorAll("img").Select(image => image.GetAttribute("src")), Is.All.StartsWith("evidence/"));
            Assert.That(document.All.SelectMany(each => each.Attributes).Where(each => each.Name.StartsWith("on", StringComparison.Ordinal) || each.Name == "style"), Is.Empty);
            Assert.That(document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Is.All.StartsWith("#"));
            Assert.That(document.QuerySelectorAll(".pages tbody .page").Select(cell => cell.TextContent), Is.SupersetOf(SampleReports.HostileNames.Select(VisibleText.Of)));
        });
    }

    [Test]
    public void The_data_is_plain_ascii_without_an_angle_bracket_and_reads_back()
    {
        var report = SampleReports.Rich();
        var json = HtmlData.Write(report, ReportPictures.Beside);
        Assert.That(json, Does.Not.Contain('<').And.Not.Contain('>').And.Not.Contain('&'));
        Assert.That(json.All(char.IsAscii), Is.True);
        using var read = JsonDocument.Parse(json);
        var ids = read.RootElement.GetProperty("shots").EnumerateArray().Select(shot => shot.GetProperty("id").GetString()).ToList();
        Assert.That(ids, Is.EquivalentTo(report.Shots.Where(shot => shot.Status != ShotStatus.Identical).Select(shot => shot.Id)));
    }

    [Test]
    public void What_shots_share_stands_once_in_the_data()
    {
        using var read = JsonDocument.Parse(HtmlData.Write(SampleReports.Large(60), ReportPictures.Beside));
        Assert.That(read.RootElement.GetProperty("shots").EnumerateArray().SelectMany(shot => shot.GetProperty("regions").EnumerateArray()).SelectMany(region => region.GetProperty("causes").EnumerateArray()).Select(cause => cause.GetRawText()).Distinct(), Is.EqualTo(new[] { "0" }));
        Assert.That(read.RootElement.GetProperty("pool")[0].GetProperty("name").GetString(), Is.EqualTo("margin-top"));
    }

    [Test]
    public void Pages_stand_in_the_order_in_which_one_looks_at_them()
    {
        var document = new HtmlParser().ParseDocument(Write(SampleReports.Rich()));
        var statuses = document.QuerySelectorAll(".pages tbody tr").Select(row => row.GetAttribute("data-status")).ToList();
        Assert.That(statuses.Distinct(), Is.EqualTo(new[] { "changed", "added", "removed", "unstable", "failed", "pending", "tolerated" }));
        Assert.That(document.QuerySelectorAll("#identical li"), Has.Length.EqualTo(3));
    }

    [TestCase("partial", 3, true)]
    [TestCase("unexplained", 3, true)]
    [TestCase("whole", 3, false)]
    [TestCase("partial", 0, false)]
    public void A_page_where_something_is_left_over_comes_first_and_one_that_is_explained_whole_is_none(string explanation, int remainder, bool isFirst)
    {
        var region = SampleReports.Region(0, 0, 9, 9, 9) with { Explanation = "whole", Remainder = 0 };
        var report = SampleReports.Of([SampleReports.Changed("a.html", "desktop", 9, [region]), SampleReports.Changed("b.html", "desktop", 9, [region with { Explanation = explanation, Remainder = remainder }])]);
        var document = new HtmlParser().ParseDocument(Write(report));
        Assert.That(document.QuerySelector(".pages tbody .page")!.TextContent, Is.EqualTo(isFirst ? "b.html" : "a.html"));
    }

    [Test]
    public void The_heading_counts_the_pages_and_the_rest_of_the_sentence_follows_it()
    {
        var report = SampleReports.Rich();
        var document = new HtmlParser().ParseDocument(Write(report));
        var heading = document.QuerySelector("h1")!;
        var identical = new HtmlParser().ParseDocument(Write(SampleReports.AllIdentical()));
        Assert.Multiple(() =>
        {
            Assert.That(heading.TextContent, Is.EqualTo("incomplete 21 pages: 1 not reached, 1 failed, 1 unstable, 12 changed, 1 added, 1 removed, 1 within tolerance, 3 identical"));
            Assert.That(heading.GetAttribute("title"), Is.EqualTo(report.Summary));
            Assert.That(document.QuerySelector(".rest")!.TextContent, Is.EqualTo("Compared without fonts.googleapis.com."));
            Assert.That(identical.QuerySelector("h1")!.TextContent, Is.EqualTo("pass 2 pages: all identical"));
            Assert.That(identical.QuerySelector(".rest"), Is.Null);
        });
    }

    [Test]
    public void Findings_stand_beside_their_place_warnings_in_sight_and_notes_folded_away()
    {
        var report = SampleReports.AllIdentical() with
        {
            Findings =
            [
                .. Enumerable.Range(1, 6).Select(index => new Finding($"meta-{index}", "meta", Severity.Warn, "a.html", null, $"before/a.html:{index}:1 → after/a.html:{index}:1", "the description", null)),
                new("aria-1", "aria", Severity.Fail, "a.html", null, "before/a.html:6:42 → after/a.html:6:39", "aria-current is gone", null),
                new("external-blocked-1", "external-blocked", Severity.Info, null, null, "cdn.example.net", "cdn.example.net was blocked", null),
            ],
        };
        var document = new HtmlParser().ParseDocument(Write(report));
        var seen = document.QuerySelectorAll(".questions > ul > li").Select(item => $"{item.QuerySelector(".severity")!.TextContent} {item.QuerySelector(".at")?.TextContent}");
        var folds = document.QuerySelectorAll(".questions > details");
        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EqualTo(new[] { "fail before/a.html:6:42 → after/a.html:6:39", "warn after/a.html:1:1", "warn after/a.html:2:1", "warn after/a.html:3:1", "warn after/a.html:4:1" }));
            Assert.That(folds.Select(fold => fold.QuerySelector("summary")!.TextContent), Is.EqualTo(new[] { "2 more warnings: 2 meta", "1 note: external-blocked" }));
            Assert.That(folds[1].QuerySelector(".at"), Is.Null, "the host stands in the message");
        });
    }

    [Test]
    public void What_broke_stands_before_the_changes_and_what_is_asked_or_warned_of_below_them_with_a_line_that_leads_there()
    {
        Finding Told(string check, Severity severity) => new($"{check}-1", check, severity, "a.html", null, null, "told", null);
        var report = SampleReports.Rich() with { Findings = [Told("meta", Severity.Warn), Told("not-covered", Severity.Warn), Told("external-undeclared", Severity.Incomplete), Told("forms", Severity.Fail), Told("externals", Severity.Info)] };
        var document = new HtmlParser().ParseDocument(Write(report));
        string Order(IDocument page) => string.Join(' ', page.QuerySelectorAll("#questions, #asked, #groups, #further, #pages").Select(each => each.Id));
        Assert.Multiple(() =>
        {
            Assert.That(Order(document), Is.EqualTo("questions asked groups further pages"));
            Assert.That(document.QuerySelector("#asked")!.TextContent, Is.EqualTo("Below the changes: 1 open question (external-undeclared), 1 warning, what no capture shows"));
            Assert.That(document.QuerySelector("#asked a")!.GetAttribute("href"), Is.EqualTo("#further"));
            Assert.That(document.QuerySelector("#further")!.TextContent, Is.EqualTo("Open questions and warnings"));
            Assert.That(Order(new HtmlParser().ParseDocument(Write(report with { Findings = [Told("meta", Severity.Warn)] }))), Is.EqualTo("asked groups further pages"));
            Assert.That(Order(new HtmlParser().ParseDocument(Write(report with { Groups = [] }))), Is.EqualTo("questions groups further pages"), "nothing to scroll past");
        });
    }

    [Test]
    public void What_the_change_did_is_read_before_what_the_run_could_not_see_and_one_of_each_check_before_a_second()
    {
        var report = SampleReports.AllIdentical() with
        {
            Findings =
            [
                .. "abc".Select(name => new Finding($"external-{name}", "external-undeclared", Severity.Incomplete, null, null, $"{name}.example", $"{name}.example was not asked: declare \"externals\": {{ \"{name}.example\": \"block\" }}", null)),
                .. Enumerable.Range(1, 5).Select(index => new Finding($"missing-{index}", "resource-missing", Severity.Incomplete, "a.html", null, $"/{index}.js", $"/{index}.js is missing: \"accept\": [ {{ \"missing\": \"/{index}.js\", \"reason\": \"…\" }} ]", null)),
                new("click-1", "click-target", Severity.Fail, "a.html", null, null, "a click meets another link", null),
            ],
        };
        var document = new HtmlParser().ParseDocument(Write(report));
        Assert.Multiple(() =>
        {
            Assert.That(document.QuerySelectorAll(".questions > ul > li .check").Select(check => check.TextContent), Is.EqualTo(new[] { "click-target", "external-undeclared", "resource-missing" }));
            Assert.That(document.QuerySelector(".questions > details > summary")!.TextContent, Is.EqualTo("6 more open findings: 2 external-undeclared, 4 resource-missing"));
            Assert.That(document.QuerySelectorAll(".questions > ul > li .paste").Select(paste => paste.TextContent.Split('\n').Length), Is.EqualTo(new[] { 5, 7 }));
            Assert.That(document.QuerySelectorAll(".questions > details .paste"), Has.Length.EqualTo(6));
        });
    }

    [Test]
    public void Every_page_is_shown_once([Values(0, 2, 60, 500)] int shots)
    {
        var report = SampleReports.Large(shots);
        var document = new HtmlParser().ParseDocument(Write(report));
        var names = document.QuerySelectorAll(".pages tbody .page bdi, #identical li bdi").Select(name => name.TextContent);
        Assert.That(names, Is.EquivalentTo(report.Pages.Select(page => page.Page)));
    }

    [Test]
    public void The_same_report_is_the_same_file_after_a_round_through_json()
    {
        var report = SampleReports.Rich();
        Assert.That(Write(ReportJson.Read(ReportJson.Write(report))), Is.EqualTo(Write(report)));
    }

    [Test]
    public void The_policy_lets_nothing_in_but_pictures_and_the_two_texts()
    {
        var policy = HtmlAssets.Policy.Split("; ").Select(rule => rule.Split(' ')).ToDictionary(rule => rule[0], rule => rule[1..]);
        Assert.Multiple(() =>
        {
            Assert.That(policy["default-src"], Is.EqualTo(new[] { "'none'" }));
            Assert.That(policy["script-src"].Single(), Does.StartWith("'sha256-"));
            Assert.That(policy["style-src"].Single(), Does.StartWith("'sha256-"));
            Assert.That(policy["img-src"], Is.EqualTo(new[] { "'self'", "file:" }));
        });
    }

    [Test]
    public void A_partial_run_says_so() => Assert.That(HtmlReport.Body(SampleReports.Empty()), Does.Contain("The run did not finish").And.Contain("No page was judged"));

    private static string Write(RunReport report)
    {
        using var file = new MemoryStream();
        new HtmlReport().Write(report, file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
