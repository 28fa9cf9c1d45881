using Gate.Harness.Serving;

namespace Gate.Harness.Capturing;

/// <summary>All that is known of the requests of one capture.</summary>
/// <param name="Seen">By the browser, in order.</param>
/// <param name="Served">By the proxy, in order.</param>
/// <param name="Elsewhere">Addresses asked for by windows that the page opened.</param>
/// <param name="Icons">Addresses that the page links as its icon.</param>
internal sealed record RequestLogs(
    IReadOnlyList<SeenRequest> Seen, IReadOnlyList<ProxyRecord> Served, IReadOnlySet<string> Elsewhere, IReadOnlySet<string> Icons);
