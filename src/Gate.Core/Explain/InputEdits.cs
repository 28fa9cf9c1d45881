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
    /// <summary>Tags and texts of the page, or null where its markup is the same.</summary>
    public MarkupEdits? Markup { get; init; }

    /// <summary>Style sheets of which one side takes nothing, each as a change of no node.</summary>
    public IReadOnlyList<LayoutChange> Sheets { get; init; } = [];

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
        // Of what nothing applies on a side, the answers are told by that.
        var troubled = LinkedSheet.Between(texts.Before.Links, texts.After.Links);
        var (was, now) = (Answers(Without(before, troubled)), Answers(Without(after, troubled)));
        if (was is null || now is null || !IsAskedAlike(was, now, troubled.Count > 0))
            return null;
        var found = new InputEdits([], []) { Sheets = troubled };
        foreach (var (url, old) in was)
        {
            if (!now.TryGetValue(url, out var other) || (old.Result, old.Status, old.Body) == (other.Result, other.Status, other.Body))
                continue;
            if ((old.Result, old.Status, old.Kind) != (other.Result, other.Status, other.Kind) || found.With(url, other.Kind, texts, sheets) is not { } more)
                return null;
            found = more;
        }

        return found.Styles.DistinctBy(edit => (object?)edit.Nesting ?? edit).Count() + found.Files.Count <= Most && (found.Styles.Count + found.Files.Count + found.Sheets.Count > 0 || found.Markup is not null) ? found : null;
    }

    private static IReadOnlyList<RequestRecord> Without(IReadOnlyList<RequestRecord> requests, IReadOnlyList<LayoutChange> sheets) =>
        sheets.Count == 0 ? requests : [.. requests.Where(request => sheets.All(sheet => sheet.Name != request.Url))];

    private InputEdits? With(string url, string kind, (SideText Before, SideText After) texts, SheetEdits sheets)
    {
        if (kind is "image" or "font")
            return this with { Files = [.. Files, url] };
        if (texts.Before.Addresses.GetValueOrDefault(url) is not { } one || texts.After.Addresses.GetValueOrDefault(url) is not { } other || sheets.Between(one, other) is not { IsWhole: true } change)
            return null;
        var more = this with { Styles = [.. Styles, .. change.Edits] };
        if (one.Name.Length > 0)
            return more;
        return MarkupEdits.Of(texts.Before, texts.After) is { } markup ? more with { Markup = Sheets.Count == 0 ? markup : markup.Without(texts.Before.Links.Concat(texts.After.Links).Select(link => link.Place).ToHashSet(StringComparer.Ordinal), Sheets) } : null;
    }

    // Another picture or font that is asked for is what an edit led to; another sheet or script would be more than is known. Where a link leads to
    // nothing now, the sheet that it led to is asked for no more, and neither is what that imported.
    private static bool IsAskedAlike(Dictionary<string, RequestRecord> before, Dictionary<string, RequestRecord> after, bool isTroubled) =>
        before.Values.Where(request => !after.ContainsKey(request.Url)).Concat(after.Values.Where(request => !before.ContainsKey(request.Url))).All(request => request.Kind is "image" or "font" || (isTroubled && request.Kind == "stylesheet"));

    /// <summary>One answer an address, its body known; null where there are others.</summary>
    internal static Dictionary<string, RequestRecord>? Answers(IReadOnlyList<RequestRecord> requests)
    {
        var answers = new Dictionary<string, RequestRecord>(StringComparer.Ordinal);
        foreach (var request in requests)
        {
            if (request.Method != "GET" || (request.Result != RequestResult.RefusedHost && Open.Contains(request.Kind)) || request is { Result: RequestResult.Failed } or { Result: RequestResult.Answered, Body: null, Status: < 400 })
                return null;
            if (!answers.TryAdd(request.Url, request) && answers[request.Url] is var known && (known.Status, known.Body) != (request.Status, request.Body))
                return null;
        }

        return answers;
    }
}
