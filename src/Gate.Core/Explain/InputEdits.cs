using Gate.Core.Rendering;

namespace Gate.Core.Explain;

/// <summary>
/// All that differs between what the sides of a page were made of. A page is made of what it was answered, and each side reproduces itself: where
/// these edits are all, whatever differs in the picture follows from them.
/// </summary>
/// <param name="Styles">Declarations of style sheets.</param>
/// <param name="Files">Addresses of pictures and fonts that are other files.</param>
internal sealed record InputEdits(IReadOnlyList<StyleEdit> Styles, IReadOnlyList<string> Files)
{
    // Beyond it nobody reads them one by one.
    private const int Most = 40;

    // They have no end, and what comes through them is in no list.
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal) { "websocket", "eventsource", "webtransport", "preconnect" };

    /// <summary>Null where the list may not be whole.</summary>
    /// <param name="before">What the page asked for, before.</param>
    /// <param name="after">The same, after.</param>
    /// <param name="texts">Sources before and after.</param>
    /// <param name="sheets">What became of the style sheets.</param>
    public static InputEdits? Of(IReadOnlyList<RequestRecord> before, IReadOnlyList<RequestRecord> after, (SideText Before, SideText After) texts, SheetEdits sheets)
    {
        var (was, now) = (Answers(before), Answers(after));
        if (was is null || now is null || !was.Keys.ToHashSet().SetEquals(now.Keys))
            return null;
        var (styles, files) = (new List<StyleEdit>(), new List<string>());
        foreach (var ((_, url), old) in was)
        {
            var found = now[("GET", url)];
            if ((old.Result, old.Status, old.Body) == (found.Result, found.Status, found.Body))
                continue;
            if ((old.Result, old.Status, old.Kind) != (found.Result, found.Status, found.Kind))
                return null;
            if (found.Kind is "image" or "font")
                files.Add(url);
            else if (texts.Before.Addresses.GetValueOrDefault(url) is { } one && texts.After.Addresses.GetValueOrDefault(url) is { } other && sheets.Between(one, other) is { IsWhole: true } change)
                styles.AddRange(change.Edits);
            else
                return null;
        }

        return styles.Count + files.Count is > 0 and <= Most ? new InputEdits(styles, files) : null;
    }

    // One answer an address, its body known; null where there are others.
    private static Dictionary<(string Method, string Url), RequestRecord>? Answers(IReadOnlyList<RequestRecord> requests)
    {
        var answers = new Dictionary<(string, string), RequestRecord>();
        foreach (var request in requests)
        {
            if (request.Method != "GET" || (request.Result != RequestResult.RefusedHost && Open.Contains(request.Kind)) || request is { Result: RequestResult.Failed } or { Result: RequestResult.Answered, Body: null, Status: < 400 })
                return null;
            if (!answers.TryAdd((request.Method, request.Url), request) && answers[(request.Method, request.Url)] is var known && (known.Status, known.Body) != (request.Status, request.Body))
                return null;
        }

        return answers;
    }
}
