using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Rendering;

namespace Gate.Core.Explain;

/// <summary>
/// Scripts, and files that scripts read, among what differs between what the sides of a page were made of. Where they are all, whatever differs in
/// the picture follows from them, by ways that nobody reads.
/// </summary>
/// <param name="Edits">Each as a change of no node.</param>
/// <param name="AreAll">Whether nothing else differs.</param>
internal sealed record ScriptEdits(IReadOnlyList<LayoutChange> Edits, bool AreAll)
{
    /// <summary>Nothing is known of them.</summary>
    public static readonly ScriptEdits None = new([], false);

    // Beyond it nobody reads them one by one.
    private const int Most = 10;

    /// <summary>Characters of a line before the difference in it.</summary>
    private const int MostLead = 80;

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { "script", "fetch", "xhr", "other" };

    /// <summary>None of them where the list may not be whole.</summary>
    /// <inheritdoc cref="InputEdits.Of"/>
    public static ScriptEdits Of(IReadOnlyList<RequestRecord> before, IReadOnlyList<RequestRecord> after, (SideText Before, SideText After) texts, SheetEdits sheets)
    {
        if (InputEdits.Answers(before) is not { } was || InputEdits.Answers(after) is not { } now)
            return None;
        var requests = new RequestChanges(before, after);
        var found = new List<LayoutChange>();
        var areAll = true;
        foreach (var (url, old) in was)
        {
            // What one side alone asked for is what an edit led to.
            if (!now.TryGetValue(url, out var other) || (old.Result, old.Status, old.Body) == (other.Result, other.Status, other.Body))
                continue;
            if (Kinds.Contains(other.Kind))
                found.Add(new LayoutChange { Kind = "resource", Name = url, Before = requests.Of(url)?.Before, After = requests.Of(url)?.After, BeforeNode = -1, AfterNode = -1 });
            else if (texts.Before.Addresses.GetValueOrDefault(url) is { Name.Length: 0 } one && texts.After.Addresses.GetValueOrDefault(url) is { } page)
                areAll &= AddOfPage(found, texts) && sheets.Between(one, page) is { IsWhole: true, Edits.Count: 0 };
            else
                areAll = false;
        }

        return found.Count <= Most ? new ScriptEdits(found, areAll) : None;
    }

    /// <returns>Whether nothing of the page differs but its scripts.</returns>
    private static bool AddOfPage(List<LayoutChange> found, (SideText Before, SideText After) texts)
    {
        if (texts is not { Before.Markup: { } was, After.Markup: { } now })
            return false;
        var areAll = true;
        foreach (var (from, end, nowFrom, nowEnd) in MarkupEdits.Differing(was, now))
        {
            if (Scripts(was, from, end) is not { } gone || Scripts(now, nowFrom, nowEnd) is not { } come)
            {
                areAll = false;
                continue;
            }

            found.AddRange((gone.Count == come.Count
                ? gone.Zip(come, (old, script) => Changed(texts, old, script))
                : gone.Select(script => new MarkupEdit("removed", Selector(script), texts.Before.PlaceOf(script), null)).Concat(come.Select(script => new MarkupEdit("added", Selector(script), null, texts.After.PlaceOf(script)))))
                .Select(edit => edit.ToChange()));
        }

        return areAll;
    }

    /// <summary>The scripts that a run of pieces belongs to; null where it holds something else.</summary>
    private static List<IElement>? Scripts(ParsedPage page, int from, int end)
    {
        var pieces = page.Lexemes.Skip(from).Take(end - from).Where(piece => piece.Kind is not (LexemeKind.Text or LexemeKind.Comment) || !string.IsNullOrWhiteSpace(piece.Text)).ToList();
        if (!pieces.TrueForAll(piece => piece is { Name: "script", Kind: LexemeKind.Open or LexemeKind.Raw or LexemeKind.Close }))
            return null;
        // Between equal neighbours a matching may cut anywhere: the code says whose it is, and only without any the tag.
        var code = pieces.Where(piece => piece.Kind == LexemeKind.Raw && !string.IsNullOrWhiteSpace(piece.Text) && piece.Parent >= 0).Select(piece => page.Lexemes[piece.Parent]).ToList();
        var elements = (code.Count > 0 ? code : pieces.Where(piece => piece.Kind == LexemeKind.Open)).Select(page.ElementOf).ToList();
        return elements.Contains(null) ? null : [.. elements.OfType<IElement>().Distinct()];
    }

    private static MarkupEdit Changed((SideText Before, SideText After) texts, IElement old, IElement script)
    {
        var edit = new MarkupEdit("text", Selector(script), texts.Before.PlaceOf(old), texts.After.PlaceOf(script));
        if (old.TextContent != script.TextContent)
        {
            var (was, now) = TextEdit.Around(old.TextContent, script.TextContent);
            edit = edit with { Before = was, After = now };
            // A script may be a thousand lines: the place is the first that differs, not its tag.
            if (CodeOf(texts.Before.Markup!, old) is not { } code || CodeOf(texts.After.Markup!, script) is not { } codeNow)
                return edit;
            var same = StatementOf(code.Text, code.Text.AsSpan().CommonPrefixLength(codeNow.Text));
            return edit with { SourceBefore = texts.Before.PlaceOf(code.Start + same), Source = texts.After.PlaceOf(codeNow.Start + same) };
        }

        var name = old.Attributes.Concat(script.Attributes).Select(attribute => attribute.Name).FirstOrDefault(name => old.GetAttribute(name) != script.GetAttribute(name));
        return edit with { Kind = "attribute", Name = name, Before = name is null ? null : old.GetAttribute(name), After = name is null ? null : script.GetAttribute(name) };
    }

    // From the beginning of its line on it is read at a glance, but for the one line of a bundle.
    private static int StatementOf(string code, int at)
    {
        var start = at == 0 ? 0 : code.LastIndexOf('\n', at - 1) + 1;
        while (start < at && char.IsWhiteSpace(code[start]))
            start++;
        return at - start <= MostLead ? start : at;
    }

    private static Lexeme? CodeOf(ParsedPage page, IElement script) =>
        page.TagOf(script) is { } tag ? page.Lexemes.FirstOrDefault(piece => piece.Kind == LexemeKind.Raw && piece.Parent >= 0 && page.Lexemes[piece.Parent] == tag) : null;

    private static string Selector(IElement script) => script.GetAttribute("src") is { Length: > 0 } address ? $"script[src=\"{address}\"]" : MarkupEdit.SelectorOf(script);
}
