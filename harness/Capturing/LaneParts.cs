using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Reuse;
using Gate.Harness.Serving;

namespace Gate.Harness.Capturing;

/// <summary>What all lanes of a run share.</summary>
/// <param name="Pool">Of browsers.</param>
/// <param name="Proxies">What the proxies of all lanes have in common.</param>
/// <param name="Memory">Of earlier runs; null without a cache.</param>
internal sealed record LaneParts(BrowserPool Pool, ProxyParts Proxies, ShotMemory? Memory)
{
    /// <summary>What the lanes have asked the before side.</summary>
    public InputProof BeforeProof { get; } = new();

    /// <summary>What the lanes have asked the after side.</summary>
    public InputProof AfterProof { get; } = new();

    /// <summary>Of a check that goes on; null for one that is done once.</summary>
    public Round? Round { get; init; }

    /// <summary>One for each page that may be open at a time.</summary>
    public required SemaphoreSlim Pages { get; init; }

    /// <summary>One for each shot that may have a browser for itself at a time.</summary>
    public required SemaphoreSlim Alone { get; init; }

    /// <summary>Pages whose own bytes differ.</summary>
    public required ChangedPages Changed { get; init; }

    /// <summary>What is to be known of coverage.</summary>
    public required CoverageWishes Wishes { get; init; }
}
