using System.Diagnostics;
using System.Text.RegularExpressions;
using Gate.Harness.Browsers;

namespace Gate.Harness.Doctor;

/// <summary>
/// Starts a browser once and lets it draw one page: a file that exists may still lack libraries, or a sandbox.
/// </summary>
/// <param name="Version">Product and version as the browser says it; null when it says nothing.</param>
/// <param name="Trouble">Why the page was not drawn, in one phrase; null when it was.</param>
internal sealed partial record BrowserTrial(string? Version, string? Trouble)
{
    private const string Word = "gate-trial-passed";

    // A cold start from a slow disk took 9 s; a hang takes for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public bool Passed => Trouble is null;

    /// <exception cref="Core.GateException"><c>temporary-folder</c>: there is none that it could use.</exception>
    public static async Task<BrowserTrial> RunAsync(string path, bool sandbox, CancellationToken cancellationToken)
    {
        string? version = await VersionAsync(path, cancellationToken);
        // As a run would have it: where a socket's path fits.
        await using var scratch = BrowserScratch.Create();
        string profile = Directory.CreateTempSubdirectory("gate-trial-").FullName;
        try
        {
            // The page writes the word itself: a browser that only echoes its argument does not pass.
            string page = "data:text/html,<script>document.write(['gate','trial','passed'].join('-'))</script>";
            string[] flags = ["--headless", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--user-data-dir=" + profile, "--dump-dom", page];
            var call = new CommandCall(path, sandbox ? flags : ["--no-sandbox", .. flags]) { Variables = scratch.Others };
            CommandResult result = await SystemCommand.RunAsync(call, Patience, cancellationToken);
            bool drawn = result.Succeeded && result.Lines.Any(line => line.Contains(Word, StringComparison.Ordinal));
            return new BrowserTrial(version, drawn ? null : result.Trouble ?? "it started but drew no page");
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static async Task<string?> VersionAsync(string path, CancellationToken cancellationToken)
    {
        // On Windows --version opens a window instead of answering.
        if (OperatingSystem.IsWindows())
            return FileVersionInfo.GetVersionInfo(path) is { ProductName: { } name, ProductVersion: { } number } ? $"{name} {number}" : null;
        CommandResult result = await SystemCommand.RunAsync(new CommandCall(path, "--version"), Patience, cancellationToken);
        return result.Lines.Select(line => VersionLine().Match(line)).FirstOrDefault(match => match.Success)?.Value;
    }

    [GeneratedRegex(@"[A-Z][A-Za-z ]*\d+(\.\d+){3}")]
    private static partial Regex VersionLine();
}
