using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;

namespace Gate.Harness;

/// <summary>One side as one lane sees it: a proxy of its own, and the address that its pages stand at.</summary>
internal sealed class PageSide : IAsyncDisposable
{
    private readonly InputProof _proof;

    private PageSide(SiteProxy proxy, InputProof proof, Uri address, bool served, bool mapped)
    {
        _proof = proof;
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

    /// <param name="site">What it shows.</param>
    /// <param name="settings">Of the run.</param>
    /// <param name="parts">What the proxies of all lanes have in common.</param>
    /// <param name="proof">What this side's lanes have asked it.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<PageSide> StartAsync(Site site, RenderSettings settings, ProxyParts parts, InputProof proof, CancellationToken cancellationToken)
    {
        var proxy = await SiteProxy.StartAsync(site, settings, parts, cancellationToken);
        return site is Site.Live live
            ? new PageSide(proxy, proof, live.Base, served: false, live.IsMapped)
            : new PageSide(proxy, proof, settings.BaseUrl, served: true, mapped: false);
    }

    /// <summary>Where a page stands. Addresses begin without a slash, so that they cannot name another host.</summary>
    public Uri UrlOf(PageEntry page) => new(Address.AbsoluteUri + page.Address);

    /// <summary>Whether this side would give every answer that a capture was made of.</summary>
    public Task<bool> WouldAnswerAsync(ShotInputs inputs, CancellationToken cancellationToken) => _proof.HoldsAsync(inputs, Proxy, cancellationToken);

    /// <summary>Whether this side would give these answers.</summary>
    public Task<bool> WouldAnswerAsync(IEnumerable<ProxyRecord> answers, CancellationToken cancellationToken) => _proof.HoldsAsync(answers, Proxy, cancellationToken);

    public ValueTask DisposeAsync() => Proxy.DisposeAsync();
}
