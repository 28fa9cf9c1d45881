using Gate.Cli.Demo;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Unit.Cli;

/// <summary>The demo's outcome is as expected only when every shot and the verdict are.</summary>
internal sealed class StoryComparisonTests
{
    private static readonly ExpectedStory Expected = new("gate-expected/1", Verdict.Fail, 1,
    [
        new ExpectedPage("a.html", "Untouched.", new Dictionary<string, ExpectedShot> { ["desktop"] = new(ShotStatus.Identical, 0, 0, 0) }),
        new ExpectedPage("b.html", "One pixel taller.", new Dictionary<string, ExpectedShot> { ["desktop"] = new(ShotStatus.Changed, MaxChannelDelta: 7, HeightDelta: 1) }),
    ]);

    private static readonly ShotFacts Same = SampleReports.Pending("a.html", "desktop") with { Status = ShotStatus.Identical, Proof = Proof.Bytes, Ae = 0, MaxChannelDelta = 0 };

    private static readonly ShotFacts Taller = SampleReports.Pending("b.html", "desktop") with
    {
        Status = ShotStatus.Changed,
        Ae = 99,
        MaxChannelDelta = 7,
        Before = new SideFacts { Width = 5, Height = 10 },
        After = new SideFacts { Width = 5, Height = 11 },
    };

    [Test]
    public void The_expected_outcome_has_no_differences() => Assert.That(Differences(Same, Taller), Is.Empty);

    [Test]
    public void Each_kind_of_difference_is_told()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Differences(Same with { Status = ShotStatus.Unstable }, Taller), Is.EqualTo(new[] { "a.html@desktop: expected identical, found unstable" }));
            Assert.That(Differences(Same with { Ae = 2 }, Taller), Is.EqualTo(new[] { "a.html@desktop: expected AE 0, found 2" }));
            Assert.That(Differences(Same with { Ae = null }, Taller), Is.EqualTo(new[] { "a.html@desktop: expected AE 0, found none" }));
            Assert.That(Differences(Same, Taller with { MaxChannelDelta = 8 }), Is.EqualTo(new[] { "b.html@desktop: expected a channel delta of 7, found 8" }));
            Assert.That(Differences(Same, Taller with { After = Taller.Before }), Is.EqualTo(new[] { "b.html@desktop: expected to grow by 1 px, found 10 px before and 10 px after" }));
            Assert.That(Differences(Same, Taller with { After = null }), Has.Length.EqualTo(1));
            Assert.That(Differences(Same), Is.EqualTo(new[] { "b.html@desktop: expected changed, but there is no such shot" }));
            Assert.That(Differences(Same, Taller, SampleReports.Pending("c.html", "desktop")), Is.EqualTo(new[] { "c.html@desktop: not expected, and pending" }));
            Assert.That(
                StoryComparison.Differences(Expected, Report(Same, Taller) with { Verdict = Verdict.Pass, ExitCode = 0 }),
                Is.EqualTo(new[] { "verdict: expected Fail (1), found Pass (0)" }));
        });
    }

    [Test]
    public void The_stories_of_the_repository_are_read_whole()
    {
        var stories = DemoStories.Find(RepositoryFiles.Root);

        Assert.That(stories.Select(Path.GetFileName), Is.EqualTo(new[] { "fieldnotes", "harbour" }));
        foreach (var story in stories)
        {
            var expected = ExpectedStory.Read(Path.Combine(story, "expected.json"));
            Assert.That(expected.Pages, Has.Count.GreaterThanOrEqualTo(10));
            Assert.That(expected.Pages.SelectMany(page => page.Shots.Keys).Distinct(), Is.EquivalentTo(new[] { "desktop", "mobile" }));
            Assert.That((expected.Verdict, expected.ExitCode), Is.EqualTo((Verdict.Fail, 1)));
        }
    }

    private static string[] Differences(params ShotFacts[] shots) => [.. StoryComparison.Differences(Expected, Report(shots))];

    private static RunReport Report(params ShotFacts[] shots) => SampleReports.AllIdentical() with { Verdict = Verdict.Fail, ExitCode = 1, Shots = shots };
}
