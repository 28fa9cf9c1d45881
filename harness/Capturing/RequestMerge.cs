using Gate.Core.Rendering;
using Gate.Harness.Serving;

namespace Gate.Harness.Capturing;

/// <summary>
/// What the browser saw of a page's requests (what kind of thing, why it failed) joined with what the proxy saw (what was
/// sent back): one list, without doubles, in an order that does not depend on time.
/// </summary>
internal static class RequestMerge
{
    /// <param name="logs">Both lists.</param>
    /// <param name="side">Whose requests these are.</param>
    /// <param name="settings">Which hosts are allowed.</param>
    public static IReadOnlyList<RequestRecord> Merge(RequestLogs logs, PageSide side, RenderSettings settings)
    {
        var served = logs.Served.ToLookup(record => (record.Method, Plain(record.Url)));
        var tunnels = logs.Served.Where(record => record.Method == "CONNECT").ToLookup(record => HostOf(record.Url), StringComparer.OrdinalIgnoreCase);
        var icons = logs.Icons.Select(Plain).ToHashSet(StringComparer.Ordinal);
        var known = new HashSet<(string, string)>();
        var hosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var records = new List<RequestRecord>();
        foreach (var request in logs.Seen)
        {
            if (!request.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !request.Url.StartsWith("ws", StringComparison.OrdinalIgnoreCase))
                continue;
            var url = Plain(request.Url);
            known.Add((request.Method, url));
            hosts.Add(HostOf(url));
            var answer = served[(request.Method, url)].LastOrDefault();
            records.Add(new RequestRecord(
                request.Method, url, request.Kind,
                answer?.Result ?? ResultOf(request, HostOf(url), tunnels, side, settings),
                answer?.Status ?? request.Status, answer?.Body) { Repeats = answer?.Repeats ?? 0 });
        }
        foreach (var record in logs.Served.Where(record => !icons.Contains(Plain(record.Url))).Concat(logs.IconAnswers))
        {
            var url = Plain(record.Url);
            if (known.Contains((record.Method, url)) || logs.Elsewhere.Contains(url) || IsOwnFavicon(url, logs.Icons))
                continue;
            if (record.Method != "CONNECT")
                records.Add(new RequestRecord(record.Method, url, "other", record.Result, record.Status, record.Body) { Repeats = record.Repeats });
            else if (!hosts.Contains(HostOf(url)))
                records.Add(new RequestRecord(record.Method, url, "preconnect", record.Result, record.Status, null) { Repeats = record.Repeats });
        }
        return [.. records.Distinct().OrderBy(record => record.Url, StringComparer.Ordinal)
            .ThenBy(record => record.Method, StringComparer.Ordinal)
            .ThenBy(record => record.Kind, StringComparer.Ordinal)
            .ThenBy(record => record.Result).ThenBy(record => record.Status).ThenBy(record => record.Body, StringComparer.Ordinal)];
    }

    private static RequestResult ResultOf(
        SeenRequest request, string host, ILookup<string, ProxyRecord> tunnels, PageSide side, RenderSettings settings)
    {
        if (tunnels[host].Any(tunnel => tunnel.Result == RequestResult.RefusedHost))
            return RequestResult.RefusedHost;
        if (request.Error is null)
            return request.Status is null ? RequestResult.Failed : RequestResult.Answered;
        // Chromium does not even dial again where a host refused just before. What the page's own policy forbade (csp,
        // mixed content) never was a matter of ours.
        var foreign = !string.Equals(host, side.Address.Host, StringComparison.OrdinalIgnoreCase) && settings.PolicyFor(host) is ExternalPolicy.Undeclared or ExternalPolicy.Block;
        var network = request.Error.StartsWith("net::ERR_", StringComparison.Ordinal)
            && !request.Error.StartsWith("net::ERR_BLOCKED_BY", StringComparison.Ordinal) && request.Error != "net::ERR_ABORTED";
        return foreign && network ? RequestResult.RefusedHost : RequestResult.Failed;
    }

    /// <summary>Whether the browser asked for an icon by itself: browsers do so unasked, and only a page that links it misses it.</summary>
    public static bool IsOwnFavicon(string url, IReadOnlySet<string> icons)
        => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AbsolutePath == "/favicon.ico" && !icons.Contains(url);

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "";

    /// <summary>An address without fragment and credentials.</summary>
    public static string Plain(string url)
    {
        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        var address = fragment < 0 ? url : url[..fragment];
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = start < 3 ? -1 : address.IndexOfAny(['/', '?'], start);
        var at = start < 3 ? -1 : address.AsSpan(start, (end < 0 ? address.Length : end) - start).LastIndexOf('@');
        return at < 0 ? address : address[..start] + address[(start + at + 1)..];
    }
}
