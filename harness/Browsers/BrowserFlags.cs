using System.Net;
using Gate.Core.Rendering;

namespace Gate.Harness.Browsers;

/// <summary>The command line of the browser: what takes the machine out of the pixels, and the network out of the page.</summary>
internal static class BrowserFlags
{
    // Chromium takes the last of two flags of one name. This is what the driver gives a page without a screen: a mouse, as
    // on a desktop, so that (hover: hover) holds.
    private const string Pointer = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4";

    // The driver's own list, which ours would replace, and what asks hosts that no page asked for.
    private const string Features =
        "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,"
        + "MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,"
        + "Translate,AutoDeElevate,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,AutofillServerCommunication,"
        + "CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,"
        // A renderer kept ready for a context's next site: each of our contexts shows one site, and is closed.
        + "SpareRendererForSitePerProcess,"
        // Frames that are set apart (sandbox) would have a process of their own, to which the page's clock does not follow them.
        + "IsolateSandboxedIframes,"
        // Pages of the browser's own that wait behind the address bar of every new window: 0.45 s of CPU each time, and nobody types here.
        + "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup";

    // Flags that hold lists: a user's value has to be added to ours, since it would replace it.
    private static readonly string[] Lists = ["--blink-settings", "--disable-blink-features", "--disable-features", "--js-flags"];

    /// <summary>In force in every run; the reason beside each.</summary>
    private static readonly string[] Own =
    [
        // Moving images stand on their first frame. What lies below the window is painted at all times: a capture that asks for it to be painted
        // (captureBeyondViewport) lays the page out at 1 × 1 px for a frame first.
        "--blink-settings=" + Pointer + ",imageAnimationPolicy=2,mainFrameClipsContent=false",
        "--disable-blink-features=AutomationControlled", // navigator.webdriver as visitors have it
        "--disable-checker-imaging", // a tile waits for its images, else a capture may lack one
        "--disable-features=" + Features,
        "--disable-gpu", // software raster: drivers differ
        "--disable-lcd-text", // sub-pixel colour depends on the screen
        "--disable-partial-raster", // a tile redrawn in part rounds differently from one drawn whole: 1–3 levels of noise
        "--disable-quic", // UDP does not go through the proxy
        "--disable-smooth-scrolling", // scrolling by script jumps
        "--font-render-hinting=none", // hinting depends on the machine's font settings
        "--force-color-profile=srgb",
        // Chromium stops painting at 512 MB of a page's layers and says nothing: a page of 111 million px, or of 25 million in eight
        // layers, had holes. What is too much is for gate.limits.memoryMegabytes to say, aloud.
        "--force-gpu-mem-available-mb=65536",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", // STUN would leave the machine; the name that older Chromium knows
        "--hide-scrollbars",
        OnlyReaching(IPAddress.Loopback), // no name is looked up: gate's proxy does that, for live sites alone
        "--js-flags=--random-seed=1157259157", // Math.random: one sequence for every context, workers included
        "--num-raster-threads=1", // pictures are scaled in the order of the tiles, which decides about their pixels
        "--webrtc-ip-handling-policy=disable_non_proxied_udp", // the name that newer Chromium knows
    ];

    /// <summary>
    /// What the driver would add: windows that a script opens by itself are blocked, as they are for visitors. Beside that,
    /// one in front of the page keeps it from being painted.
    /// </summary>
    public static IReadOnlyList<string> Unwanted { get; } = ["--disable-popup-blocking"];

    /// <summary>No host but the one on which gate's proxies listen.</summary>
    public static string OnlyReaching(IPAddress proxies) => $"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {proxies}";

    /// <summary>Our flags and the user's, which win; lists are joined.</summary>
    public static IReadOnlyList<string> For(BrowserSettings settings)
    {
        var flags = Own.ToList();
        foreach (var argument in settings.Arguments)
        {
            var name = argument.Split('=', 2)[0];
            var mine = flags.FindIndex(flag => flag.Split('=', 2)[0] == name);
            if (mine < 0)
                flags.Add(argument);
            else if (Lists.Contains(name) && argument.Length > name.Length)
                flags[mine] += (name == "--js-flags" ? " " : ",") + argument[(name.Length + 1)..];
            else
                flags[mine] = argument;
        }
        return flags;
    }
}
