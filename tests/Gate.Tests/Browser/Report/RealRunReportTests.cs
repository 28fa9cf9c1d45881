using Gate.Core.Pages;
using Gate.Core.Report;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Harness;
using Gate.Tests.Support;
using NUnit.Framework;

namespace Gate.Tests.Browser.Report;

/// <summary>The written report of a run through Chromium: what the hand-made samples cannot know is whether they look like it.</summary>
[TestFixture, Category("Browser")]
public sealed class RealRunReportTests
{
    [Test]
    public async Task The_report_of_a_run_fits_the_schema_and_names_pictures_that_are_there()
    {
        using var scratch = new ScratchFolder();
        foreach (var side in new[] { "before", "after" })
        {
            scratch.Write($"{side}/same.html", "<!doctype html><title>s</title><p>same");
            scratch.Write($"{side}/changed.html", $"<!doctype html><title>c</title><p style='height:{(side == "before" ? 40 : 60)}px;background:#abc'>band<p>below");
            scratch.Write($"{side}/blocked.html", "<!doctype html><title>b</title><img src='http://elsewhere.example/x.png'>");
        }

        scratch.Write("before/old.html", "<!doctype html><title>o</title><p>old");
        scratch.Write("after/new.html", "<!doctype html><title>n</title><p>new");
        var plan = new GatePlan
        {
            Before = FolderSource.Open(scratch.At("before"), "--before"),
            After = FolderSource.Open(scratch.At("after"), "--after"),
            Rules = PageRules.Everything,
            Viewports = [new Viewport("small", 400, 300)],
            Rendering = new RenderSettings(),
            Browser = new BrowserSettings { Workers = 1 },
            Confirm = 2,
            Accept = [],
            OutFolder = scratch.At("out"),
            ConfigDigest = $"sha256:{new string('0', 64)}",
            Tool = "gate 0.1.0",
        };
        var parts = new RunParts
        {
            StartRenderer = async (browser, settings, note, cancellation) => await ChromiumRenderer.StartAsync(browser, settings, note, cancellation),
            Progress = new SilentProgress(),
        };

        var report = await GateRun.RunAsync(plan, parts, CancellationToken.None);

        Assert.That(report.Shots.Select(shot => shot.Status), Is.SupersetOf(new[] { ShotStatus.Identical, ShotStatus.Changed, ShotStatus.Added, ShotStatus.Removed }));
        Assert.That(new JsonSchema(ReportSchema.Text).Validate(await File.ReadAllTextAsync(scratch.At("out/report.json"))), Is.Empty);
        var named = report.Shots.Select(shot => shot.Evidence).OfType<Core.Run.Facts.EvidenceFacts>()
            .SelectMany(evidence => new[] { evidence.Before, evidence.After, evidence.Diff, evidence.Thumbnail }).OfType<string>().ToList();
        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Select(path => EvidencePath.Address(path)), Is.EqualTo(named), "paths are addresses as they stand");
        Assert.That(named.Where(path => !File.Exists(scratch.At($"out/{path}"))), Is.Empty);
        Assert.That(ReportWriters.All.Select(writer => scratch.At($"out/{writer.FileName}")), Is.All.Exist);
    }
}
