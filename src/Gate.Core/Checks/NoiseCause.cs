using Gate.Core.Rendering;

namespace Gate.Core.Checks;

/// <summary>Why a side may differ from itself: what else differed between its captures. A likelihood for people, never part of a judgement.</summary>
internal static class NoiseCause
{
    /// <param name="side">All its attempts.</param>
    /// <returns>A few words.</returns>
    public static string Of(SideRender side)
    {
        var captures = side.Attempts.OfType<RenderOutcome.Captured>().ToList();
        return Clock(captures) ?? Requests(captures) ?? Waited(captures) ?? Unsettled(captures) ?? "nothing that was seen: animation frames, workers, the order in which files arrived, or raster noise";
    }

    private static string? Clock(List<RenderOutcome.Captured> captures) =>
        captures.Select(captured => captured.Capture.Settle.Clock).FirstOrDefault(clock => clock != "virtual") is { } clock ? $"no virtual clock ({clock})" : null;

    private static string? Requests(List<RenderOutcome.Captured> captures)
    {
        var all = captures.ConvertAll(captured => captured.Requests.ToLookup(request => request.Url, StringComparer.Ordinal));
        foreach (var url in all.SelectMany(requests => requests.Select(group => group.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (all.Exists(requests => !requests.Contains(url)))
                return $"{url} is asked for in some captures only";
            if (all.SelectMany(requests => requests[url]).Any(IsPiece) && all.TrueForAll(requests => requests[url].All(request => request.Result == RequestResult.Answered)))
                continue;
            if (all.ConvertAll(requests => string.Join(' ', requests[url].Select(request => $"{request.Result} {request.Status} {request.Body}"))).Distinct(StringComparer.Ordinal).Skip(1).Any())
                return $"{url} is answered differently";
        }

        return null;
    }

    // A browser takes a film or a sound in pieces as it has use for them, and breaks off what it has enough of: the digests are of
    // pieces then, and say nothing about the file.
    private static bool IsPiece(RequestRecord request) => request.Status == 206 || request is { Kind: "media", Body: null };

    private static string? Waited(List<RenderOutcome.Captured> captures)
    {
        foreach (var name in captures.SelectMany(captured => captured.Capture.Settle.Waited.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var counts = captures.Select(captured => captured.Capture.Settle.Waited.GetValueOrDefault(name)).Distinct().Order().ToList();
            if (counts.Count > 1)
                return $"{name}: {Words.List([.. counts.Select(count => Words.Number(count))])}";
        }

        return null;
    }

    // What every capture says alike (a font that is refused) is behind no difference between them, unless it says that something goes on.
    private static string? Unsettled(List<RenderOutcome.Captured> captures)
    {
        var all = captures.ConvertAll(captured => captured.Capture.Settle.Unsettled);
        var named = all.SelectMany(unsettled => unsettled).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return named.Find(name => all.Exists(unsettled => !unsettled.Contains(name))) ?? named.Find(name => name.StartsWith("still ", StringComparison.Ordinal) || name.StartsWith("animations ", StringComparison.Ordinal));
    }
}
