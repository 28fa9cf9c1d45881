using System.Diagnostics;
using NUnit.Framework;

namespace Gate.Tests.Support;

/// <summary>git in a folder, with none of the machine's own settings.</summary>
internal sealed class GitCommand(string folder)
{
    public string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=gate", "-c", "user.email=gate@example.com", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_NOSYSTEM"] = "";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, error.Result);
        return output.Trim();
    }
}
