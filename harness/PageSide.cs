using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness;

/// <summary>One side as one lane sees it: a proxy of its own, and the address that its pages stand at.</summary>
internal sealed class PageSide : IAsyncDisposable
{
    private PageSide(SiteProxy proxy, Uri address, bool served, bool mapped)
    {
        Proxy = proxy;
        Address = address;
        Served = served;
        IsMapped = mapped;
    }

    /// <summary>Every request of this side's contexts goes through it.</summary>
    public SiteProxy Proxy { get; }

    /// <summary>Absolute; page addresses are relative to it.</summary>
    public Uri Address { get; }

    /// <summary>Whether gate itself answers, and not a live site.</summary>
    public bool Served { get; }

    /// <summary>Whether a live site is shown at another address than its own: gate then speaks for that address.</summary>
    public bool IsMapped { get; }

    public static async Task<PageSide> StartAsync(Site site, RenderSettings settings, ProxyParts parts, CancellationToken cancellationToken)
    {
        var proxy = await SiteProxy.StartAsync(site, settings, parts, cancellationToken);
        return site is Site.Live live
            ? new PageSide(proxy, live.Base, served: false, live.IsMapped)
            : new PageSide(proxy, settings.BaseUrl, served: true, mapped: false);
    }

    /// <summary>Where a page stands. Addresses begin without a slash, so that they cannot name another host.</summary>
    public Uri UrlOf(PageEntry page) => new(Address.AbsoluteUri + page.Address);

    public ValueTask DisposeAsync() => Proxy.DisposeAsync();
}
