using Gate.Core.Rendering;
using Gate.Harness.Capturing;
using Gate.Harness.Serving;

namespace Gate.Harness.Reuse;

/// <summary>
/// Everything that one capture was made of: each request with the answer to it. Where that list may not be the whole, or another
/// load might ask for something else, it says why, and proves nothing.
/// </summary>
/// <param name="Answers">By the proxy, in order.</param>
/// <param name="Doubt">Why the list is no proof, in a few words; null when it is one.</param>
internal sealed record ShotInputs(IReadOnlyList<ProxyRecord> Answers, string? Doubt)
{
    // They have no end, and what comes through them is in no list.
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal) { "websocket", "eventsource", "webtransport" };

    /// <param name="outcome">What came of the capture.</param>
    /// <param name="logs">Both lists of its requests.</param>
    /// <param name="workers">How many workers the page started.</param>
    /// <param name="origin">The site's own, without a final slash.</param>
    public static ShotInputs Of(RenderOutcome outcome, RequestLogs logs, int workers, string origin)
    {
        // What the browser asks for by itself, in some loads and not in others, is no part of the page.
        var page = logs with { Served = [.. logs.Served.Where(answer => !RequestMerge.IsOwnFavicon(RequestMerge.Plain(answer.Url), logs.Icons))] };
        return new ShotInputs(page.Served, DoubtOf(outcome) ?? (workers > 0 ? "a worker has a clock of its own" : null) ?? DoubtOf(page, origin));
    }

    private static string? DoubtOf(RenderOutcome outcome) => outcome switch
    {
        RenderOutcome.Captured { Capture.Settle.Clock: not "virtual" } => "rendered in real time",
        RenderOutcome.Captured { Capture.Settle.Unsettled: [var first, ..] } => first,
        RenderOutcome.Captured => null,
        _ => "not captured",
    };

    private static string? DoubtOf(RequestLogs logs, string origin)
    {
        var seen = logs.Seen.Select(request => (request.Method, Url: RequestMerge.Plain(request.Url))).ToHashSet();
        foreach (var answer in logs.Served)
        {
            var url = RequestMerge.Plain(answer.Url);
            // Refused alike on both sides: the same wall stands before each.
            if (answer.Result == RequestResult.RefusedHost)
                continue;
            if (!IsOwn(url, origin) && !answer.IsReplayed)
                return "a live host";
            if (answer.Result != RequestResult.Answered || (answer.Head is null && !answer.IsReplayed))
                return $"no whole answer: {url}";
            // The browser fetches a page's icons behind its back.
            if (!seen.Contains((answer.Method, url)) && !logs.Icons.Contains(url))
                return $"not asked for by the page itself: {url}";
        }
        var answered = logs.Served.Select(answer => (answer.Method, RequestMerge.Plain(answer.Url))).ToHashSet();
        var replayed = logs.Served.Where(answer => answer.IsReplayed).Select(answer => HostOf(answer.Url)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var request in logs.Seen)
        {
            if (Open.Contains(request.Kind))
                return $"an open connection: {request.Url}";
            var url = RequestMerge.Plain(request.Url);
            if ((IsOwn(url, origin) || replayed.Contains(HostOf(url))) && !answered.Contains((request.Method, url)))
                return $"not answered by the server: {url}";
        }
        return null;
    }

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Authority : "";

    private static bool IsOwn(string url, string origin)
        => url.StartsWith(origin, StringComparison.OrdinalIgnoreCase) && url.Length > origin.Length && url[origin.Length] == '/';
}
