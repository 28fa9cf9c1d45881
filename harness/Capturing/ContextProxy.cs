using Gate.Harness.Serving;
using Microsoft.Playwright;

namespace Gate.Harness.Capturing;

/// <summary>What a browser context is told of its proxy.</summary>
internal static class ContextProxy
{
    /// <remarks>Chromium sends loopback addresses around a proxy unless told so.</remarks>
    public static Proxy At(SiteProxy proxy) => new() { Server = proxy.Address.GetLeftPart(UriPartial.Authority), Bypass = "<-loopback>" };
}
