using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Harness.Serving;

/// <summary>The wall: decides for every request and every tunnel whether it is the site's own, declared, or dropped.</summary>
internal sealed class ProxyRoutes(Site site, RenderSettings settings, SiteMapping? mapping = null)
{
    /// <summary>Where the side stands: the common address of served sites, or a live site's own.</summary>
    public Uri Base { get; } = site is Site.Live live ? live.Base : settings.BaseUrl;

    private bool IsServed => site is Site.Served;

    /// <summary>For a request whose scheme the proxy speaks itself.</summary>
    public Route ForRequest(ProxyTarget target)
    {
        if (mapping?.Takes(target) == true)
            return Route.Forward;
        if (target.IsAt(Base))
            return IsServed ? Route.Site : Route.Forward;
        return settings.PolicyFor(target.BareHost) switch
        {
            ExternalPolicy.Replay => Route.Replay,
            ExternalPolicy.Allow when target.Scheme == Uri.UriSchemeHttp => Route.Forward,
            _ => Route.Drop,
        };
    }

    /// <summary>
    /// For <c>CONNECT</c>, which Chromium sends for https and for every kind of WebSocket. A served site has no WebSocket: a
    /// tunnel to it is opened for TLS only.
    /// </summary>
    public Route ForTunnel(ProxyTarget target)
    {
        // A mapped site is spoken for by the proxy: it sees every request, and no WebSocket.
        if (mapping?.TakesHost(target) == true)
            return mapping.IsSecure(target) ? Route.Site : Route.Drop;
        if (target.IsHostOf(Base))
            return !IsServed ? Route.Forward : Base.Scheme == Uri.UriSchemeHttps ? Route.Site : Route.Drop;
        return settings.PolicyFor(target.BareHost) switch
        {
            ExternalPolicy.Replay when target.Port != 80 => Route.Replay,
            ExternalPolicy.Allow => Route.Forward,
            _ => Route.Drop,
        };
    }

    /// <summary>Whether the host is one whose answers are recorded: it has no WebSocket then.</summary>
    public bool IsReplayed(ProxyTarget target) => settings.PolicyFor(target.BareHost) == ExternalPolicy.Replay;
}
