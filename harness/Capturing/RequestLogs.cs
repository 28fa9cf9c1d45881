using Gate.Harness.Serving;

namespace Gate.Harness.Capturing;

/// <summary>All that is known of the requests of one capture.</summary>
/// <param name="Seen">By the browser, in order.</param>
/// <param name="Served">By the proxy, in order.</param>
/// <param name="Elsewhere">Addresses asked for by windows that the page opened.</param>
/// <param name="Icons">Addresses that the page links as its icon.</param>
internal sealed record RequestLogs(
    IReadOnlyList<SeenRequest> Seen, IReadOnlyList<ProxyRecord> Served, IReadOnlySet<string> Elsewhere, IReadOnlySet<string> Icons)
{
    /// <summary>
    /// What the side answers for each of its own icons. The browser asks for some of them, behind the page's back and in some loads too late
    /// to be seen: whether one is missing must not depend on that.
    /// </summary>
    public IReadOnlyList<ProxyRecord> IconAnswers { get; init; } = [];
}
