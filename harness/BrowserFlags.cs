using Gate.Core.Rendering;

namespace Gate.Harness;

/// <summary>The command line of the browser: what takes the machine out of the pixels, and the network out of the page.</summary>
internal static class BrowserFlags
{
    /// <summary>In force in every run; the reason beside each.</summary>
    private static readonly string[] Own =
    [
        "--disable-gpu", // software raster: drivers differ
        "--disable-lcd-text", // sub-pixel colour depends on the screen
        "--disable-partial-raster", // a tile redrawn in part rounds differently from one drawn whole: 1–3 levels of noise
        "--disable-quic", // UDP does not go through the proxy
        "--font-render-hinting=none", // hinting depends on the machine's font settings
        "--force-color-profile=srgb",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", // STUN would leave the machine
        "--hide-scrollbars",
    ];

    /// <summary>Our flags, then the user's, which win.</summary>
    public static IReadOnlyList<string> For(BrowserSettings settings) => [.. Own, .. settings.Arguments];
}
