namespace Gate.Harness.Serving;

/// <summary>What all proxies of a run share.</summary>
/// <param name="Externals">Answers for hosts that are replayed, the same for both sides.</param>
/// <param name="Pace">How hard live sites are asked, over all proxies.</param>
internal sealed record ProxyParts(ExternalStore Externals, HostPace Pace) : IDisposable
{
    /// <summary>Where they listen.</summary>
    public ProxyPlace Place { get; init; } = ProxyPlace.Loopback;

    public void Dispose()
    {
        Externals.Dispose();
        Pace.Dispose();
    }
}
