using System.Diagnostics;
using Gate.Tests.Support.Cli;
using NUnit.Framework;

namespace Gate.Tests.Cli;

/// <summary>What cannot be written ends in 3, before a browser is started for nothing.</summary>
internal sealed class OutFaultTests
{
    [Test]
    public async Task A_folder_that_cannot_be_written_ends_in_3()
    {
        using var folders = new Folders();

        // Nothing can be created below /proc, not even by root.
        var run = await GateProcess.RunAsync(folders.Root, "check", "--before", "before", "--after", "after", "--out", "/proc/gate-out", "--quiet");

        Assert.That((run.Exit, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Does.StartWith("gate: out-unwritable: "));
    }

    [Test]
    public async Task Json_that_does_not_fit_is_not_green()
    {
        using var folders = new Folders();
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "exec dotnet exec \"$0\" check --before before --after before --dry-run --json > /dev/full", GateProcess.Assembly])
        {
            WorkingDirectory = folders.Root,
            RedirectStandardError = true,
        })!;
        var error = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();

        Assert.That(shell.ExitCode, Is.EqualTo(3), error);
    }
}
