using Gate.Core.Run;
using Gate.Harness.Browsers;
using Gate.Tests.Fault.Injected;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>A run that is ended with SIGKILL can clean nothing up itself.</summary>
internal sealed class KilledRunTests
{
    private const int Limit = 60_000;

    [Test]
    [Category("Browser")]
    [Platform("Linux")]
    public async Task Its_browsers_end_with_it_and_the_next_start_removes_its_folders()
    {
        using var folders = new Folders();
        foreach (var side in new[] { "before", "after" })
            folders.Write($"{side}/index.html", "<!doctype html><script>while (true);</script>");
        using var process = GateProcess.Start(folders.Root, "check", "--before", "before", "--after", "after", "--quiet");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        // More than the browser's own process: a page is being rendered.
        await UntilAsync(() => process.HasExited || Leftovers.ProcessesOf(process.Id).Count > 3);
        Assert.That(process.HasExited, Is.False, "killed in mid-run");

        process.Kill();
        await process.WaitForExitAsync();
        await UntilAsync(() => Leftovers.ProcessesOf(process.Id).Count == 0);

        Assert.That(Leftovers.ProcessesOf(process.Id), Is.Empty);
        Assert.That(File.Exists(folders.At("gate-out/report.json")), Is.False, "no report of a run that was not finished");
        BrowserScratch.RemoveStale(Path.GetTempPath());
        Assert.That(Leftovers.Of(process.Id), Is.Empty);
        await Task.WhenAll(output, error);
    }

    [Test]
    [Category("Browser")]
    [Platform("Linux")]
    public async Task It_is_resumed_and_renders_what_is_missing()
    {
        using var folders = new Folders();
        foreach (var (side, index) in from side in new[] { "before", "after" } from index in Enumerable.Range(0, 9) select (side, index))
            folders.Write($"{side}/{index}.html", $"<!doctype html><p>{(index == 4 ? side : "page")}");
        folders.Write("playwright.config.json", """{ "workers": 1, "projects": [ { "name": "small", "use": { "viewport": { "width": 400, "height": 300 } } } ], "gate": { "semantics": "off", "confirm": 2 } }""");
        using var process = GateProcess.Start(folders.Root, "check", "--before", "before", "--after", "after", "--quiet", "--no-reuse");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var kept = folders.At("gate-out/.gate-next/renders");
        await UntilAsync(() => process.HasExited || (Directory.Exists(kept) && Directory.GetFiles(kept, "*.json").Length > 3));
        process.Kill();
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        // One of the files says which run it was.
        var before = Directory.GetFiles(kept, "*.json").Length - 1;

        var resumed = await GateProcess.RunAsync(folders.Root, "check", "--before", "before", "--after", "after", "--no-reuse", "--resume", "gate-out");

        Assert.That(resumed.Exit, Is.EqualTo(1), resumed.Error);
        Assert.That(resumed.Error, Does.Contain($"--resume: {before} shots of 10 rendered before"));
        var report = RunFolder.Read(folders.At("gate-out"));
        Assert.That(report.Shots.Where(shot => shot.Status != ShotStatus.Identical).Select(shot => (shot.Page, shot.Status)), Is.EqualTo(new[] { ("4.html", ShotStatus.Changed), ("index.html", ShotStatus.Changed) }).Or.EqualTo(new[] { ("4.html", ShotStatus.Changed) }));
        Assert.That(folders.At("gate-out/renders"), Does.Not.Exist);
        BrowserScratch.RemoveStale(Path.GetTempPath());
        Assert.That(Leftovers.Of(process.Id), Is.Empty);
    }

    [Test]
    [Platform("Linux")]
    public async Task Called_off_while_the_browser_starts_it_ends_in_130_with_a_partial_report()
    {
        using var folders = new Folders();
        var browser = folders.Write("browser", "#!/bin/sh\ntouch \"$(dirname \"$0\")/started\"\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var process = GateProcess.Start(folders.Root, "check", "--before", "before", "--after", "after", "--browser", browser, "--quiet");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await UntilAsync(() => process.HasExited || File.Exists(folders.At("started")));

        FaultProcesses.End(process.Id);
        await process.WaitForExitAsync();
        await UntilAsync(() => Leftovers.ProcessesOf(process.Id).Count == 0);

        Assert.That(process.ExitCode, Is.EqualTo(130), await error);
        await output;
        var report = RunFolder.Read(folders.At("gate-out"));
        Assert.That((report.Run.Complete, report.Counts.Pending), Is.EqualTo((false, report.Counts.Shots)));
        Assert.That(Leftovers.Of(process.Id), Is.Empty);
    }

    [Test]
    [Category("Browser")]
    [Platform("Linux")]
    public async Task Called_off_while_a_page_is_rendered_it_ends_in_130_with_a_partial_report_and_leaves_nothing()
    {
        using var folders = new Folders();
        folders.Write("after/index.html", "<!doctype html><script>while (true);</script>");
        using var process = GateProcess.Start(folders.Root, "check", "--before", "before", "--after", "after", "--quiet");
        var texts = new[] { process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync() };
        await UntilAsync(() => process.HasExited || Leftovers.ProcessesOf(process.Id).Count > 3);

        FaultProcesses.End(process.Id);
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.EqualTo(130), string.Concat(await Task.WhenAll(texts)));
        var report = RunFolder.Read(folders.At("gate-out"));
        Assert.That((report.Run.Complete, report.Counts.Pending > 0), Is.EqualTo((false, true)));
        Assert.That(Leftovers.Of(process.Id), Is.Empty);
    }

    [Test]
    public void Only_folders_of_dead_processes_are_stale()
    {
        using var scratch = new ScratchFolder();
        // No process has so high an id: Linux ends at 2^22.
        foreach (var name in new[] { "gate-browser-2147483646-x/profile", "gate-browser-2147483646-y", $"gate-browser-{Environment.ProcessId}-z", "gate-browser-other", "unrelated" })
            Directory.CreateDirectory(scratch.At(name));

        BrowserScratch.RemoveStale(scratch.Root);

        Assert.That(
            Directory.GetDirectories(scratch.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { $"gate-browser-{Environment.ProcessId}-z", "gate-browser-other", "unrelated" }));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var until = Environment.TickCount64 + Limit;
        while (!holds() && Environment.TickCount64 < until)
            await Task.Delay(100);
    }
}
