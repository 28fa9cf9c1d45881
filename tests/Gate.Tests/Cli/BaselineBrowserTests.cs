using Gate.Core.Baselines;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>The repository's own baselines and ledgers, one a demo story, used as a user would.</summary>
[Category("Browser")]
internal sealed class BaselineBrowserTests
{
    [TestCase("fieldnotes")]
    [TestCase("harbour")]
    public async Task The_baseline_is_whole_judges_where_it_was_made_and_is_refused_elsewhere(string story)
    {
        using var folders = new Folders();
        var kept = BaselineStore.Open(Path.Combine(Checkout.Root, "baselines", story));
        var listed = await GateProcess.RunAsync(folders.Root, "baseline", "list", kept.Folder);
        var recorded = await GateProcess.RunAsync(folders.Root, "baseline", "record", Path.Combine(StoryFolder(story), "before"), "--to", "fresh", "--config", Path.Combine(kept.Folder, "gate.json"), "--quiet");
        var fresh = BaselineStore.Open(folders.At("fresh"));

        Assert.That(kept.Manifest.Environment.RendererVersion, Is.EqualTo(RenderSettings.RendererVersion), "of an older renderer it is refused everywhere: record it anew");
        Assert.That(listed.Exit, Is.Zero, listed.Error);
        Assert.That(recorded.Exit, Is.Zero, recorded.Error);
        Assert.That(fresh.Manifest.Shots.Select(shot => shot.Id), Is.EqualTo(kept.Manifest.Shots.Select(shot => shot.Id)));

        // Pixels are those of a browser and of fonts: on another machine the repository's own must be refused, and a fresh one does the same work.
        var isHome = kept.Manifest.Environment.Id == fresh.Manifest.Environment.Id;
        var home = await CheckAsync(folders, story, isHome ? kept.Folder : "fresh", "before");
        Assert.That(home.Exit, Is.Zero, home.Out + home.Error);
        var away = await CheckAsync(folders, story, kept.Folder, "after");
        Assert.That((away.Exit, away.Error.Contains("baseline-environment", StringComparison.Ordinal)), Is.EqualTo(isHome ? (1, false) : (3, true)), away.Out + away.Error);
        if (isHome)
            Assert.That(fresh.Manifest.Shots, Is.EqualTo(kept.Manifest.Shots), "recorded twice, it is the same");
        else
            away = await CheckAsync(folders, story, "fresh", "after");

        var report = ReportJson.Read(File.ReadAllText(folders.At("gate-out/report.json")));
        Assert.That(report.Pages.Where(page => page.Status == ShotStatus.Changed).Select(page => page.Page), Is.Not.Empty);
        Assert.That(report.Subject.Before.Source, Does.StartWith("baseline:"));

        // Decisions are about exact pixels of one environment, as the baseline is.
        var decided = await CheckAsync(folders, story, isHome ? kept.Folder : "fresh", "after", "--ledger", Path.Combine(kept.Folder, "approvals.jsonl"));
        Assert.That(decided.Exit, Is.EqualTo(isHome ? 0 : 1), decided.Out + decided.Error);
    }

    private static string StoryFolder(string story) => Path.Combine(Checkout.Root, "tests/Gate.Tests/fixtures/sites", story);

    private static Task<GateProcess> CheckAsync(Folders folders, string story, string baseline, string side, params string[] more) => GateProcess.RunAsync(
        folders.Root,
        ["check", "--before", $"baseline:{baseline}", "--after", Path.Combine(StoryFolder(story), side), "--config", Path.Combine(Checkout.Root, "baselines", story, "gate.json"), "--quiet", .. more]);
}
