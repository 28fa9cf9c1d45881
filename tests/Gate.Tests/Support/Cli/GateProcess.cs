using System.Diagnostics;

namespace Gate.Tests.Support.Cli;

/// <summary>The built <c>gate</c>, run as a process.</summary>
internal sealed record GateProcess(int Exit, string Out, string Error)
{
    /// <summary>The assembly as it was copied beside the tests.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "gate.dll");

    public static Task<GateProcess> RunAsync(string workingDirectory, params string[] arguments) => RunAsync(StartInfo(workingDirectory, arguments));

    public static async Task<GateProcess> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new GateProcess(process.ExitCode, await text, await error);
    }

    public static Process Start(string workingDirectory, params string[] arguments) => Process.Start(StartInfo(workingDirectory, arguments))!;

    /// <summary>Without the environment variables that change what gate does.</summary>
    public static ProcessStartInfo StartInfo(string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet(), ["exec", Assembly, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GATE_", StringComparison.Ordinal) && name != "GATE_BROWSER").ToList())
            start.Environment.Remove(name);
        start.Environment.Remove("GITHUB_ACTIONS");
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    /// <summary>The runtime that runs the tests.</summary>
    private static string DotNet() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
}
