using System.Runtime.InteropServices;
using Microsoft.Playwright;

namespace Gate.Harness.Doctor;

/// <summary>
/// The driver that Microsoft.Playwright ships: Node and a script beside the program. Run as a command of its own rather than
/// through Microsoft.Playwright.Program.Main, which cannot be ended in time and writes to this process's standard output.
/// </summary>
internal static class PlaywrightDriver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A call of the driver, e.g. <c>install chromium-headless-shell</c>.</summary>
    public static CommandCall Call(params string[] arguments) =>
        new(Node(AppContext.BaseDirectory), [Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "cli.js"), .. arguments]);

    public static async Task<MachineFact> FactAsync(CancellationToken cancellationToken)
    {
        string version = typeof(IPlaywright).Assembly.GetName().Version!.ToString(3);
        CommandResult result = await SystemCommand.RunAsync(Call("--version"), Patience, cancellationToken);
        return result.Succeeded
            ? new MachineFact("driver", $"Playwright {version}", FactState.Ok)
            : new MachineFact("driver", $"Playwright {version} does not start: {result.Trouble}", FactState.Missing,
                "use a system with glibc 2.28 or later, macOS or Windows: the driver's Node is built for these");
    }

    // The folder names of the package: node/<os>-<architecture>/node, Windows in one spelling of its own.
    internal static string Node(string program)
    {
        string folder = Path.Combine(program, ".playwright", "node");
        if (OperatingSystem.IsWindows())
            return Path.Combine(folder, "win32_x64", "node.exe");
        string system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return Path.Combine(folder, $"{system}-{architecture}", "node");
    }
}
