using System.Text.RegularExpressions;
using Gate.Core.Run;
using Gate.Tests.Support.Cli;
using Gate.Tests.Support.Semantics;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>What a green run says that it does not cover, on changes planted where the default shots cannot see them, and where they can.</summary>
[Category("Browser")]
internal sealed partial class CoverageBrowserTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [Test]
    public async Task Each_change_that_no_shot_can_show_is_named_and_none_that_one_shows()
    {
        foreach (var isAfter in (bool[])[false, true])
        {
            foreach (var (path, text) in PlantedCoverage.Files(isAfter))
                _folders.Write($"{(isAfter ? "after" : "before")}/{path}", text);
        }

        var run = await GateProcess.RunAsync(_folders.Root, "check", "--before", "before", "--after", "after", "--json", "--confirm", "1");
        var report = ReportJson.Read(run.Out);

        var messages = report.Findings.Where(finding => finding is { Check: "not-covered", Severity: Severity.Warn }).Select(finding => finding.Message).ToList();
        var named = messages.SelectMany(message => Name().Matches(message).Select(match => match.Value)).ToHashSet();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(PlantedCoverage.Uncovered, Has.Count.GreaterThanOrEqualTo(20));
            Assert.That(PlantedCoverage.Covered, Has.Count.GreaterThanOrEqualTo(20));
            Assert.That(PlantedCoverage.Uncovered.Except(named), Is.Empty, string.Join('\n', messages));
            Assert.That(PlantedCoverage.Covered.Intersect(named), Is.Empty, string.Join('\n', messages));
            Assert.That(report.Shots.Select(shot => shot.Status), Has.All.EqualTo(ShotStatus.Identical), "nothing of it moves a pixel");
            Assert.That(report.Coverage!.Widths, Is.Not.Empty);
            Assert.That(report.Summary, Does.Contain("never ("));
        }
    }

    [GeneratedRegex(@"\b[nc][0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
