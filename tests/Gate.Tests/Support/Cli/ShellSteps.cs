using System.Diagnostics;

namespace Gate.Tests.Support.Cli;

/// <summary>The shell steps that the repository ships, taken from their files and run.</summary>
internal static class ShellSteps
{
    /// <summary>The script of a step of <c>action.yml</c>.</summary>
    public static string OfAction(string id)
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "action.yml"));
        var from = Array.IndexOf(lines, $"    - id: {id}");
        var run = Array.IndexOf(lines, "      run: |", from);
        return string.Join('\n', lines.Skip(run + 1).TakeWhile(line => line.StartsWith("        ", StringComparison.Ordinal)).Select(line => line[8..])) + "\n";
    }

    /// <summary>The block of <c>docs/ci.md</c> below <c>&lt;!-- tested: NAME --&gt;</c>.</summary>
    public static string OfDocument(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "docs/ci.md"));
        var from = Array.IndexOf(lines, $"<!-- tested: {name} -->");
        return string.Join('\n', lines.Skip(from + 2).TakeWhile(line => line != "```")) + "\n";
    }

    /// <summary>Runs a script as GitHub runs one, with <c>gate</c> and the given fakes on the PATH.</summary>
    public static async Task<GateProcess> RunAsync(string script, string folder, IReadOnlyDictionary<string, string> variables, string? gh = null)
    {
        var tools = Directory.CreateDirectory(Path.Combine(folder, "tools")).FullName;
        Tool(tools, "gate", $"exec dotnet exec '{GateProcess.Assembly}' \"$@\"\n");
        if (gh is not null)
            Tool(tools, "gh", gh);
        var start = GateProcess.StartInfo(folder);
        start.FileName = "bash";
        start.ArgumentList.Clear();
        foreach (var argument in new[] { "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script })
            start.ArgumentList.Add(argument);
        start.Environment["PATH"] = $"{tools}:{start.Environment["PATH"]}";
        start.Environment["GITHUB_ACTION_PATH"] = tools;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new GateProcess(process.ExitCode, await text, await error);
    }

    private static void Tool(string folder, string name, string script)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
