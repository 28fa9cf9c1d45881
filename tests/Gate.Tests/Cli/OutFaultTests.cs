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
    public async Task A_run_that_finds_no_browser_leaves_no_folder_that_was_not_there()
    {
        using var folders = new Folders();
        var kept = Directory.CreateDirectory(Path.Combine(folders.Root, "kept")).FullName;

        foreach (var folder in new[] { "new/deep", "kept/new", "kept" })
        {
            var run = await GateProcess.RunAsync(folders.Root, "check", "--before", "before", "--after", "after", "--browser", "/nope", "--out", folder, "--quiet");
            Assert.That((run.Exit, run.Error.Split(':')[1]), Is.EqualTo((2, " browser-not-found")));
        }

        Assert.That(Path.Combine(folders.Root, "new"), Does.Not.Exist);
        Assert.That(kept, Does.Exist);
        Assert.That(Directory.EnumerateFileSystemEntries(kept), Is.Empty);
    }

    [Test]
    [Platform("Linux")]
    public async Task Output_that_does_not_fit_is_trouble_and_no_bug()
    {
        var (exit, error) = await ShellAsync("exec dotnet exec \"$0\" check --before before --after before --dry-run --json > /dev/full");
        Assert.That(exit, Is.EqualTo(3), error);
        Assert.That(error, Does.StartWith("gate: output-unwritable: ").And.Contain("\n  at  standard output\n"));
    }

    [TestCase("--dry-run", 0)]
    [TestCase("--no-such-option", 2)]
    [Platform("Linux")]
    public async Task What_is_told_to_people_and_does_not_fit_leaves_the_exit_code_as_it_is(string option, int expected)
    {
        var (exit, _) = await ShellAsync($"exec dotnet exec \"$0\" check --before before --after before {option} 2> /dev/full");
        Assert.That(exit, Is.EqualTo(expected));
    }

    [TestCase("--help")]
    [TestCase("check --before before --after before --dry-run")]
    [TestCase("doctor")]
    [Platform("Linux")]
    public async Task Output_that_is_closed_is_trouble_and_no_bug(string command)
    {
        var (exit, error) = await ShellAsync($"exec dotnet exec \"$0\" {command} >&-");
        Assert.That(exit, Is.EqualTo(3), error);
        Assert.That(error, Does.Not.Contain("internal-error").And.Not.Contain("   at "));
    }

    [TestCase("check --before before --after before")]
    [TestCase("explain gate-out")]
    [Platform("Linux")]
    public async Task Too_few_open_files_are_trouble_before_anything_begins(string command)
    {
        var (exit, error) = await ShellAsync($"ulimit -n 64; exec dotnet exec \"$0\" {command}");
        Assert.That((exit, error), Is.EqualTo((3, """
            gate: open-files: the process may have 64 files open at once, and needs 256
              at  ulimit -n
              raise it and start again: ulimit -n 1024; or run with fewer --workers

            """)));
    }

    private static async Task<(int Exit, string Error)> ShellAsync(string command)
    {
        using var folders = new Folders();
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command, GateProcess.Assembly])
        {
            WorkingDirectory = folders.Root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = shell.StandardOutput.ReadToEndAsync();
        var error = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        await output;
        return (shell.ExitCode, error);
    }
}
