using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>
/// Edits of a page's markup after which the same tags and texts stand in other elements, or in none: an end tag or a start tag without its other
/// half that went, came or moved, a comment or quote left open, and each of these mended. All that differs for that is this one edit.
/// </summary>
internal sealed partial class TagEdits
{
    private const string EndTag = "end tag";
    private const string StartTag = "start tag";
    private const string Comment = "comment";
    private const string Quote = "quote";
    private const string Unclosed = "tag";

    // More of them are no slip: a page that was written anew.
    private const int Most = 6;

    // Of more, those that are one another's are not looked for.
    private const int MostLooked = 1000;

    private const int MostSubject = 60;

    private readonly SideText _before;
    private readonly SideText _after;
    private readonly ParsedPage _was;
    private readonly ParsedPage _now;

    // Where the tags before are written that an end tag closes.
    private readonly Lazy<HashSet<int>> _closed;

    private TagEdits(SideText before, SideText after)
    {
        (_before, _after, _was, _now) = (before, after, before.Markup!, after.Markup!);
        _closed = new(() => [.. _was.Lexemes.Where(lexeme => lexeme.Kind == LexemeKind.Close && lexeme.Opens >= 0).Select(lexeme => _was.Lexemes[lexeme.Opens].Start)]);
    }

    /// <summary>Whether a cause of the report is one, which its own words say best.</summary>
    public static bool Is(CauseFacts cause) => cause is { Kind: "box", Name: EndTag or StartTag or Comment or Quote or Unclosed };

    /// <summary>Those among the places where the markup differs; a place without one is as it was.</summary>
    /// <param name="before">The source before, with its markup.</param>
    /// <param name="after">The source after, with its markup.</param>
    /// <param name="places">Pieces of both pages, [From, End).</param>
    /// <returns>Each with the places that it is all of.</returns>
    public static IReadOnlyList<(MarkupEdit Edit, IReadOnlyList<int> Places)> Of(SideText before, SideText after, IReadOnlyList<(int From, int End, int OtherFrom, int OtherEnd)> places)
    {
        var edits = new TagEdits(before, after);
        var runs = places.Select((place, at) => edits.Runs(place, at)).ToList();
        var slips = edits.Slips(runs);
        return slips.Count > Most ? [] : [.. slips.Select(slip => (Edit: edits.Told(slip), slip.Places)).Where(each => each.Edit is not null).Select(each => (each.Edit!, each.Places))];
    }

    private List<Run> Runs((int From, int End, int OtherFrom, int OtherEnd) place, int at)
    {
        var (one, other) = (Written(_was, place.From, place.End), Written(_now, place.OtherFrom, place.OtherEnd));
        if (IsText(_was, place.From, place.End) && IsText(_now, place.OtherFrom, place.OtherEnd))
            return [new Run(at, (one.Start, one.Start + one.Text.Length), (other.Start, other.Start + other.Text.Length), [], [], true)];
        var (tokens, others) = (Tokens(one.Text), Tokens(other.Text));
        var matches = SequenceMatcher.Match(Keys(tokens), Keys(others));
        var found = new List<Run>();
        var (from, otherFrom) = (0, 0);
        for (var i = 0; i <= matches.Length; i++)
        {
            if (i < matches.Length && matches[i] < 0)
                continue;
            var otherEnd = i < matches.Length ? matches[i] : others.Count;
            if (from < i || otherFrom < otherEnd)
            {
                List<Token> gone = [.. tokens[from..i].Select(token => token with { At = one.Start + token.At })];
                List<Token> come = [.. others[otherFrom..otherEnd].Select(token => token with { At = other.Start + token.At })];
                found.Add(new Run(at, Span(tokens, from, i, one), Span(others, otherFrom, otherEnd, other), gone, come, place.End == place.From + 1 && place.OtherEnd == place.OtherFrom + 1 && gone is [{ IsOpen: true }] && come is [{ IsOpen: true }]
                    && _was.Lexemes[place.From].End - one.Start == one.Text.Length && _now.Lexemes[place.OtherFrom].Kind == LexemeKind.Open && _now.Lexemes[place.OtherFrom].End - other.Start == come[0].Text.Length));
            }

            (from, otherFrom) = (i + 1, otherEnd + 1);
        }

        return found;

        static (int From, int To) Span(List<Token> all, int from, int end, (int Start, string Text) text) =>
            (text.Start + (from < all.Count ? all[from].At : text.Text.Length), text.Start + (end < all.Count ? all[end].At : text.Text.Length));
    }

    private static bool IsText(ParsedPage page, int from, int end) => Enumerable.Range(from, end - from).All(at => page.Lexemes[at].Kind is LexemeKind.Text or LexemeKind.Raw);

    private static (int Start, string Text) Written(ParsedPage page, int from, int end)
    {
        var text = page.Source.Text;
        var start = from < page.Lexemes.Count ? page.Lexemes[from].Start : text.Length;
        return (start, text[start..(end < page.Lexemes.Count ? page.Lexemes[end].Start : text.Length)]);
    }

    private static List<Token> Tokens(string text) => [.. Pieces().Matches(text).Select(match => new Token(match.Index, match.Value))];

    private static ulong[] Keys(List<Token> tokens) => [.. tokens.Select(token => token.Text.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL))];

    // A mark that makes the rest another language, or half of an element.
    private List<Slip> Slips(List<List<Run>> places)
    {
        var (slips, halves) = (new List<Slip>(), new List<Half>());
        foreach (var runs in places)
        {
            List<Run> telling = [.. runs.Where(run => !run.IsBlank)];
            if (telling is [var only] && MarkOf(only) is { } mark)
            {
                slips.Add(new Slip(mark, [only], []));
                continue;
            }

            List<Half> own = [.. telling.SelectMany(HalvesOf)];
            var isPure = telling.TrueForAll(run => run.Gone.Concat(run.Come).All(token => token.IsTag || token.IsBlank) && !run.IsKnown);
            CancelPairs(own);
            Cancel(own, half => (half.Token.Name, half.Token.IsOpen, half.Token.IsOpen ? null : half.Run), half => half.IsCome);
            halves.AddRange(own.Select(half => half with { IsPure = isPure }));
        }

        // What was put around something is told by its tags.
        CancelPairs(halves);
        halves.RemoveAll(half => !half.IsPure || !IsHalf(half));
        if (halves.Count + slips.Count > MostLooked)
            return [];
        while (halves.Count > 0)
        {
            var half = halves[0];
            var other = halves.Find(each => each.IsCome != half.IsCome && each.Run == half.Run) ?? halves.Find(each => each.IsCome != half.IsCome && each.Token.IsOpen == half.Token.IsOpen && each.Token.Name == half.Token.Name);
            halves.Remove(half);
            List<Half> both = other is null ? [half] : [half, other];
            if (other is not null)
                halves.Remove(other);
            slips.Add(new Slip(half.Token.IsOpen ? StartTag : EndTag, [.. both.Select(each => each.Run).Distinct()], both));
        }

        // Two of one place go together or not at all.
        var told = slips.SelectMany(slip => slip.Runs).ToHashSet();
        return [.. slips.Where(slip => slip.Places.All(place => places[place].TrueForAll(each => each.IsBlank || told.Contains(each))))];
    }

    private static IEnumerable<Half> HalvesOf(Run run) =>
        run.Gone.Where(token => token.IsTag).Select(token => new Half(run, token, false)).Concat(run.Come.Where(token => token.IsTag).Select(token => new Half(run, token, true)));

    private static void CancelPairs(List<Half> halves) => Cancel(halves, half => (half.Token.Name, half.IsCome), half => half.Token.IsOpen);

    // Each with the first behind it that is of the other side; a page may have as many as tags.
    private static void Cancel<T>(List<Half> halves, Func<Half, T> kind, Func<Half, bool> side)
        where T : notnull
    {
        var waiting = new Dictionary<T, Queue<Half>>();
        var gone = new HashSet<Half>(ReferenceEqualityComparer.Instance);
        foreach (var half in halves)
        {
            var key = kind(half);
            if (!waiting.TryGetValue(key, out var others))
                waiting[key] = others = new Queue<Half>();
            if (others.TryPeek(out var first) && side(first) != side(half))
                gone.UnionWith([others.Dequeue(), half]);
            else
                others.Enqueue(half);
        }

        halves.RemoveAll(gone.Contains);
    }

    // An element that needs no end is whole by its start.
    private bool IsHalf(Half half)
    {
        if (!half.Token.IsOpen)
            return true;
        if (HtmlNames.Void.Contains(half.Token.Name) || half.Token.Text.EndsWith("/>", StringComparison.Ordinal))
            return false;
        return !HtmlNames.OptionalEnd.Contains(half.Token.Name) || (!half.IsCome && _closed.Value.Contains(half.Token.At));
    }

    private static string? MarkOf(Run run)
    {
        var (gone, come) = (string.Concat(run.Gone.Select(token => token.Text)), string.Concat(run.Come.Select(token => token.Text)));
        if (run.IsKnown || gone == come || Bare(gone) != Bare(come) || (run.Gone is [{ IsTag: true } one] && run.Come is [{ IsTag: true } other] && one.IsOpen != other.IsOpen))
            return null;
        if (CommentMarks().IsMatch(gone) || CommentMarks().IsMatch(come))
            return Comment;
        if (Count(gone, '"') != Count(come, '"') || Count(gone, '\'') != Count(come, '\''))
            return Quote;
        return Count(gone, '<') + Count(gone, '>') != Count(come, '<') + Count(come, '>') && (run.Gone.Concat(run.Come).Any(token => token.IsTag) || Bare(gone).Length == 0) ? Unclosed : null;

        static int Count(string text, char mark) => text.Count(c => c == mark);
    }

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not ('<' or '>' or '"' or '\'' or '-' or '!') && !char.IsWhiteSpace(c))
                bare.Append(c);
        }

        return bare.ToString();
    }

    private MarkupEdit? Told(Slip slip)
    {
        var (undone, toAfter) = Undone(slip.Runs);
        if (undone is null || TreeGuard.FirstDifference(undone, _now) is null)
            return null;
        var (were, are) = (Tags(undone), Tags(_now));
        var origins = were.ToDictionary(each => each.Key, each => toAfter(each.Key));
        var back = origins.Where(each => each.Value >= 0).ToDictionary(each => each.Value, each => each.Key);
        var lost = origins.Count(each => each.Value >= 0 && !are.ContainsKey(each.Value));
        var come = are.Keys.Count(at => (!back.TryGetValue(at, out var origin) || !were.ContainsKey(origin)) && slip.Runs.All(run => at < run.Now.From || at >= run.Now.To));
        List<(IElement Was, IElement Now)> moved = [.. origins.Where(each => are.ContainsKey(each.Value)).Select(each => (Was: were[each.Key], Now: are[each.Value]))
            .Where(each => each.Was.Parent is not null && each.Now.Parent is not null && (each.Was.ParentAt < 0 ? -1 : origins.GetValueOrDefault(each.Was.ParentAt, -1)) != each.Now.ParentAt).OrderBy(each => each.Now.At).Select(each => (each.Was.Parent!, each.Now.Parent!))];
        return slip.Halves.Count == 0 ? OfMark(slip, lost, come) : OfHalves(slip, moved);
    }

    private MarkupEdit OfHalves(Slip slip, List<(IElement Was, IElement Now)> moved)
    {
        var (gone, come) = (slip.Halves.Find(half => !half.IsCome), slip.Halves.Find(half => half.IsCome));
        var (subject, run) = (gone ?? come!, (come ?? gone)!.Run);
        var places = (Before: _before.PlaceOf(gone?.Token.At ?? run.Was.From), After: _after.PlaceOf(come?.Token.At ?? run.Now.From));
        string after;
        if (gone is not null && come is not null)
        {
            after = $"{(gone.Token.Text == come.Token.Text || gone.Run != come.Run ? "moved" : $"{Short(come.Token.Text)} now")}: {(moved.Count == 0 ? "what followed stands" : $"{Words.Count(moved.Count, "element")} {(moved.Count == 1 ? "stands" : "stand")}")} elsewhere";
        }
        else if (come is null)
        {
            var closed = gone!.Token.IsOpen ? moved.Select(each => each.Was).FirstOrDefault(each => _was.TagOf(each) is not null) : moved.Select(each => each.Now).FirstOrDefault();
            after = gone.Token.IsOpen ? $"gone: {Followed(moved.Count)} elsewhere now" : $"gone: {Followed(moved.Count(each => each.Now == closed))} {(closed is null ? "in what it closed" : $"in {Label(closed)}")} now";
        }
        else
        {
            var opened = moved.Select(each => come.Token.IsOpen ? each.Now : each.Was).FirstOrDefault();
            var count = moved.Count(each => (come.Token.IsOpen ? each.Now : each.Was) == opened);
            after = come.Token.IsOpen ? $"new: {Followed(count)} in it now" : $"new: {Followed(count)} {(opened is null ? "elsewhere now" : $"in {Label(opened)} no more")}";
        }

        return new MarkupEdit("box", Short(subject.Token.Text), places.Before, places.After) { Name = slip.Name, Before = gone is null ? null : Short(gone.Token.Text), After = after };

        static string Followed(int count) => count == 0 ? "what followed stands" : $"{Words.Count(count, "element")} that followed {(count == 1 ? "stands" : "stand")}";
    }

    private MarkupEdit OfMark(Slip slip, int lost, int come)
    {
        var run = slip.Runs[0];
        var isOpen = lost != come ? lost > come : run.Now.To - run.Now.From < run.Was.To - run.Was.From;
        var subject = slip.Name switch
        {
            Comment => isOpen ? CommentAt(_now, run.Now.From) ?? CommentAt(_was, run.Was.From) : CommentAt(_was, run.Was.From) ?? CommentAt(_now, run.Now.From),
            _ => _now.Source.Text[run.Now.From..run.Now.To].Trim(),
        };
        var inner = isOpen ? lost : come;
        var what = inner == 0 ? "what follows" : Words.Count(inner, "element");
        var verb = inner <= 1 ? "stands" : "stand";
        return new MarkupEdit("box", Short(string.IsNullOrEmpty(subject) ? _was.Source.Text[run.Was.From..run.Was.To].Trim() : subject), _before.PlaceOf(run.Was.From), _after.PlaceOf(run.Now.From))
        {
            Name = slip.Name,
            Before = isOpen ? "closed" : "not closed",
            After = isOpen ? $"not closed: {what} {verb} in it now" : $"closed: {what} {verb} in it no more",
        };
    }

    private static string? CommentAt(ParsedPage page, int offset)
    {
        var comment = page.Lexemes.LastOrDefault(lexeme => lexeme.Start <= offset);
        return comment is { Kind: LexemeKind.Comment } ? page.Source.Text[comment.Start..comment.End].Split('\n')[0] : null;
    }

    private static string Short(string text) => TextEdit.Head(TextEdit.Visible(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))), MostSubject);

    private static string Label(IElement element) => element switch
    {
        { Id.Length: > 0 } => Short($"{element.LocalName}#{element.Id}"),
        { ClassList.Length: > 0 } => Short($"{element.LocalName}.{element.ClassList[0]}"),
        _ => element.LocalName,
    };

    // The page as it would be without the edit, and where its characters are written after it.
    private (ParsedPage? Page, Func<int, int> ToAfter) Undone(IReadOnlyList<Run> runs)
    {
        var text = new StringBuilder();
        var parts = new List<(int Start, int Origin, Run? Of)>();
        var at = 0;
        foreach (var run in runs.OrderBy(run => run.Now.From))
        {
            parts.Add((text.Length, at, null));
            text.Append(_now.Source.Text, at, run.Now.From - at);
            parts.Add((text.Length, run.Now.From, run));
            text.Append(_was.Source.Text, run.Was.From, run.Was.To - run.Was.From);
            at = run.Now.To;
        }

        parts.Add((text.Length, at, null));
        text.Append(_now.Source.Text, at, _now.Source.Text.Length - at);
        return (Parsed(text.ToString()), ToAfter);

        // A tag of which a mark went is still the same tag.
        int ToAfter(int offset) => parts.FindLast(part => part.Start <= offset) is var part && part.Of is null ? part.Origin + offset - part.Start
            : offset == part.Start && part.Of.Gone is [{ IsOpen: true }, ..] && part.Of.Come is [{ IsOpen: true }, ..] ? part.Origin : -1;
    }

    private ParsedPage? Parsed(string text)
    {
        if (text == _was.Source.Text)
            return _was;
        try
        {
            return ParsedPage.Parse(MarkupSource.Read(_now.Source.Page, new UTF8Encoding(true).GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray()));
        }
        catch (MarkupUnreadException)
        {
            return null;
        }
    }

    private static Dictionary<int, (int At, int ParentAt, IElement? Parent)> Tags(ParsedPage page)
    {
        var found = new Dictionary<int, (int, int, IElement?)>();
        foreach (var element in page.Elements)
        {
            if (page.TagOf(element) is not { } tag)
                continue;
            // Of those that the parser supplied, the one that is written around them counts.
            var parent = element.ParentElement;
            while (parent is { ParentElement: not null } && page.TagOf(parent) is null && parent.LocalName is not "body")
                parent = parent.ParentElement;
            found.TryAdd(tag.Start, (tag.Start, parent is null ? -1 : page.TagOf(parent)?.Start ?? -1, parent));
        }

        return found;
    }

    // Read without regard to what is around: a mark that is missing changes nothing of the pieces behind it.
    [GeneratedRegex(@"<!--|--!?>|</?[a-zA-Z][^<>]*>|\s+|[^\s<>-]+|[\s\S]", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    [GeneratedRegex("<!--|--!?>", RegexOptions.CultureInvariant)]
    private static partial Regex CommentMarks();

    private sealed record Token(int At, string Text)
    {
        public bool IsTag => Text.Length > 2 && Text[0] == '<' && Text[^1] == '>';

        public bool IsOpen => IsTag && Text[1] != '/';

        public bool IsBlank => string.IsNullOrWhiteSpace(Text);

        public string Name { get; } = string.Concat(Text.TrimStart('<', '/').TakeWhile(c => !char.IsWhiteSpace(c) && c is not ('/' or '>'))).ToLowerInvariant();
    }

    /// <param name="Place">Which of the places it is in.</param>
    /// <param name="Was">Its characters before, [From, To).</param>
    /// <param name="Now">The same, after.</param>
    /// <param name="Gone">What went.</param>
    /// <param name="Come">What came.</param>
    /// <param name="IsKnown">A text, or one tag that is one tag: told by what it says.</param>
    private sealed record Run(int Place, (int From, int To) Was, (int From, int To) Now, IReadOnlyList<Token> Gone, IReadOnlyList<Token> Come, bool IsKnown)
    {
        public bool IsBlank => !IsKnown && Gone.Concat(Come).All(token => token.IsBlank);
    }

    /// <summary>A start or an end without its other half.</summary>
    private sealed record Half(Run Run, Token Token, bool IsCome)
    {
        public bool IsPure { get; init; }
    }

    private sealed record Slip(string Name, IReadOnlyList<Run> Runs, List<Half> Halves)
    {
        public IReadOnlyList<int> Places => [.. Runs.Select(run => run.Place).Distinct()];
    }
}
