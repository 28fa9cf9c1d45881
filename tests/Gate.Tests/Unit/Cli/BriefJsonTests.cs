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
