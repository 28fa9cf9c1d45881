using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Tests.Support;

/// <summary>Starts proxies as a lane does, each with answers of other hosts of its own.</summary>
internal static class Proxies
{
    public static Task<SiteProxy> StartAsync(Site site, RenderSettings? settings = null) =>
        SiteProxy.StartAsync(site, settings ?? new RenderSettings(), new ExternalStore(settings?.Replay ?? new ReplaySettings()), new HostPace((settings ?? new RenderSettings()).Live), CancellationToken.None);
}
