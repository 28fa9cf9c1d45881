using System.ComponentModel;
using System.Diagnostics;

namespace Gate.Core.Signing;

/// <summary>OpenSSH's own program for signatures over texts, which git uses for commits: gate holds no cryptography of its own.</summary>
internal static class SshKeygen
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Beginning with <c>-Y</c>.</param>
    /// <param name="input">What it reads; empty for nothing.</param>
    /// <exception cref="GateException"><c>ssh-keygen-missing</c>.</exception>
    public static (int Exit, string Output, string Error) Run(IReadOnlyList<string> arguments, string input)
    {
        var start = new ProcessStartInfo("ssh-keygen", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // verify-time without a zone is read as local time.
        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "C";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new GateException("ssh-keygen-missing", $"ssh-keygen cannot be started: {exception.Message}", exception) { NextStep = "install OpenSSH's client, 8.9 or newer" };
        }

        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException exception) when (process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            // It ended without reading to the end: its exit code and its words say why.
            return (process.ExitCode == 0 ? -1 : process.ExitCode, output.Result, $"{error.Result} {exception.Message}");
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }
}
