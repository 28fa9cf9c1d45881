using System.ComponentModel;
using Gate.Core;
using Gate.Harness.Remote;

namespace Gate.Harness.Browsers;

/// <summary>What is said when this machine cannot run a browser.</summary>
internal static class BrowserTrouble
{
    public static GateException NotStarted(BrowserLaunch launch, Exception inner) => launch.Server is { } server ? RemoteTrouble.NotStarted(launch, server, inner) : new(
        "browser-not-started", $"{Path.GetFileName(launch.ExecutablePath)} did not start: {Reason(inner.Message)}", inner)
    {
        Place = launch.ExecutablePath,
        NextStep = launch.Sandbox
            ? "run gate doctor; where the sandbox is what fails, allow unprivileged user namespaces on this machine"
            : "run gate doctor --fix, or name another browser with --browser PATH",
        Exit = GateExit.Incomplete,
    };

    /// <remarks>The package brings it executable for its owner alone: another user's copy may not be.</remarks>
    public static GateException DriverNotStarted(Win32Exception inner) => new("driver-not-started", $"Playwright's driver did not start: {inner.Message}", inner)
    {
        Place = Path.Combine(AppContext.BaseDirectory, ".playwright"),
        NextStep = "let this user read and execute what is in that folder, as its owner: chmod -R a+rX",
        Exit = GateExit.Incomplete,
    };

    /// <summary>It was there, and ended before it said a word: killed, or without memory.</summary>
    public static GateException DriverEnded(Exception inner) => new("driver-not-started", "Playwright's driver ended while it started, or says nothing", inner)
    {
        Place = Path.Combine(AppContext.BaseDirectory, ".playwright"),
        NextStep = "run the same again; where it stays so, gate doctor tells what this machine lacks",
        Exit = GateExit.Incomplete,
    };

    /// <summary>Whether these words of the driver are about a page or browser that is gone.</summary>
    public static bool SaysGone(string words) => words.Contains("crashed", StringComparison.Ordinal) || words.Contains("closed", StringComparison.Ordinal);

    // The driver's message goes on with its whole call log; the browser's own last words are what helps.
    private static string Reason(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // What it died of is followed by what its crash handler could not do.
        var last = Array.Find(lines, line => line.Contains("[err]", StringComparison.Ordinal) && line.Contains(":FATAL:", StringComparison.Ordinal))
            ?? Array.FindLast(lines, line => line.Contains("[err]", StringComparison.Ordinal));
        var text = last is null ? lines.FirstOrDefault("no reason given") : last[(last.IndexOf("[err]", StringComparison.Ordinal) + "[err]".Length)..].Trim();
        return text.TrimEnd('.');
    }
}
