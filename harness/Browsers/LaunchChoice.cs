using Gate.Core.Rendering;
using Gate.Harness.Remote;
using Gate.Harness.Serving;

namespace Gate.Harness.Browsers;

/// <summary>How the browsers of a run are started, said aloud.</summary>
internal static class LaunchChoice
{
    /// <exception cref="Core.GateException">This machine has no browser, and no server is named.</exception>
    public static BrowserLaunch For(BrowserSettings settings, IReadOnlyList<string> flags, ProxyPlace place, Action<string> note) =>
        settings.Remote is { } server ? Elsewhere(settings, server, RemoteFlags.Reaching(flags, place.Address), note) : Here(settings, flags, note);

    private static BrowserLaunch Here(BrowserSettings settings, IReadOnlyList<string> flags, Action<string> note)
    {
        var choice = BrowserFinder.Find(settings);
        note($"browser: {choice.How}");
        var sandbox = SandboxPolicy.OfThisProcess();
        if (!sandbox.On)
            note($"Chromium's sandbox is off: {sandbox.Why}");
        BrowserScratch.RemoveStale();
        return new BrowserLaunch(choice.Path, flags, sandbox.On);
    }

    private static BrowserLaunch Elsewhere(BrowserSettings settings, RemoteServer server, IReadOnlyList<string> flags, Action<string> note)
    {
        note($"browser: of the Playwright server at {server.Name}");
        note("what runs there is not gate's to bound: its memory (gate.limits.memoryMegabytes), files that a browser leaves, versions of fonts; docs/remote-browsers.md");
        if (!server.Sandbox)
            note("Chromium's sandbox is off: gate.remote.sandbox is false");
        return new BrowserLaunch(settings.ExecutablePath ?? "", flags, server.Sandbox) { Server = server };
    }
}
