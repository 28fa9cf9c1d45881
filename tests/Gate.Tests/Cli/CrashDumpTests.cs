using System.Diagnostics;
using System.Text;
using Gate.Tests.Fault.Injected;
using Gate.Tests.Support;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>A browser that crashes leaves no file with what it knew: neither its own report nor the kernel's.</summary>
[Category("Browser")]
[Platform("Linux")]
internal sealed class CrashDumpTests
{
    private const int Limit = 60_000;

    private static readonly string[] Secrets = ["canary-of-a-header", "canary-of-an-address", Convert.ToBase64String("anna:canary-of-an-address"u8)];

    [Test]
    public async Task Renderers_and_a_browser_that_crash_leave_no_dump_and_no_secret()
    {
        using var folders = new Folders();
        await using var server = ScriptedServer.Saying("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!doctype html><script>while (true);</script>");
        folders.Write("playwright.config.json", """{ "timeout": 5000, "workers": 1, "use": { "extraHTTPHeaders": { "X-Preview": "${env:CRASH_CANARY}" } }, "projects": [ { "name": "small", "use": { "viewport": { "width": 400, "height": 300 } } } ] }""");
        folders.Write("pages.txt", "index.html\n");
        using var process = Start(folders, $"http://anna:{Secrets[1]}@{server.Address.Authority}/");
        var texts = new[] { process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync() };

        await CrashAsync(process, browsers => FaultProcesses.RenderersOf(browsers));
        await CrashAsync(process, browsers => browsers);
        await process.WaitForExitAsync();

        var told = string.Concat(await Task.WhenAll(texts));
        Assert.That(process.ExitCode, Is.EqualTo(3), told);
        var files = Directory.GetFiles(folders.Root, "*", SearchOption.AllDirectories);
        Assert.That(files.Where(file => Path.GetFileName(file).StartsWith("core", StringComparison.Ordinal) || file.EndsWith(".dmp", StringComparison.Ordinal)), Is.Empty);
        foreach (var secret in Secrets)
        {
            Assert.That(told, Does.Not.Contain(secret));
            Assert.That(files.Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) >= 0), Is.Empty);
        }
        Assert.That(Directory.GetFileSystemEntries(folders.At("temporary")), Is.Empty);
    }

    // Where the shell may, with dumps on; in a folder of its own, as everything else that could be written.
    private static Process Start(Folders folders, string after)
    {
        var gate = GateProcess.StartInfo(folders.Root, "check", "--before", "before", "--after", after, "--pages", "pages.txt", "--verbose");
        var start = new ProcessStartInfo("sh", ["-c", "ulimit -c unlimited 2>/dev/null; exec \"$@\"", "sh", gate.FileName, .. gate.ArgumentList]) { WorkingDirectory = folders.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in gate.Environment)
            start.Environment[name] = value;
        start.Environment["CRASH_CANARY"] = Secrets[0];
        foreach (var (name, folder) in new[] { ("TMPDIR", "temporary"), ("XDG_CONFIG_HOME", "settings") })
            start.Environment[name] = Directory.CreateDirectory(folders.At(folder)).FullName;
        return Process.Start(start)!;
    }

    // As soon as a page is being rendered; the page is tried again in another process.
    private static async Task CrashAsync(Process gate, Func<IReadOnlyList<int>, IReadOnlyList<int>> chosen)
    {
        for (var until = Environment.TickCount64 + Limit; !gate.HasExited && Environment.TickCount64 < until; await Task.Delay(100))
        {
            var browsers = FaultProcesses.Browsers(gate.Id);
            if (FaultProcesses.RenderersOf(browsers).Count == 0)
                continue;
            FaultProcesses.Crash(chosen(browsers));
            return;
        }

        Assert.Fail("no page was rendered");
    }
}
