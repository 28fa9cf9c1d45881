using System.Text.Json.Nodes;
using Gate.Cli.Running;
using Gate.Core.Explain;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>What <c>gate explain</c> prints: short, causes first, with their text and the command to look again.</summary>
internal sealed class ExplainTextTests
{
    private static readonly CauseFacts Margin = new("div > h1", "style", "margin-top", "24px", "25px", "after/css/site.css:12:3")
    {
        SourceBefore = "before/css/site.css:12:3", Rule = ".hero h1", Hunk = new HunkFacts("margin-top: 24px;", "margin-top: 25px;"),
    };

    private static readonly CauseFacts Down = new("body > main", "shift", "y", "100px", "101px", null);

    [Test]
    public void A_shot_is_told_by_its_causes()
    {
        var shot = Shot(
            Region(0, 10, 500, "whole", Margin, Down),
            Region(0, 200, 900, "partial", Margin, Down) with { Remainder = 7, Redrawn = 12 },
            Region(5, 900, 3, "unexplained") with { Groups = ["g-2"] });
        var groups = new[] { new GroupFacts("g-1", "t", [shot.Id, "b.html@desktop", "c.html@desktop"]), new GroupFacts("g-2", "t", [shot.Id]) };

        Assert.That(ExplainText.OfShot(ShotAnswer.Of(shot, groups, "gate check --include a.html")), Is.EqualTo("""
            a.html@desktop: changed, AE 1,403: .hero h1 margin-top 24px → 25px

            .hero h1 margin-top 24px → 25px
              at after/css/site.css:12:3
                - margin-top: 24px;
                + margin-top: 25px;
            body > main moved down by 1 px
              2 regions, AE 1,400, the largest 20×10 px at (0, 200); 7 px of it not accounted for; 12 px look drawn anew; also in 2 other shots

            unexplained
              1 region, AE 3, the largest 20×10 px at (5, 900)

            again: gate check --include a.html

            """));
    }

    [Test]
    public void What_is_explained_whole_leaves_nothing_over_though_no_rule_follows_each_of_its_colours() =>
        Assert.That(ExplainText.OfShot(ShotAnswer.Of(Shot(Region(0, 0, 900, "whole", Margin) with { Remainder = 400 }), [], null)), Does.Contain("AE 900").And.Not.Contain("not accounted for"));

    [Test]
    public void What_is_written_at_a_place_is_shown_once_and_causes_in_another_order_are_the_same()
    {
        var text = new CauseFacts("p", "text", null, "a", "b", null);
        var told = ExplainText.OfShot(ShotAnswer.Of(Shot(Region(0, 0, 9, "whole", Margin, text), Region(0, 50, 8, "whole", text, Margin), Region(0, 90, 7, "whole", Margin)), [], null));
        Assert.That((told.Split("+ margin-top: 25px;").Length - 1, told.Split(".hero h1 margin-top").Length - 1), Is.EqualTo((1, 3)), told);
        Assert.That(told, Does.Contain("  2 regions, AE 17").And.Contain("  1 region, AE 7"));
    }

    [Test]
    public void A_shot_of_hundreds_of_changes_stays_short_in_text_and_as_json()
    {
        var shot = Shot([.. Enumerable.Range(0, 400).Select(index => Region(index, index, 10, "whole", new CauseFacts($"p#a{index}", "text", null, "a", "b", null)))]);
        var answer = ShotAnswer.Of(shot, [], null);
        var json = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(answer, ReportJson.Options))!;

        Assert.That((answer.Changes.Count, answer.Further, json["changes"]!.AsArray().Count, (int)json["further"]!), Is.EqualTo((12, 388, 12, 388)));
        Assert.That(ExplainText.OfShot(answer).Split('\n'), Has.Length.LessThan(50));
        Assert.That(ExplainText.OfShot(answer), Does.Contain("and 388 changes more").And.Not.Contain("again:"));
    }

    [Test]
    public void What_is_not_told_is_counted_and_told_when_all_is_asked_for()
    {
        var causes = Enumerable.Range(0, 5).Select(index => new CauseFacts($"p#a{index}", "text", null, "a", "b", null)).ToArray();
        var shot = Shot([.. Enumerable.Range(0, 20).Select(index => Region(index, index, 10, "whole", new CauseFacts($"q#a{index}", "text", null, "a", "b", null))), Region(0, 90, 99, "whole", causes)]);

        Assert.That(ExplainText.OfShot(ShotAnswer.Of(shot, [], null)), Does.Contain("\nand 2 causes more: --all lists them\n").And.Contain("\nand 9 changes more: --all lists them\n").And.Not.Contain("p#a4"));
        Assert.That(ExplainText.OfShot(ShotAnswer.Of(shot, [], null, int.MaxValue), isWhole: true), Does.Contain("p#a4").And.Contain("q#a19").And.Not.Contain("more"));
    }

    [Test]
    public void Where_no_layout_was_read_that_is_said()
    {
        var shot = Shot(Region(0, 0, 5, null));
        Assert.That(ExplainText.OfShot(ShotAnswer.Of(shot, [], null)), Does.Contain("not explained: the layout was not read"));
    }

    [Test]
    public void Text_of_a_page_commands_no_terminal()
    {
        var cause = Margin with { Hunk = new HunkFacts("\u001b[2J", "::error::x") };
        var text = ExplainText.OfShot(ShotAnswer.Of(Shot(Region(0, 0, 5, "whole", cause)), [], null));
        Assert.That(text.Where(c => c != '\n'), Has.None.Matches<char>(char.IsControl));
        Assert.That(text.Split('\n').Select(line => line.Trim()), Has.None.StartsWith("::"));
    }

    [Test]
    public void A_run_is_told_by_its_groups()
    {
        var group = new GroupFacts("g-1", ".hero h1 margin-top 24px → 25px", ["a b.html@desktop"]) { Regions = 2, Causes = [Margin], Representative = new GroupPlace("a b.html@desktop", 0) };
        var text = ExplainText.OfRun(SampleReports.AllIdentical() with { Summary = "1 page: 1 changed.", Groups = [group] }, "out");
        Assert.That(text, Is.EqualTo("""
            1 page: 1 changed.

            g-1  1 shot, 2 regions: .hero h1 margin-top 24px → 25px
              at after/css/site.css:12:3
                - margin-top: 24px;
                + margin-top: 25px;
              look: gate explain out 'a b.html@desktop'

            """));
    }

    [TestCase("a b.html", "gate check --before git:main:site --after 'new site' --include 'a b.html' --viewport desktop")]
    [TestCase("a*.html", null)]
    public void The_command_to_look_again_can_be_pasted(string page, string? command)
    {
        var report = Asked(new GateOptions { Before = "git:main:site", After = "new site" });
        Assert.That(NextCommand.Again(report, SampleReports.Pending(page, "desktop"), null), Is.EqualTo(command));
    }

    [Test]
    public void The_command_to_look_again_writes_where_the_run_lies()
    {
        var report = Asked(new GateOptions { Before = "old", After = "new" });
        Assert.That(NextCommand.Again(report, SampleReports.Pending("a.html", "desktop"), "my out"), Is.EqualTo("gate check --before old --after new --out 'my out' --include a.html --viewport desktop"));
    }

    [Test]
    public void The_rules_that_were_given_are_given_again_and_the_pages_are_not()
    {
        var report = Asked(new GateOptions { Before = "old", After = "new", Config = "my gate.json", Include = ["**"], Viewports = ["desktop", "mobile"], Semantics = "fail", Trust = "main" });
        Assert.That(NextCommand.Again(report, SampleReports.Pending("a.html", "desktop"), null), Is.EqualTo("gate check --before old --after new --config 'my gate.json' --semantics fail --trust main --include a.html --viewport desktop"));
    }

    [Test]
    public void A_viewport_that_was_found_is_found_again()
    {
        var report = Asked(new GateOptions { Before = "old", After = "new", Viewports = ["desktop", "auto"] });
        Assert.That(NextCommand.Again(report, SampleReports.Pending("a.html", "w320"), null), Is.EqualTo("gate check --before old --after new --viewport desktop --viewport auto --include a.html"));
    }

    private static RunReport Asked(GateOptions options)
    {
        var report = SampleReports.AllIdentical();
        return report with { Run = report.Run with { Options = OptionWords.Of(options) } };
    }

    private static ShotFacts Shot(params RegionFacts[] regions) => SampleReports.Pending("a.html", "desktop") with
    {
        Status = ShotStatus.Changed, Ae = regions.Sum(region => region.Ae), Regions = regions, Summary = ".hero h1 margin-top 24px → 25px",
    };

    private static RegionFacts Region(int x, int y, long ae, string? explanation, params CauseFacts[] causes) =>
        new() { X = x, Y = y, Width = 20, Height = 10, Ae = ae, Causes = causes, Explanation = explanation, Groups = ["g-1"], Remainder = explanation is null ? null : 0 };
}
