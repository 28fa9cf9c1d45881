using System.Diagnostics;
using Gate.Core.Run;
using Gate.Tests.Fault.Injected;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>Chromium's own wall between a page and the machine, as the kernel tells of it.</summary>
[Category("Browser")]
[Platform("Linux")]
internal sealed class SandboxTests
{
    private const string Nobody = "65534";
    private const UnixFileMode Everybody = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const int Limit = 60_000;
    private const int Settled = 10;

    [Test]
    public async Task An_ordinary_users_pages_are_in_the_sandbox_or_no_browser_starts()
    {
        using var folders = new Folders();
        folders.Write("after/index.html", "<!doctype html><script>while (true);</script>");
        folders.Write("playwright.config.json", """{ "timeout": 4000, "workers": 1, "projects": [ { "name": "small", "use": { "viewport": { "width": 400, "height": 300 } } } ] }""");
        using var process = Start(folders);
        var texts = new[] { process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync() };
        var pages = new Dictionary<int, (int Times, Wall Last)>();
        for (var until = Environment.TickCount64 + Limit; !process.HasExited && Environment.TickCount64 < until; await Task.Delay(50))
        {
            foreach (var page in FaultProcesses.RenderersOf(FaultProcesses.Browsers(process.Id)))
            {
                if (WallOf(page) is { } wall)
                    pages[page] = (pages.GetValueOrDefault(page).Times + 1, wall);
            }
        }

        await process.WaitForExitAsync();
        var told = string.Concat(await Task.WhenAll(texts));

        Assert.That(process.ExitCode, Is.EqualTo(3), told);
        // One seen once or twice is starting, before it has given up its rights, or a spare that ended at once.
        var walls = pages.Values.Where(page => page.Times >= Settled).Select(page => page.Last).ToList();
        if (walls.Count == 0)
        {
            // A machine without user namespaces: then nothing is rendered, and it is said what to do.
            Assert.That(told, Does.Contain("allow unprivileged user namespaces"));
            return;
        }

        Assert.That(walls.Select(wall => (wall.Seccomp, wall.Depth > 1)), Is.All.EqualTo(("2", true)), "a filter of system calls, and a process namespace of its own");
        Assert.That(RunFolder.Read(folders.At("gate-out")).Environments.Select(environment => environment.Sandbox), Is.All.True);
    }

    private static Process Start(Folders folders)
    {
        var gate = GateProcess.StartInfo(folders.Root, "check", "--before", "before", "--after", "after", "--quiet");
        foreach (var name in new[] { "HOME", "TMPDIR" })
            gate.Environment[name] = Directory.CreateDirectory(folders.At(name)).FullName;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            foreach (var folder in Directory.GetDirectories(folders.Root).Append(folders.Root))
                File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | Everybody);
            foreach (var argument in new[] { gate.FileName, "--", "--clear-groups", $"--regid={Nobody}", $"--reuid={Nobody}" })
                gate.ArgumentList.Insert(0, argument);
            gate.FileName = "setpriv";
        }

        return Process.Start(gate)!;
    }

    private static Wall? WallOf(int page)
    {
        try
        {
            var lines = File.ReadAllLines($"/proc/{page}/status");
            return new Wall(Of("Seccomp:")[0], Of("NSpid:").Length);

            string[] Of(string name) => lines.Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split('\t')[1..];
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private sealed record Wall(string Seccomp, int Depth);
}
