using Gate.Cli.Demo;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Browser;

/// <summary>What a run says does not depend on whether everything was rendered: only the proof does.</summary>
[TestFixture]
[Category("Browser")]
internal sealed class ReuseStoryTests
{
    private static IEnumerable<string> Stories() => DemoStories.Find(Checkout.Root).Select(story => Path.GetFileName(story));

    [TestCaseSource(nameof(Stories))]
    public async Task A_story_comes_out_the_same_with_and_without_reuse(string name)
    {
        using var folders = new Folders();
        var folder = DemoStories.Find(Checkout.Root).Single(folder => Path.GetFileName(folder) == name);
        var options = new GateOptions
        {
            Before = Path.Combine(folder, "before"),
            After = Path.Combine(folder, "after"),
            Viewports = ["desktop"],
            Config = Path.Combine(Checkout.Root, "playwright.config.json"),
        };

        var (rendered, reused) = await ReuseRuns.RunAsync(options, folders);

        Assert.That(reused.Counts.ByInputs, Is.Positive.And.LessThanOrEqualTo(reused.Counts.Identical));
        Assert.That(rendered.Counts.ByInputs, Is.Zero);
        ReuseRuns.ExpectSame(reused.Shots, rendered.Shots);
        Assert.That(reused.Findings, Is.EqualTo(rendered.Findings));
        Assert.That((reused.Verdict, reused.Summary), Is.EqualTo((rendered.Verdict, rendered.Summary)));
    }
}
