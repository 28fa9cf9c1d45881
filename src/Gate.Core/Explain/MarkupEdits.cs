using AngleSharp.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Explain;

/// <summary>All that differs between the markup of the sides of a page, outside its style elements: tags and texts by their places.</summary>
internal sealed class MarkupEdits
{
    // Those that tell something by themselves, before those of blanks alone.
    private readonly IReadOnlyList<Hunk> _hunks;
    private readonly int _telling;

    private MarkupEdits(IReadOnlyList<Hunk> telling, IEnumerable<Hunk> blanks) => (_hunks, _telling) = ([.. telling, .. blanks], telling.Count);

    /// <summary>Edits that put other tags elsewhere, each as a change of no node: what shows of those is theirs.</summary>
    public IReadOnlyList<LayoutChange> Halves { get; private init; } = [];

    /// <summary>Whether nothing else differs.</summary>
    public bool AreHalves => Halves.Count > 0 && _hunks.Count == 0;

    // What a list shows otherwise, where its options are all that differs.
    private MarkupEdit? Choice { get; init; }

    // A script may answer to any edit.
    private bool IsStill { get; init; } = true;

    /// <summary>Null where something differs that is neither a tag nor a text, such as a script.</summary>
    public static MarkupEdits? Of(SideText before, SideText after)
    {
        if (before.Markup is not { } one || after.Markup is not { } other)
            return null;
        var (keys, otherKeys) = (Keys(one), Keys(other));
        var (hunks, blanks, isEnd) = (new List<Hunk>(), new List<Hunk>(), false);
        List<(int From, int End, int OtherFrom, int OtherEnd)> places = [.. Differing(keys, otherKeys)];
        var halves = TagEdits.Of(before, after, places);
        var told = halves.SelectMany(each => each.Places).ToHashSet();
        foreach (var (from, end, otherFrom, otherEnd) in places.Where((_, at) => !told.Contains(at)))
        {
            var (was, now) = (Touched(before, one, from, end), Touched(after, other, otherFrom, otherEnd));
            if (was is null || now is null)
                return null;
            if (was.Count + now.Count == 0)
            {
                isEnd |= Ends(one, from, end) || Ends(other, otherFrom, otherEnd);
                blanks.Add(new Hunk(Blanks(before, one, from, end), Blanks(after, other, otherFrom, otherEnd)));
                continue;
            }

            hunks.Add(new Hunk(was, now)
            {
                Removed = now.Count == 0 ? Whole(one, keys, from, end) : null,
                Added = was.Count == 0 ? Whole(other, otherKeys, otherFrom, otherEnd) : null,
                TextBefore = Text(one, from, end),
                TextAfter = Text(other, otherFrom, otherEnd),
                Tags = Tag(one, from, end) is { } tag && Tag(other, otherFrom, otherEnd) is { } otherTag && tag.LocalName == otherTag.LocalName ? (tag, otherTag) : null,
            });
        }

        // Ends belong to the tags that came or went with them: alone they may put anything elsewhere.
        return hunks.Count == 0 && isEnd && halves.Count == 0 ? null : new MarkupEdits(hunks, blanks)
        {
            Halves = [.. halves.Select(each => each.Edit.ToChange())],
            Choice = places.Count > 0 ? ChosenOption.Of(before, after, places) : null,
            IsStill = halves.Count == 0 || (IsWithoutScripts(one) && IsWithoutScripts(other)),
        };
    }

    /// <summary>Without the edits of links to style sheets that took one of these out or in: the sheets are told themselves.</summary>
    /// <param name="links">Places of all links to style sheets.</param>
    /// <param name="sheets">The changes that are told.</param>
    public MarkupEdits Without(IReadOnlySet<string> links, IReadOnlyList<LayoutChange> sheets)
    {
        var told = sheets.SelectMany(sheet => new[] { sheet.Markup?.SourceBefore, sheet.Markup?.Source }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new MarkupEdits([.. _hunks.Take(_telling).Where(hunk => !(hunk.Before.Concat(hunk.After).All(links.Contains) && hunk.Before.Concat(hunk.After).Any(told.Contains)))], _hunks.Skip(_telling)) { Halves = Halves, Choice = Choice, IsStill = IsStill };
    }

    /// <summary>Where the pieces of two pages differ, [From, End) of each; what style elements say is left out.</summary>
    public static IEnumerable<(int From, int End, int OtherFrom, int OtherEnd)> Differing(ParsedPage one, ParsedPage other) => Differing(Keys(one), Keys(other));

    /// <summary>
    /// The changes of the layout that are written there, those of one edit together, its likeliest first; null where something is written that shows by
    /// none: it may be behind anything. One element that came, went or moved, and is all there is, is behind everything even so.
    /// </summary>
    /// <param name="pair">Both layouts.</param>
    /// <param name="changes">Everything that differs between them.</param>
    /// <param name="before">The source before.</param>
    /// <param name="after">The source after.</param>
    /// <param name="isAlone">Whether nothing but the markup differs.</param>
    public IReadOnlyList<IReadOnlyList<LayoutChange>>? Written(LayoutPair pair, IReadOnlyList<LayoutChange> changes, SideText before, SideText after, bool isAlone)
    {
        if (Halves.Count > 0)
        {
            if (_telling == 0 && (isAlone || IsStill))
                return [Halves];
            if (!IsStill)
                return null;
            // What they put elsewhere is written nowhere: the edits beside them are those that show by themselves, or are told from the source.
            if (new MarkupEdits([.. _hunks.Take(_telling)], _hunks.Skip(_telling)).Written(pair, changes, before, after, isAlone: false) is { } others)
                return [Halves, .. others];
            List<MarkupEdit?> beside = [.. _hunks.Take(_telling).Select(hunk => new MarkupEdits([hunk], []).Alone(before, after))];
            return beside.Contains(null) ? null : [Halves, .. beside.Select(edit => new[] { edit!.ToChange() })];
        }

        if (_hunks.Count == 0)
            return [];
        var (written, befores, afters) = (new WrittenEdits(_hunks.Count, _telling), ByPlace(hunk => hunk.Before), ByPlace(hunk => hunk.After));
        foreach (var change in changes)
        {
            var (was, now) = (Place(before.PlaceOf(pair.Before, change.BeforeNode, null), pair.Before, change.BeforeNode), Place(after.PlaceOf(pair.After, change.AfterNode, null), pair.After, change.AfterNode));
            if (Take(befores, was).Concat(Take(afters, now)).ToList() is { Count: > 0 } found)
                written.Add(change, found);
        }

        // Blanks that show by nothing belong to the tags around them, or are of the formatting.
        var edits = written.All().ToList();
        if (edits.Sum(edit => edit.Telling) == _telling && !(isAlone && edits.Count == 0))
            return [.. edits.Select(edit => (edit.Hunks == 1 ? OfAttribute(edit.First, edit.Changes, before, after) : null) ?? [.. edit.Changes.OrderBy(change => change.Rank).ThenBy(change => change.AfterNode)])];
        if (!isAlone)
            return null;
        if (_telling == 1 && _hunks[0].Tags is { } tags && Edited(tags.Before, tags.After) is { Count: > 1 } names)
            // A style sheet may ask for any that draws nothing: named, but last.
            return [[.. names.OrderBy(name => UndrawnAttribute.Is(tags.After, name)).Select(name => Attribute(tags, name, before, after).ToChange())]];
        return (Choice ?? Alone(before, after)) is { } alone ? [[alone.ToChange()]] : null;

        // What a text says stands between tags, everything else within one.
        Dictionary<string, List<int>> ByPlace(Func<Hunk, IReadOnlySet<string>> places) =>
            _hunks.Index().SelectMany(hunk => places(hunk.Item).Select(place => (Place: place, hunk.Index))).GroupBy(each => each.Place, each => each.Index, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);

        // All places of a text are one edit from the first change on: one of them stands for all.
        static List<int> Take(Dictionary<string, List<int>> hunks, string? place)
        {
            if (place is null || !hunks.TryGetValue(place, out var found))
                return [];
            hunks[place] = [found[0]];
            return found;
        }

        static string? Place(string? place, LayoutTree tree, int node) => place is not null && node >= 0 && tree.Nodes[node].Kind == LayoutNodeKind.Text ? TextIn + place : place;
    }

    private static bool IsWithoutScripts(ParsedPage page) =>
        !page.Lexemes.Any(lexeme => lexeme.Kind == LexemeKind.Open && (lexeme.Name == "script" || lexeme.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))));

    private const string TextIn = "text in ";

    private static IEnumerable<(int From, int End, int OtherFrom, int OtherEnd)> Differing(ulong[] keys, ulong[] otherKeys)
    {
        var matches = SequenceMatcher.Match(keys, otherKeys);
        var (from, otherFrom) = (0, 0);
        for (var at = 0; at <= matches.Length; at++)
        {
            if (at < matches.Length && matches[at] < 0)
                continue;
            var end = at < matches.Length ? matches[at] : otherKeys.Length;
            if (from < at || otherFrom < end)
                yield return (from, at, otherFrom, end);
            (from, otherFrom) = (at + 1, end + 1);
        }
    }

    // Exactly what is written; what a style element says is compared by its declarations.
    private static ulong[] Keys(ParsedPage page) => [.. page.Lexemes.Select(lexeme => Key(IsOfStyle(page, lexeme) ? "style" : page.Source.Text.AsSpan(lexeme.Start, lexeme.End - lexeme.Start)))];

    // Within a drawing it is text as any other.
    private static bool IsOfStyle(ParsedPage page, Lexeme lexeme) => lexeme.Kind switch
    {
        LexemeKind.Raw => lexeme.Name == "style",
        LexemeKind.Text => lexeme.Parent >= 0 && page.Lexemes[lexeme.Parent].Name == "style",
        _ => false,
    };

    private static ulong Key(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    private static HashSet<string>? Touched(SideText side, ParsedPage page, int from, int end)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        for (var at = from; at < end; at++)
        {
            var lexeme = page.Lexemes[at];
            if (lexeme.Kind == LexemeKind.Open)
                touched.Add(side.PlaceOf(lexeme));
            else if (IsText(lexeme) && !string.IsNullOrWhiteSpace(lexeme.Text))
                touched.Add(TextIn + (lexeme.Parent < 0 ? "" : side.PlaceOf(page.Lexemes[lexeme.Parent])));
            else if (lexeme.Kind != LexemeKind.Close && !IsText(lexeme))
                return null;
        }

        return touched;
    }

    // What a field holds is shown as it is written.
    private static bool IsText(Lexeme lexeme) => lexeme is { Kind: LexemeKind.Text } or { Kind: LexemeKind.Raw, Name: "textarea" };

    private static bool Ends(ParsedPage page, int from, int end) => page.Lexemes.Skip(from).Take(end - from).Any(lexeme => lexeme.Kind == LexemeKind.Close);

    private static HashSet<string> Blanks(SideText side, ParsedPage page, int from, int end) =>
        [.. page.Lexemes.Skip(from).Take(end - from).Where(lexeme => lexeme is { Kind: LexemeKind.Text, Parent: >= 0 }).Select(lexeme => TextIn + side.PlaceOf(page.Lexemes[lexeme.Parent]))];

    // Of the lexemes that came or went, the element that holds them all. Between equal neighbours a matching may have cut anywhere: where the run
    // ends as what is before it does, it may as well begin there, and the other way round.
    private static IElement? Whole(ParsedPage page, ulong[] keys, int from, int end)
    {
        var (first, last) = (from, from);
        while (first > 0 && keys[first - 1] == keys[first - 1 + end - from])
            first--;
        while (last + end - from < keys.Length && keys[last] == keys[last + end - from])
            last++;
        return Enumerable.Range(first, last - first + 1).Select(start => Held(page, start, start + end - from)).FirstOrDefault(held => held is not null);
    }

    private static IElement? Held(ParsedPage page, int from, int end)
    {
        while (from < end && page.Lexemes[from].Kind == LexemeKind.Text && string.IsNullOrWhiteSpace(page.Lexemes[from].Text))
            from++;
        if (from >= end || page.Lexemes[from].Kind != LexemeKind.Open || page.ElementOf(page.Lexemes[from]) is not { } whole)
            return null;
        for (var at = from + 1; at < end; at++)
        {
            var lexeme = page.Lexemes[at];
            if (lexeme.Kind == LexemeKind.Open ? page.ElementOf(lexeme) is not { } inner || !whole.Contains(inner) : lexeme.Kind == LexemeKind.Text && !string.IsNullOrWhiteSpace(lexeme.Text) && lexeme.Parent < from)
                return null;
        }

        return whole;
    }

    // The only text of a run without tags, and what it stands in.
    private static (IElement In, string Text)? Text(ParsedPage page, int from, int end)
    {
        (IElement, string)? found = null;
        for (var at = from; at < end; at++)
        {
            var lexeme = page.Lexemes[at];
            if (!IsText(lexeme))
                return null;
            if (string.IsNullOrWhiteSpace(lexeme.Text))
                continue;
            if (found is not null || lexeme.Parent < 0 || page.ElementOf(page.Lexemes[lexeme.Parent]) is not { } parent)
                return null;
            found = (parent, lexeme.Text.Trim());
        }

        return found;
    }

    private static IElement? Tag(ParsedPage page, int from, int end) =>
        end == from + 1 && page.Lexemes[from].Kind == LexemeKind.Open ? page.ElementOf(page.Lexemes[from]) : null;

    // A tag of which one attribute is another: its values follow from that. What a style attribute says is told by its declarations.
    private List<LayoutChange>? OfAttribute(int hunk, List<LayoutChange> changes, SideText before, SideText after)
    {
        if (_hunks[hunk].Tags is not { } tags || Edited(tags.Before, tags.After) is not [not "style" and var name] || changes.Find(change => change is { BeforeNode: >= 0, AfterNode: >= 0, Kind: "attribute" or "style" }) is not { } change)
            return null;
        return [changes.Find(other => other.Kind == "attribute" && other.Name == name) ?? Attribute(tags, name, before, after).ToChange() with { BeforeNode = change.BeforeNode, AfterNode = change.AfterNode }];
    }

    private static List<string> Edited(IElement before, IElement after) =>
        [.. before.Attributes.Concat(after.Attributes).Select(attribute => attribute.Name).Distinct(StringComparer.Ordinal).Where(name => before.GetAttribute(name) != after.GetAttribute(name))];

    private static MarkupEdit Attribute((IElement Before, IElement After) tags, string name, SideText before, SideText after)
    {
        var (was, now) = (tags.Before.GetAttribute(name), tags.After.GetAttribute(name));
        if (was is not null && now is not null)
            (was, now) = TextEdit.Shorts(was, now);
        return new MarkupEdit("attribute", MarkupEdit.SelectorOf(tags.After), before.PlaceOf(tags.Before, name), after.PlaceOf(tags.After, name)) { Name = name, Before = was, After = now };
    }

    private MarkupEdit? Alone(SideText before, SideText after) => _hunks.Take(_telling).ToArray() switch
    {
        [{ Removed: { } gone }] => new MarkupEdit("removed", MarkupEdit.SelectorOf(gone), before.PlaceOf(gone), null),
        [{ Added: { } come }] => new MarkupEdit("added", MarkupEdit.SelectorOf(come), null, after.PlaceOf(come)),
        [var one, var other] when (one.Removed ?? other.Removed) is { } gone && (one.Added ?? other.Added) is { } come && gone.OuterHtml == come.OuterHtml =>
            new MarkupEdit("box", MarkupEdit.SelectorOf(come), before.PlaceOf(gone), after.PlaceOf(come)),
        // Two neighbours of one kind that changed places: all that differs is what they say.
        [{ TextBefore: { } one, TextAfter: { } two }, { TextBefore: { } other, TextAfter: { } same }] when one.Text == same.Text && two.Text == other.Text =>
            new MarkupEdit("box", MarkupEdit.SelectorOf(same.In), before.PlaceOf(one.In), after.PlaceOf(same.In)),
        [{ Tags: { } tags }] when Edited(tags.Before, tags.After) is [var name, ..] => Attribute(tags, name, before, after),
        [{ TextBefore: { } was, TextAfter: { } now }] => new MarkupEdit("text", MarkupEdit.SelectorOf(now.In), before.PlaceOf(was.In), after.PlaceOf(now.In)) { Before = TextEdit.AroundWords(was.Text, now.Text).Before, After = TextEdit.AroundWords(was.Text, now.Text).After },
        [{ Before.Count: 0, TextAfter: { } come }] => new MarkupEdit("text", MarkupEdit.SelectorOf(come.In), null, after.PlaceOf(come.In)) { After = TextEdit.Short(come.Text) },
        [{ After.Count: 0, TextBefore: { } gone }] => new MarkupEdit("text", MarkupEdit.SelectorOf(gone.In), before.PlaceOf(gone.In), null) { Before = TextEdit.Short(gone.Text) },
        _ => null,
    };

    private sealed record Hunk(IReadOnlySet<string> Before, IReadOnlySet<string> After)
    {
        /// <summary>The element that is all of what went, and nothing came for it; or null.</summary>
        public IElement? Removed { get; init; }

        /// <summary>The element that is all of what came, and nothing went for it; or null.</summary>
        public IElement? Added { get; init; }

        /// <summary>The tag that is all there is on both sides, of elements of one name; or null.</summary>
        public (IElement Before, IElement After)? Tags { get; init; }

        /// <summary>Before, the text that is all there is, and the element around it; or null.</summary>
        public (IElement In, string Text)? TextBefore { get; init; }

        /// <summary>The same, after.</summary>
        public (IElement In, string Text)? TextAfter { get; init; }
    }
}
