using System.Collections.Concurrent;
using System.Diagnostics;
using Gate.Core.Run;
using Gate.Harness.Browsers;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary><c>gate check --watch</c>, as somebody who edits uses it: one start, many edits.</summary>
[Category("Browser")]
internal sealed class WatchBrowserTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _more = new(0);

    [OneTimeTearDown]
    public void Dispose() => _more.Dispose();

    [Test]
    [Platform("Linux")]
    public async Task Every_edit_is_judged_and_only_what_it_touches_is_rendered()
    {
        using var repository = new GitScratch();
        repository.Write("site/index.html", "<!doctype html><title>t</title><link rel=stylesheet href=style.css><p>one");
        repository.Write("site/other.html", "<!doctype html><title>t</title><p>other");
        repository.Write("site/style.css", "p { color: #000 }");
        repository.Commit("first");
        using var process = Start(repository.Root);

        await NextAsync(line => line.Contains("gate: watching", StringComparison.Ordinal));
        repository.Write("site/index.html", "<!doctype html><title>t</title><link rel=stylesheet href=style.css><p>two");
        var glance = await NextAsync(IsRound);
        var changed = await NextAsync(IsRound);
        var report = Report(repository);
        repository.Write("site/other.html", "<!doctype html><title>t</title><p>another");
        await NextAsync(IsRound);
        var both = await NextAsync(IsRound);
        repository.Write("site/index.html", "<!doctype html><title>t</title><link rel=stylesheet href=style.css><p>one");
        repository.Write("site/other.html", "<!doctype html><title>t</title><p>other");
        var reverted = await NextAsync(IsRound);
        var again = Report(repository);
        // A sheet is an input of the page that asks for it, and of no other; this edit shows nothing.
        repository.Write("site/style.css", "p { color: #000 } /* black */");
        var sheet = await NextAsync(IsRound);

        // In the middle of an edit, and mended.
        repository.Write("playwright.config.json", "{ \"gate\": {");
        var broken = await NextAsync(line => line.Contains("no verdict", StringComparison.Ordinal));
        repository.Write("playwright.config.json", "{ }");
        var mended = await NextAsync(IsRound);
        // A generator that makes its folder anew; the page that is gone for good is the last word.
        Directory.Delete(repository.At("site"), recursive: true);
        var gone = await NextAsync(line => line.Contains("no verdict", StringComparison.Ordinal));
        repository.Write("site/index.html", "<!doctype html><title>t</title><link rel=stylesheet href=style.css><p>one");
        repository.Write("site/style.css", "p { color: #000 }");
        await NextAsync(line => IsRound(line) && line.Contains("removed other.html", StringComparison.Ordinal) && !line.Contains("looking again", StringComparison.Ordinal));

        using var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.Multiple(() =>
        {
            Assert.That(glance, Does.Match(@"^site/index\.html: fail: changed index\.html \(seen once, looking again\); 2 of 4 shots rendered, [0-9.]+ s$"));
            Assert.That(changed, Does.Match(@"^site/index\.html: fail: changed index\.html; 2 of 4 shots rendered, [0-9.]+ s$"));
            Assert.That(report.Shots.Where(shot => shot.Status == ShotStatus.Changed).Select(shot => (shot.Id, shot.After!.Attempts)), Is.EqualTo(new[] { ("index.html@desktop", 3), ("index.html@mobile", 3) }));
            Assert.That(both, Does.Match(@"^site/other\.html: fail: changed index\.html, other\.html; 2 of 4 shots rendered, [0-9.]+ s$"), "what was looked at three times is not looked at again");
            Assert.That(reverted, Does.Match(@"^site/index\.html, site/other\.html: pass: 2 pages as before; 0 of 4 shots rendered, [0-9.]+ s$"));
            Assert.That((again.Verdict, again.ExitCode, again.Counts.Identical), Is.EqualTo((Verdict.Pass, 0, 4)));
            Assert.That(sheet, Does.Match(@"^site/style\.css: pass: 2 pages as before; 2 of 4 shots rendered, [0-9.]+ s$"));
            Assert.That(broken, Does.StartWith("gate: playwright.config.json: no verdict; the report is the one before; still watching"));
            Assert.That(mended, Does.Match(@"^playwright\.config\.json: pass: 2 pages as before; \d of 4 shots rendered, "));
            Assert.That(gone, Does.Contain("still watching"));
            Assert.That(process.ExitCode, Is.EqualTo(1), "the last verdict's");
            Assert.That(Leftovers.ProcessesOf(process.Id), Is.Empty);
        });
        BrowserScratch.RemoveStale(Path.GetTempPath());
    }

    private static RunReport Report(GitScratch repository) => ReportJson.Read(File.ReadAllText(repository.At("gate-out/report.json")));

    private static bool IsRound(string line) => line.Contains(" rendered, ", StringComparison.Ordinal);

    private Process Start(string folder)
    {
        var start = GateProcess.StartInfo(folder, "check", "--before", "git:HEAD:site", "--after", "site", "--watch");
        // The tests may run as a job, the watch does not.
        start.Environment.Remove("CI");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Take(string? line)
        {
            _lines.Enqueue(line ?? "end of output");
            _more.Release();
        }
    }

    private async Task<string> NextAsync(Func<string, bool> isIt)
    {
        var seen = new List<string>();
        while (await _more.WaitAsync(Patience) && _lines.TryDequeue(out var line))
        {
            if (isIt(line))
                return line;
            seen.Add(line);
        }

        throw new AssertionException($"it never came; there was:\n{string.Join('\n', seen)}");
    }
}
