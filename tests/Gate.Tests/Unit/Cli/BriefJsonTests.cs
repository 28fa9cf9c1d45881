using System.Text.Json.Nodes;
using Gate.Cli.Running;
using Gate.Cli.Terminal;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

internal sealed class BriefJsonTests
{
    private static readonly GateOptions Typed = new() { Before = "old", After = "new site" };

    [Test]
    public void Says_what_changed_and_what_to_type_next()
    {
        var report = SampleReports.Rich();
        report = report with { Run = report.Run with { Options = OptionWords.Of(Typed) } };

        var brief = JsonNode.Parse(BriefJson.Of(report, "gate-out", NextCommand.List(report, Typed, "gate-out")))!;

        Assert.That(brief["verdict"]!.GetValue<string>(), Is.EqualTo("incomplete").Or.EqualTo("fail"));
        Assert.That(brief["exitCode"]!.GetValue<int>(), Is.EqualTo(report.ExitCode));
        Assert.That(brief["differing"]!.GetValue<int>(), Is.EqualTo(report.Pages.Count(page => page.Status != ShotStatus.Identical)));
        Assert.That(brief["next"]!.AsArray().Select(command => command!.GetValue<string>()), Is.EqualTo(new[] { "gate explain gate-out", brief["next"]![1]!.GetValue<string>() }));
        Assert.That(brief["next"]![1]!.GetValue<string>(), Does.StartWith("gate check --before old --after 'new site'"));
    }

    [Test]
    public void Changes_are_those_of_the_summary_with_their_places_and_what_is_left_out_is_counted()
    {
        var rich = SampleReports.Rich();
        List<string> shots = [.. Enumerable.Range(0, 14).Select(i => $"index.html@w{i:00}")];
        var report = rich with
        {
            Pages = [new PageFacts("index.html", ShotStatus.Changed, shots, [])],
            Shots = [.. shots.Select(shot => SampleReports.Changed("index.html", shot["index.html@".Length..], 1, []))],
            Groups = [.. Enumerable.Range(0, 13).SelectMany(i => new[] { Group(i, "cause"), Group(i, "redrawn") })],
        };

        var brief = JsonNode.Parse(BriefJson.Of(report, "gate-out", []))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(brief["changes"]!.AsArray(), Has.Count.EqualTo(10));
            Assert.That(brief["moreChanges"]?.GetValue<int>(), Is.EqualTo(3), "a cause and its edges drawn anew are one change, as in the summary");
            Assert.That(brief["changes"]![0]!["at"]?.GetValue<string>(), Is.EqualTo("s.css:1:3"));
            Assert.That(brief["changes"]![0]!["shots"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(brief["shown"]![0]!["moreShots"]?.GetValue<int>(), Is.EqualTo(4));
            Assert.That(brief["moreShown"]?.GetValue<int>(), Is.Zero);
        }

        static GroupFacts Group(int rule, string kind) => new($"g-{kind}-{rule}", "title", [kind])
        {
            Kind = kind,
            Causes = [new CauseFacts("p", "style", "color", "red", "blue", $"after/s.css:{rule + 1}:3") { Rule = $".r{rule}" }],
        };
    }

    [Test]
    public void What_a_script_made_has_the_place_of_the_script()
    {
        var report = SampleReports.Rich() with
        {
            Groups = [new GroupFacts("g-1", "p color red → blue", ["a.html@desktop"]) { Causes = [new CauseFacts("p", "style", "color", "red", "blue", null), new CauseFacts("script", "text", null, "1", "2", "after/a.html:34:1")] }],
        };

        Assert.That(JsonNode.Parse(BriefJson.Of(report, "gate-out", []))!["changes"]![0]!["at"]?.GetValue<string>(), Is.EqualTo("a.html:34:1"));
    }

    [Test]
    public void What_only_the_before_side_has_is_placed_there()
    {
        var report = SampleReports.Rich() with
        {
            Groups = [new GroupFacts("g-1", "p removed", ["a.html@desktop"]) { Causes = [new CauseFacts("p", "removed", null, "p", null, null) { SourceBefore = "before/a.html:12:3" }] }],
        };

        Assert.That(JsonNode.Parse(BriefJson.Of(report, "gate-out", []))!["changes"]![0]!["at"]?.GetValue<string>(), Is.EqualTo("before/a.html:12:3"));
    }

    [Test]
    public void Changes_that_nothing_explains_are_counted_too()
    {
        var report = SampleReports.Rich() with { Groups = [.. Enumerable.Range(0, 12).Select(i => new GroupFacts($"g-{i}", "the same pixels, 1×1 px", ["a.html@desktop"]))] };

        var brief = JsonNode.Parse(BriefJson.Of(report, "gate-out", []))!;

        Assert.That(brief["changes"]!.AsArray(), Has.Count.EqualTo(10));
        Assert.That(brief["moreChanges"]?.GetValue<int>(), Is.EqualTo(2));
    }

    [Test]
    public void What_the_change_broke_stands_before_what_the_run_could_not_see_and_is_not_hidden_by_it()
    {
        var rich = SampleReports.Rich();
        Finding[] findings =
        [
            .. Enumerable.Range(0, 12).Select(i => Told($"m{i:00}", "resource-missing", Severity.Incomplete)),
            .. Enumerable.Range(0, 12).Select(i => Told($"w{i:00}", "metadata", Severity.Warn)),
            Told("z", "link-target", Severity.Fail),
        ];

        var brief = JsonNode.Parse(BriefJson.Of(rich with { Findings = findings }, "gate-out", []))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(brief["findings"]!.AsArray().Select(finding => finding!["check"]!.GetValue<string>()), Is.EqualTo(Enumerable.Repeat("resource-missing", 9).Prepend("link-target")));
            Assert.That(brief["moreFindings"]!.GetValue<int>(), Is.EqualTo(15));
            Assert.That(FindingLines.Of(findings).First(), Does.StartWith("finding   z"));
        }

        Finding Told(string id, string check, Severity severity) =>
            rich.Findings[0] with { Id = id, Check = check, Severity = severity, Page = $"{id}.html", Shot = null, Decision = null, Location = null, Message = $"{check} {id}" };
    }

    [Test]
    public void A_site_of_any_size_and_any_words_stays_small()
    {
        var rich = SampleReports.Rich();
        var name = new string('ü', 3000);
        var huge = rich with
        {
            Summary = name,
            Pages = [.. Enumerable.Range(0, 5000).Select(i => new PageFacts($"{i}{name}", ShotStatus.Changed, [], []))],
            Findings = [.. Enumerable.Range(0, 5000).Select(i => rich.Findings[0] with { Id = $"{i}", Severity = Severity.Fail, Shot = null, Decision = null, Message = name })],
            Groups = [.. Enumerable.Range(0, 5000).Select(i => rich.Groups[0] with { Id = $"{i}", Title = name })],
        };

        Assert.That(BriefJson.Of(huge, "gate-out", []), Has.Length.LessThan(16_000));
    }
}
