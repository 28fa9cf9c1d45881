using Gate.Cli.Demo;
using Gate.Core.Run;
using Gate.Core.Run.Facts;
using Gate.Harness;
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

        var rendered = await RunAsync(options with { NoReuse = true, Out = folders.At("rendered") }, folders);
        var reused = await RunAsync(options with { Out = folders.At("reused") }, folders);

        Assert.That(reused.Counts.ByInputs, Is.Positive.And.LessThanOrEqualTo(reused.Counts.Identical));
        Assert.That(rendered.Counts.ByInputs, Is.Zero);
        Assert.That(reused.Shots.Select(Outcome), Is.EqualTo(rendered.Shots.Select(Outcome)));
        Assert.That(reused.Findings, Is.EqualTo(rendered.Findings));
        Assert.That((reused.Verdict, reused.Summary), Is.EqualTo((rendered.Verdict, rendered.Summary)));
    }

    private static (string, ShotStatus, Decision?, long?, string?, string?, string, string) Outcome(ShotFacts shot) => (
        shot.Id, shot.Status, shot.Decision, shot.Ae, shot.Before?.Compared, shot.After?.Compared,
        shot.Before?.Requests.ToJsonString() ?? "", shot.After?.Requests.ToJsonString() ?? "");

    private static async Task<RunReport> RunAsync(GateOptions options, Folders folders)
    {
        var plan = GatePlanner.Resolve(options, new PlanSurroundings(new Dictionary<string, string>(), folders.Root, "gate 0.0.0"));
        var parts = new RunParts
        {
            StartRenderer = async (browser, settings, note, cancellationToken) => await ChromiumRenderer.StartAsync(browser, settings, note, cancellationToken),
            Progress = new SilentProgress(),
        };
        return await GateRun.RunAsync(plan, parts, CancellationToken.None);
    }
}
