using Gate.Core;
using Gate.Core.Rendering;

namespace Gate.Harness.Browsers;

/// <summary>
/// Finds a browser: the one that was named; one that Playwright manages; one of the system. A name that leads nowhere is
/// an error: it never falls through to another browser, whose pixels would be other pixels.
/// </summary>
public static class BrowserFinder
{
    /// <summary>The browser to run.</summary>
    /// <exception cref="GateException"><c>browser-not-found</c>: the named path is no executable (exit 2); <c>browser-missing</c>: none on this machine (exit 3).</exception>
    public static BrowserChoice Find(BrowserSettings settings) => Find(settings, SearchGround.ThisMachine());

    /// <summary>The browser that a run without settings would take; null where there is none.</summary>
    public static BrowserChoice? Search() => Search(SearchGround.ThisMachine());

    internal static BrowserChoice Find(BrowserSettings settings, SearchGround ground) =>
        settings.ExecutablePath is { Length: > 0 } named
            ? Named(named, ground)
            : Search(ground) ?? throw Missing(ground);

    internal static BrowserChoice? Search(SearchGround ground) =>
        PlaywrightRegistry.Find(ground) ?? SystemBrowsers.Find(ground);

    private static BrowserChoice Named(string named, SearchGround ground)
    {
        string? path = named.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar)
            ? Executable.At(Path.GetFullPath(named, ground.WorkingFolder))
            : Executable.OnPath(named, ground);
        if (path is null)
            throw new GateException("browser-not-found", $"the named browser \"{named}\" is not an executable file")
            {
                Place = "--browser, GATE_BROWSER or the config",
                NextStep = "the full path of a Chromium or Chrome executable, or leave the setting out to have one found",
            };
        return new BrowserChoice(path, BrowserOrigin.Named, "named by --browser, GATE_BROWSER or the config");
    }

    private static GateException Missing(SearchGround ground) =>
        new("browser-missing", "no Chromium or Chrome was found on this machine")
        {
            Place = "searched: Playwright's browsers, the PATH, the usual places",
            NextStep = BrowserAdvice.Commands(ground.Platform),
            Exit = GateExit.Incomplete,
        };
}
