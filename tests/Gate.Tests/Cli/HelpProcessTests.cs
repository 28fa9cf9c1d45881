using System.Diagnostics;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>Help is part of the promise; the version is quick because next to nothing is loaded for it.</summary>
internal sealed class HelpProcessTests
{
    [TestCase("gate")]
    [TestCase("check", "check")]
    [TestCase("diff", "diff")]
    [TestCase("review", "review")]
    [TestCase("approve", "approve")]
    [TestCase("explain", "explain")]
    [TestCase("report", "report")]
    [TestCase("verify", "verify")]
    [TestCase("init", "init")]
    [TestCase("doctor", "doctor")]
    [TestCase("demo", "demo")]
    public async Task Help_is_as_it_was_agreed(string name, params string[] command)
    {
        var run = await GateProcess.RunAsync(Path.GetTempPath(), [.. command, "--help"]);

        Assert.That((run.Exit, run.Error), Is.EqualTo((0, "")));
        RepositoryFiles.AssertHolds($"tests/Gate.Tests/Golden/cli/help-{name}.txt", run.Out);
    }

    [Test]
    public async Task The_version_is_one_line()
    {
        var run = await GateProcess.RunAsync(Path.GetTempPath(), "--version");

        Assert.That((run.Exit, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Does.Match(@"^gate \d+\.\d+\.\d+\n$"));
    }

    [Test]
    public async Task Neither_the_browser_driver_nor_the_parsers_nor_the_server_is_loaded_for_the_version()
    {
        using var trace = new TemporaryFile();
        var start = GateProcess.StartInfo(Path.GetTempPath(), "--version");
        // The host lists what it is ready to load; the runtime's own event of what it loaded goes to this file.
        start.Environment["DOTNET_EnableEventPipe"] = "1";
        start.Environment["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4";
        start.Environment["DOTNET_EventPipeOutputPath"] = trace.Path;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();

        var loaded = System.Text.Encoding.Unicode.GetString(await File.ReadAllBytesAsync(trace.Path)) + System.Text.Encoding.Unicode.GetString((await File.ReadAllBytesAsync(trace.Path))[1..]);
        Assert.That(loaded, Does.Contain("System.CommandLine"), "the trace shows what is loaded");
        foreach (var name in new[] { "Microsoft.Playwright", "AngleSharp", "AspNetCore", "Gate.Harness" })
            Assert.That(loaded, Does.Not.Contain(name));
    }

    private sealed class TemporaryFile : IDisposable
    {
        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
