using System.Diagnostics;
using System.Globalization;
using Gate.Core.Run;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>All hostile pages in one run, between two healthy ones.</summary>
[Category("Browser")]
internal sealed class HostileCorpusTests
{
    [Test]
    public async Task Hostile_pages_fail_with_their_bound_named_their_neighbours_are_right_and_nothing_stays()
    {
        using var folders = new Folders();
        File.Delete(folders.At("before/index.html"));
        File.Delete(folders.At("after/index.html"));
        foreach (var side in new[] { "before", "after" })
        {
            folders.Write($"{side}/aaa.html", "<!doctype html><p>healthy");
            folders.Write($"{side}/zzz.html", $"<!doctype html><p style='background:{(side == "before" ? "#000" : "#010000")};height:10px;margin:0'>");
            folders.Write($"{side}/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
            folders.Write($"{side}/self.css", "@import 'self.css';");
            foreach (var name in new[] { "big.js", "big.css", "big.txt" })
                folders.Write($"{side}/{name}", HostilePages.Big);
        }
        foreach (var page in HostilePages.All)
            folders.Write($"after/{page.Name}.html", $"<!doctype html><body>{page.Markup}");
        folders.Write("playwright.config.json", HostilePages.Config);

        var watch = Stopwatch.StartNew();
        using var process = GateProcess.Start(folders.Root, "check", "--before", "before", "--after", "after", "--quiet");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{HostilePages.All.Count} hostile pages in {watch.Elapsed.TotalSeconds:0} s"));

        Assert.That(process.ExitCode, Is.EqualTo(3), await error);
        var shots = ReportJson.Read(await File.ReadAllTextAsync(folders.At("gate-out/report.json"))).Shots.ToDictionary(shot => shot.Page, StringComparer.Ordinal);
        Assert.That(shots, Has.Count.EqualTo(HostilePages.All.Count + 2));
        Assert.That(shots["aaa.html"].Status, Is.EqualTo(ShotStatus.Identical));
        Assert.That((shots["zzz.html"].Status, shots["zzz.html"].MaxChannelDelta), Is.EqualTo((ShotStatus.Changed, 1)));
        var wrong = HostilePages.All.Where(page => !IsAsExpected(page, shots[page.Name + ".html"])).ToList();
        Assert.That(wrong.Select(page => $"{page.Name}: {shots[page.Name + ".html"].Status} {shots[page.Name + ".html"].After?.Failure}"), Is.Empty);
        Assert.That(Leftovers.Of(process.Id), Is.Empty);
    }

    private static bool IsAsExpected(HostilePage page, Core.Run.Facts.ShotFacts shot) => page.Failure is { } failure
        ? shot.Status == ShotStatus.Failed && shot.After?.Failure?.Message.Contains(failure, StringComparison.Ordinal) == true
        : shot.Status == ShotStatus.Added;
}
