using Gate.Core.Run;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>A run in parts, each a process with a real browser of its own, as on several machines.</summary>
[Category("Browser")]
internal sealed class ShardBrowserTests
{
    private Folders _folders = null!;

    [SetUp]
    public void Create() => _folders = new Folders();

    [TearDown]
    public void Remove() => _folders.Dispose();

    [Test]
    public async Task Three_parts_make_the_report_of_the_whole_and_anything_else_makes_none()
    {
        foreach (var page in new[] { "a", "b", "c", "d" })
        {
            _folders.Write($"before/{page}.html", $"<!doctype html><title>{page}</title><link rel=stylesheet href=lost.css><p>{page}");
            _folders.Write($"after/{page}.html", $"<!doctype html><title>{page}</title><link rel=stylesheet href=lost.css><p>{page}{(page == "a" ? "" : " changed")}");
        }

        var whole = await CheckAsync("whole");
        var first = await CheckAsync("part-1", "--shard", "1/3");
        var second = await CheckAsync("part-2", "--shard", "2/3");
        var third = await CheckAsync("part-3", "--shard", "3/3");
        var half = await CheckAsync("half", "--shard", "1/2");
        var merged = await ReportAsync("part-3", "part-1", "part-2");

        Assert.That((whole.Exit, first.Exit, second.Exit, third.Exit, merged.Exit), Is.EqualTo((3, 3, 3, 3, 3)), merged.Error);
        Assert.That(Text("merged"), Is.EqualTo(Text("whole")));
        Assert.That(ReportJson.Read(File.ReadAllText(_folders.At("part-1/report.json"))).Shots.Select(shot => shot.Page), Is.EqualTo(new[] { "a.html", "d.html" }));
        foreach (var evidence in ReportJson.Read(File.ReadAllText(_folders.At("merged/report.json"))).Shots.Select(shot => shot.Evidence?.Diff).OfType<string>())
            Assert.That(Path.Combine(_folders.At("merged"), evidence), Does.Exist);
        await RefusedAsync("gate: shard-missing: 2 parts of 3 missing: 1/3 and 3/3", "part-2");
        await RefusedAsync("gate: shard-missing: 1 part of 3 missing: 1/3", "part-2", "part-3");
        await RefusedAsync("gate: shard-double: part 2/3 is there 2 times", "part-1", "part-2", "part-3", "part-2");
        await RefusedAsync("gate: shard-foreign: ", "half", "part-2", "part-3");
    }

    private async Task RefusedAsync(string trouble, params string[] parts)
    {
        var report = await ReportAsync(parts);

        Assert.That(report.Exit, Is.EqualTo(3));
        Assert.That(report.Error, Does.StartWith(trouble));
    }

    private Task<GateProcess> ReportAsync(params string[] parts) => GateProcess.RunAsync(_folders.Root, ["report", .. parts, "--out", "merged"]);

    private string Text(string run) => ReportJson.Write(ReportJson.Read(File.ReadAllText(_folders.At($"{run}/report.json"))) with { Timings = [] });

    private Task<GateProcess> CheckAsync(string folder, params string[] more) =>
        GateProcess.RunAsync(_folders.Root, ["check", "--before", "before", "--after", "after", "--viewport", "desktop", "--quiet", "--out", folder, .. more]);
}
