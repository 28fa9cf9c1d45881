using System.Net;
using System.Security.Cryptography;
using Gate.Harness.Browsers;

namespace Gate.Harness.Remote;

/// <summary>
/// The command line of a browser that somebody else starts. A server without <c>--unsafe</c> drops it without a word, so it is read back from the
/// browser itself: every flag has to stand there, and no later one of its name.
/// </summary>
internal static class RemoteFlags
{
    /// <summary>
    /// Unknown to Chromium, and another one for each browser: where it stands, this browser was started for this connection and is not shared, so that
    /// two of them are two processes.
    /// </summary>
    public const string Mark = "--gate-browser";

    private const string NoSandbox = "--no-sandbox";

    // The driver's last argument: what stands behind it Chromium has added by itself.
    private const string LastGiven = " --no-startup-window";

    /// <summary>A mark for one browser.</summary>
    public static string NewMark() => $"{Mark}={Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";

    /// <summary>The same for a browser that reaches gate's proxies elsewhere than on loopback.</summary>
    public static IReadOnlyList<string> Reaching(IReadOnlyList<string> flags, IPAddress proxies) =>
        [.. flags.Select(flag => flag == BrowserFlags.OnlyReaching(IPAddress.Loopback) ? BrowserFlags.OnlyReaching(proxies) : flag)];

    /// <summary>What is not in force of what was asked for, by name; "not " stands before a flag that has to be away.</summary>
    /// <param name="commandLine">As the browser tells it, arguments joined by spaces.</param>
    /// <param name="wanted">Whole flags.</param>
    /// <param name="sandbox">Whether Chromium's sandbox has to be on.</param>
    public static IReadOnlyList<string> Missing(string commandLine, IReadOnlyList<string> wanted, bool sandbox)
    {
        string[] unwanted = [.. BrowserFlags.Unwanted, .. sandbox ? [NoSandbox] : Array.Empty<string>()];
        return
        [
            .. wanted.Where(flag => !IsInForce(commandLine + " ", flag)).Select(NameOf),
            .. unwanted.Where(flag => Holds(commandLine, flag)).Select(flag => $"not {flag}"),
        ];
    }

    /// <summary>Whether it runs with Chromium's sandbox.</summary>
    public static bool IsSandboxed(string commandLine) => !Holds(commandLine, NoSandbox);

    /// <summary>What was given to it, the executable left out.</summary>
    public static IReadOnlyList<string> Given(string commandLine)
    {
        var end = commandLine.IndexOf(LastGiven, StringComparison.Ordinal);
        return [.. (end < 0 ? commandLine : commandLine[..(end + LastGiven.Length)]).Split(" --").Skip(1).Select(flag => "--" + flag)];
    }

    private static bool Holds(string commandLine, string flag) => $"{commandLine} ".Contains($" {flag} ", StringComparison.Ordinal);

    // Chromium takes the last of two flags of one name.
    private static bool IsInForce(string line, string flag)
    {
        var place = line.LastIndexOf($" {flag} ", StringComparison.Ordinal);
        var name = NameOf(flag);
        return place >= 0 && place >= line.LastIndexOf($" {name}=", StringComparison.Ordinal) && place >= line.LastIndexOf($" {name} ", StringComparison.Ordinal);
    }

    private static string NameOf(string flag) => flag.Split('=', 2)[0];
}
