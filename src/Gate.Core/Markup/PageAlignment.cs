namespace Gate.Core.Markup;

/// <summary>
/// Which start tags and texts of one side are which of the other: first those that mean the same, then those that differ in what
/// build tools make up, then, between these, those most alike. End tags, comments and blank text lie in the gaps.
/// </summary>
internal sealed class PageAlignment
{
    /// <summary>Cells of the table for one gap: 400 lexemes against 400.</summary>
    private const int MostCells = 160_000;

    /// <summary>Pairs of attributes that one table may hold against each other: 20 on each of those.</summary>
    private const long MostAttributes = 64_000_000;

    private readonly ParsedPage _before;
    private readonly ParsedPage _after;
    private readonly int[] _beforeAnchors;
    private readonly int[] _afterAnchors;
    private readonly int[] _matches;

    private PageAlignment(ParsedPage before, ParsedPage after)
    {
        (_before, _after) = (before, after);
        _beforeAnchors = Anchors(before);
        _afterAnchors = Anchors(after);
        _matches = SequenceMatcher.Match(Keys(before, _beforeAnchors, LexemeKeys.Strict), Keys(after, _afterAnchors, LexemeKeys.Strict));
        FillGaps(Steady);
        FillGaps(MostAlike);
    }

    /// <summary>Matched lexemes by index, increasing on both sides.</summary>
    public IEnumerable<(int Before, int After)> Matched =>
        Enumerable.Range(0, _matches.Length).Where(i => _matches[i] >= 0).Select(i => (_beforeAnchors[i], _afterAnchors[_matches[i]]));

    public static PageAlignment Of(ParsedPage before, ParsedPage after) => new(before, after);

    /// <summary>Whether a lexeme takes part: not what parsers supply, drop or ignore.</summary>
    public static bool IsAnchor(Lexeme lexeme) => lexeme.Kind switch
    {
        LexemeKind.Open => lexeme.Attributes.Count > 0 || !HtmlNames.OptionalStart.Contains(lexeme.Name),
        LexemeKind.Text or LexemeKind.Raw => !SpaceText.IsBlank(lexeme.Text),
        _ => false,
    };

    private static int[] Anchors(ParsedPage page) => [.. Enumerable.Range(0, page.Lexemes.Count).Where(i => IsAnchor(page.Lexemes[i]))];

    private static ulong[] Keys(ParsedPage page, IEnumerable<int> anchors, Func<ParsedPage, int, ulong> key) =>
        [.. anchors.Select(at => key(page, at))];

    private void FillGaps(Action<Range, Range> fill)
    {
        var (start, otherStart) = (0, 0);
        for (var i = 0; i <= _matches.Length; i++)
        {
            if (i < _matches.Length && _matches[i] < 0)
                continue;
            var otherEnd = i < _matches.Length ? _matches[i] : _afterAnchors.Length;
            if (start < i && otherStart < otherEnd)
                fill(start..i, otherStart..otherEnd);
            (start, otherStart) = (i + 1, otherEnd + 1);
        }
    }

    private void Steady(Range before, Range after)
    {
        var found = SequenceMatcher.Match(Keys(_before, _beforeAnchors[before], LexemeKeys.Steady), Keys(_after, _afterAnchors[after], LexemeKeys.Steady));
        Take(found, before.Start.Value, after.Start.Value);
    }

    private void Take(int[] found, int start, int otherStart)
    {
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] >= 0)
                _matches[start + i] = otherStart + found[i];
        }
    }

    private void MostAlike(Range before, Range after)
    {
        var (rows, columns) = (before.End.Value - before.Start.Value, after.End.Value - after.Start.Value);
        var (start, otherStart) = (before.Start.Value, after.Start.Value);
        if ((long)rows * columns > MostCells || Attributes(_before, _beforeAnchors[before]) * Attributes(_after, _afterAnchors[after]) > MostAttributes)
        {
            Take(
                SequenceMatcher.Match(
                    Keys(_before, _beforeAnchors[before], (page, at) => LexemeKeys.Loose(page.Lexemes[at])),
                    Keys(_after, _afterAnchors[after], (page, at) => LexemeKeys.Loose(page.Lexemes[at]))),
                start,
                otherStart);
            return;
        }

        var best = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                var likeness = Likeness(start + i, otherStart + j);
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), likeness == 0 ? 0 : best[i + 1, j + 1] + likeness);
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            var likeness = Likeness(start + i, otherStart + j);
            if (likeness > 0 && best[i, j] == best[i + 1, j + 1] + likeness)
                _matches[start + i++] = otherStart + j++;
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        }
    }

    private static long Attributes(ParsedPage page, int[] anchors) => anchors.Sum(at => (long)page.Lexemes[at].Attributes.Count);

    /// <summary>0 for lexemes that cannot be one; else more, the more attributes they share.</summary>
    private int Likeness(int before, int after)
    {
        var (one, other) = (_before.Lexemes[_beforeAnchors[before]], _after.Lexemes[_afterAnchors[after]]);
        if (one.Kind != other.Kind)
            return 0;
        if (one.Name != other.Name)
            return one.Kind == LexemeKind.Open && Shared(one, other) is var shared and > 0 ? shared : 0;
        return one.Kind == LexemeKind.Open ? 4 + (2 * Shared(one, other)) : 4;
    }

    private static int Shared(Lexeme one, Lexeme other) =>
        one.Attributes.Count(attribute => attribute.Value.Length > 0 && other.Value(attribute.Name) == attribute.Value);
}
