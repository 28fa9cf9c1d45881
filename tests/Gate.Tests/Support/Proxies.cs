using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Tests.Support;

/// <summary>Starts proxies as a lane does, each with answers of other hosts of its own.</summary>
internal static class Proxies
{
    public static Task<SiteProxy> StartAsync(Site site, RenderSettings? settings = null, ProxyPlace? place = null) =>
        SiteProxy.StartAsync(site, settings ?? new RenderSettings(), Parts(settings ?? new RenderSettings()) with { Place = place ?? ProxyPlace.Loopback }, CancellationToken.None);

    private static ProxyParts Parts(RenderSettings settings) => new(new ExternalStore(settings.Replay), new HostPace(settings.Live));
}
