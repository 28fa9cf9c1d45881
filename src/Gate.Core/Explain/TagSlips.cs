using System.Text;
using System.Text.RegularExpressions;
using Gate.Core.Markup;

namespace Gate.Core.Explain;

/// <summary>Finds among the places where two pages differ those that are a tag without its other half, or a mark that opens or closes what follows.</summary>
internal sealed partial class TagSlips
{
    // Of more, those that are one another's are not looked for.
    private const int MostLooked = 1000;

    private readonly ParsedPage _was;
    private readonly ParsedPage _now;

    // Where the tags before are written that an end tag closes.
    private readonly Lazy<HashSet<int>> _closed;

    private TagSlips(ParsedPage was, ParsedPage now)
    {
        (_was, _now) = (was, now);
        _closed = new(() => [.. was.Lexemes.Where(lexeme => lexeme.Kind == LexemeKind.Close && lexeme.Opens >= 0).Select(lexeme => was.Lexemes[lexeme.Opens].Start)]);
    }

    /// <param name="was">The page before.</param>
    /// <param name="now">The page after.</param>
    /// <param name="places">Pieces of both pages, [From, End).</param>
    public static IReadOnlyList<TagSlip> Of(ParsedPage was, ParsedPage now, IReadOnlyList<(int From, int End, int OtherFrom, int OtherEnd)> places)
    {
        var slips = new TagSlips(was, now);
        return slips.Find([.. places.Select((place, at) => slips.Runs(place, at))]);
    }

    private List<TagRun> Runs((int From, int End, int OtherFrom, int OtherEnd) place, int at)
    {
        var (one, other) = (Written(_was, place.From, place.End), Written(_now, place.OtherFrom, place.OtherEnd));
        if (IsText(_was, place.From, place.End) && IsText(_now, place.OtherFrom, place.OtherEnd))
            return [new TagRun(at, (one.Start, one.Start + one.Text.Length), (other.Start, other.Start + other.Text.Length), [], [], true)];
        var (tokens, others) = (Tokens(one.Text), Tokens(other.Text));
        var matches = SequenceMatcher.Match(Keys(tokens), Keys(others));
        var found = new List<TagRun>();
        var (from, otherFrom) = (0, 0);
        for (var i = 0; i <= matches.Length; i++)
        {
            if (i < matches.Length && matches[i] < 0)
                continue;
            var otherEnd = i < matches.Length ? matches[i] : others.Count;
            if (from < i || otherFrom < otherEnd)
            {
                List<TagToken> gone = [.. tokens[from..i].Select(token => token with { At = one.Start + token.At })];
                List<TagToken> come = [.. others[otherFrom..otherEnd].Select(token => token with { At = other.Start + token.At })];
                found.Add(new TagRun(at, Span(tokens, from, i, one), Span(others, otherFrom, otherEnd, other), gone, come, place.End == place.From + 1 && place.OtherEnd == place.OtherFrom + 1 && gone is [{ IsOpen: true }] && come is [{ IsOpen: true }]
                    && _was.Lexemes[place.From].End - one.Start == one.Text.Length && _now.Lexemes[place.OtherFrom].Kind == LexemeKind.Open && _now.Lexemes[place.OtherFrom].End - other.Start == come[0].Text.Length));
            }

            (from, otherFrom) = (i + 1, otherEnd + 1);
        }

        return found;

        static (int From, int To) Span(List<TagToken> all, int from, int end, (int Start, string Text) text) =>
            (text.Start + (from < all.Count ? all[from].At : text.Text.Length), text.Start + (end < all.Count ? all[end].At : text.Text.Length));
    }

    private static bool IsText(ParsedPage page, int from, int end) => Enumerable.Range(from, end - from).All(at => page.Lexemes[at].Kind is LexemeKind.Text or LexemeKind.Raw);

    private static (int Start, string Text) Written(ParsedPage page, int from, int end)
    {
        var text = page.Source.Text;
        var start = from < page.Lexemes.Count ? page.Lexemes[from].Start : text.Length;
        return (start, text[start..(end < page.Lexemes.Count ? page.Lexemes[end].Start : text.Length)]);
    }

    private static List<TagToken> Tokens(string text) => [.. Pieces().Matches(text).Select(match => new TagToken(match.Index, match.Value))];

    private static ulong[] Keys(List<TagToken> tokens) => [.. tokens.Select(token => token.Text.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL))];

    // A mark that makes the rest another language, or half of an element.
    private List<TagSlip> Find(List<List<TagRun>> places)
    {
        var (slips, halves) = (new List<TagSlip>(), new List<TagHalf>());
        foreach (var runs in places)
        {
            List<TagRun> telling = [.. runs.Where(run => !run.IsBlank)];
            if (telling is [var only] && MarkOf(only) is { } mark)
            {
                slips.Add(new TagSlip(mark, [only], []));
                continue;
            }

            List<TagHalf> own = [.. telling.SelectMany(HalvesOf)];
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
            List<TagHalf> both = other is null ? [half] : [half, other];
            if (other is not null)
                halves.Remove(other);
            slips.Add(new TagSlip(half.Token.IsOpen ? TagSlip.StartTag : TagSlip.EndTag, [.. both.Select(each => each.Run).Distinct()], both));
        }

        // Two of one place go together or not at all.
        var told = slips.SelectMany(slip => slip.Runs).ToHashSet();
        return [.. slips.Where(slip => slip.Places.All(place => places[place].TrueForAll(each => each.IsBlank || told.Contains(each))))];
    }

    private static IEnumerable<TagHalf> HalvesOf(TagRun run) =>
        run.Gone.Where(token => token.IsTag).Select(token => new TagHalf(run, token, false)).Concat(run.Come.Where(token => token.IsTag).Select(token => new TagHalf(run, token, true)));

    private static void CancelPairs(List<TagHalf> halves) => Cancel(halves, half => (half.Token.Name, half.IsCome), half => half.Token.IsOpen);

    // Each with the first behind it that is of the other side; a page may have as many as tags.
    private static void Cancel<T>(List<TagHalf> halves, Func<TagHalf, T> kind, Func<TagHalf, bool> side)
        where T : notnull
    {
        var waiting = new Dictionary<T, Queue<TagHalf>>();
        var gone = new HashSet<TagHalf>(ReferenceEqualityComparer.Instance);
        foreach (var half in halves)
        {
            var key = kind(half);
            if (!waiting.TryGetValue(key, out var others))
                waiting[key] = others = new Queue<TagHalf>();
            if (others.TryPeek(out var first) && side(first) != side(half))
                gone.UnionWith([others.Dequeue(), half]);
            else
                others.Enqueue(half);
        }

        halves.RemoveAll(gone.Contains);
    }

    // An element that needs no end is whole by its start.
    private bool IsHalf(TagHalf half)
    {
        if (!half.Token.IsOpen)
            return true;
        if (HtmlNames.Void.Contains(half.Token.Name) || half.Token.Text.EndsWith("/>", StringComparison.Ordinal))
            return false;
        return !HtmlNames.OptionalEnd.Contains(half.Token.Name) || (!half.IsCome && _closed.Value.Contains(half.Token.At));
    }

    private static string? MarkOf(TagRun run)
    {
        var (gone, come) = (string.Concat(run.Gone.Select(token => token.Text)), string.Concat(run.Come.Select(token => token.Text)));
        if (run.IsKnown || gone == come || Bare(gone) != Bare(come) || (run.Gone is [{ IsTag: true } one] && run.Come is [{ IsTag: true } other] && one.IsOpen != other.IsOpen))
            return null;
        if (CommentMarks().IsMatch(gone) || CommentMarks().IsMatch(come))
            return TagSlip.Comment;
        if (Count(gone, '"') != Count(come, '"') || Count(gone, '\'') != Count(come, '\''))
            return TagSlip.Quote;
        return Count(gone, '<') + Count(gone, '>') != Count(come, '<') + Count(come, '>') && (run.Gone.Concat(run.Come).Any(token => token.IsTag) || Bare(gone).Length == 0) ? TagSlip.Unclosed : null;

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

    // Read without regard to what is around: a mark that is missing changes nothing of the pieces behind it.
    [GeneratedRegex(@"<!--|--!?>|</?[a-zA-Z][^<>]*>|\s+|[^\s<>-]+|[\s\S]", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    [GeneratedRegex("<!--|--!?>", RegexOptions.CultureInvariant)]
    private static partial Regex CommentMarks();
}
