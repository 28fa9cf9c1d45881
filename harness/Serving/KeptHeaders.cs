using System.Collections.Frozen;

namespace Gate.Harness.Serving;

/// <summary>Which headers of an answer are kept: not those of one connection or one instant, not cookies, not what the unpacked body contradicts.</summary>
internal static class KeptHeaders
{
    private static readonly FrozenSet<string> Dropped = new[]
    {
        "age", "alt-svc", "cache-control", "connection", "content-encoding", "content-length", "date", "etag", "expires", "keep-alive", "nel",
        "pragma", "proxy-authenticate", "proxy-connection", "report-to", "reporting-endpoints", "server", "server-timing", "set-cookie",
        "strict-transport-security", "te", "trailer", "transfer-encoding", "upgrade", "vary", "via", "x-cache", "x-served-by", "x-timer",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>In lower case, sorted, values of one name in their order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IEnumerable<KeyValuePair<string, string>> headers) =>
    [
        .. headers.Where(header => !Dropped.Contains(header.Key) && !header.Key.StartsWith(':'))
            .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value.ReplaceLineEndings(" ")))
            .OrderBy(header => header.Key, StringComparer.Ordinal),
    ];
}
