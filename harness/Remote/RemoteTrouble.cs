using Gate.Core;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Microsoft.Playwright;

namespace Gate.Harness.Remote;

/// <summary>What is said when a Playwright server is not what a run needs.</summary>
internal static class RemoteTrouble
{
    private const string LogsBegin = "Browser logs:";

    // Client and server have to agree in the first two numbers; the whole is what to install.
    private static string Version => typeof(IPlaywright).Assembly.GetName().Version!.ToString(3);

    private static string Command => $"npx playwright@{Version} run-server --unsafe --host ADDRESS --port PORT";

    public static GateException NotStarted(BrowserLaunch launch, RemoteServer server, Exception inner)
    {
        var reason = Reason(server, inner.Message);
        var isDropped = launch.ExecutablePath.Length > 0 && !reason.Contains(launch.ExecutablePath, StringComparison.Ordinal);
        return new GateException("remote-browser", $"the Playwright server at {server.Name} gives no browser: {reason}", inner)
        {
            Place = server.Name,
            NextStep = reason switch
            {
                _ when Says("sandbox") => "run the server as an ordinary user where user namespaces are allowed; or set gate.remote.sandbox to false, and a page that breaks out of the browser is in that machine",
                _ when Says("Executable doesn't exist") && !isDropped => $"install one there (npx playwright@{Version} install chromium), or name one of that machine with --browser PATH",
                _ when isDropped && Says("Executable doesn't exist") => $"let it take launch options, the browser that is named among them: {Command}",
                _ => $"start it there, of the same version: {Command}",
            },
            Exit = GateExit.Incomplete,
        };

        bool Says(string words) => reason.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="server">Which.</param>
    /// <param name="missing">Names of flags, those that have to be away after "not ".</param>
    public static GateException FlagsMissing(RemoteServer server, IReadOnlyList<string> missing) => new(
        "remote-flags", $"the Playwright server at {server.Name} did not start its browser as asked, so neither the pictures nor the walls would be gate's; missing: {string.Join(", ", missing)}")
    {
        Place = server.Name,
        NextStep = $"let it take launch options, and start a browser for each connection: {Command}",
        Exit = GateExit.Incomplete,
    };

    public static GateException ProxyNotReached(RemoteServer server, Uri proxy, Exception inner) => new(
        "remote-proxy", $"the browser of the Playwright server at {server.Name} does not reach gate's proxy at {proxy.Authority}: {FirstLine(inner.Message)}", inner)
    {
        Place = "gate.remote.address",
        NextStep = "set it to the address at which the server's machine reaches this one, like \"172.17.0.1\" from a container, and let its connections in",
        Exit = GateExit.Incomplete,
    };

    public static GateException NoAddress(RemoteServer server, Exception inner) => new("remote-address", $"no IPv4 address of this machine leads to {server.Name}: {inner.Message}", inner)
    {
        Place = "--connect",
        NextStep = "mend the address of the server, or set gate.remote.address",
        Exit = GateExit.Incomplete,
    };

    public static GateException AddressNotOurs(string address, Exception inner) => new("remote-address", $"gate's proxies cannot listen at {address}: {inner.Message}", inner)
    {
        Place = "gate.remote.address",
        NextStep = "set it to an address of this machine",
        Exit = GateExit.Incomplete,
    };

    // What the browser said itself stands in the log; the server's address may hold a token.
    private static string Reason(RemoteServer server, string message)
    {
        var log = message.IndexOf(LogsBegin, StringComparison.Ordinal);
        var text = FirstLine(log < 0 ? message : message[(log + LogsBegin.Length)..]);
        return text.Replace(server.Endpoint.OriginalString, server.Name, StringComparison.Ordinal).Replace(server.Endpoint.AbsoluteUri, server.Name, StringComparison.Ordinal);
    }

    // Without the box that Playwright draws around some of its words.
    private static string FirstLine(string message) =>
        message.Split('\n').Select(line => line.Trim('║', '╔', '╗', '═', ' ', '\r')).FirstOrDefault(line => line.Length > 0, "no reason given").TrimEnd('.', '!');
}
