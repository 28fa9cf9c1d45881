namespace Gate.Core.Markup;

/// <summary>What differs between two start tags or texts that match and the next two: end tags, comments, blank text, and what has no counterpart.</summary>
internal static class GapComparison
{
    public static IReadOnlyList<MarkupDifference> Compare(ParsedPage before, ParsedPage after, Range range, Range otherRange)
    {
        if (IsSame(before, after, range, otherRange))
            return [];
        List<MarkupDifference> found = [];
        var (start, end) = (range.Start.Value, range.End.Value);
        var (otherStart, otherEnd) = (otherRange.Start.Value, otherRange.End.Value);
        var here = start < before.Lexemes.Count ? before.Lexemes[start].Start : before.Source.Text.Length;
        var there = otherStart < after.Lexemes.Count ? after.Lexemes[otherStart].Start : after.Source.Text.Length;
        var matches = SequenceMatcher.Match(Keys(before, range), Keys(after, otherRange));
        var matched = new bool[otherEnd - otherStart];
        for (var i = 0; i < matches.Length; i++)
        {
            var lexeme = before.Lexemes[start + i];
            if (matches[i] < 0)
            {
                Add(found, KindOfLone(lexeme, before), lexeme.Start, there);
                continue;
            }

            matched[matches[i]] = true;
            var other = after.Lexemes[otherStart + matches[i]];
            (here, there) = (lexeme.End, other.End);
            if (!SameText(before, lexeme, after, other))
                Add(found, KindOfPair(lexeme, other), lexeme.Start, other.Start);
        }

        for (var j = 0; j < matched.Length; j++)
        {
            if (!matched[j])
                Add(found, KindOfLone(after.Lexemes[otherStart + j], after), here, after.Lexemes[otherStart + j].Start);
        }

        return found;
    }

    private static void Add(List<MarkupDifference> found, MarkupKind kind, int before, int after)
    {
        // The indentation before and behind a new comment is one difference, not two.
        if (kind != MarkupKind.WhitespaceBetween || !found.Exists(difference => difference.Kind == MarkupKind.WhitespaceBetween))
            found.Add(new MarkupDifference(kind, before, after));
    }

    private static bool IsSame(ParsedPage before, ParsedPage after, Range range, Range otherRange)
    {
        if (range.End.Value - range.Start.Value != otherRange.End.Value - otherRange.Start.Value)
            return false;
        for (var i = 0; i < range.End.Value - range.Start.Value; i++)
        {
            if (!SameText(before, before.Lexemes[range.Start.Value + i], after, after.Lexemes[otherRange.Start.Value + i]))
                return false;
        }

        return true;
    }

    private static bool SameText(ParsedPage before, Lexeme one, ParsedPage after, Lexeme other) =>
        before.Source.Text.AsSpan(one.Start, one.End - one.Start).SequenceEqual(after.Source.Text.AsSpan(other.Start, other.End - other.Start));

    /// <summary>Anchors without counterpart match nothing here either: their keys are told apart by side.</summary>
    private static ulong[] Keys(ParsedPage page, Range range)
    {
        var keys = new ulong[range.End.Value - range.Start.Value];
        for (var i = 0; i < keys.Length; i++)
        {
            var lexeme = page.Lexemes[range.Start.Value + i];
            keys[i] = PageAlignment.IsAnchor(lexeme) && lexeme.Kind != LexemeKind.Close
                ? unchecked((ulong)System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(lexeme) + (1UL << 40))
                : lexeme.Kind == LexemeKind.Text || lexeme.Kind == LexemeKind.Raw ? 1 : LexemeKeys.Loose(lexeme);
        }

        return keys;
    }

    private static MarkupKind KindOfLone(Lexeme lexeme, ParsedPage page) => lexeme.Kind switch
    {
        LexemeKind.Comment => MarkupKind.Comment,
        LexemeKind.Text or LexemeKind.Raw when SpaceText.IsBlank(lexeme.Text) => MarkupKind.WhitespaceBetween,
        LexemeKind.Open when !PageAlignment.IsAnchor(lexeme) => MarkupKind.OptionalTag,
        LexemeKind.Close when HtmlNames.OptionalEnd.Contains(lexeme.Name) => MarkupKind.OptionalTag,
        // In XML, and in SVG, an element that closes itself has no end tag; one without content may have one in XML.
        LexemeKind.Close when page.Source.IsXml && HtmlNames.Void.Contains(lexeme.Name) => MarkupKind.VoidSlash,
        LexemeKind.Close when lexeme.Opens >= 0 && lexeme.Opens + 1 < page.Lexemes.Count && ReferenceEquals(page.Lexemes[lexeme.Opens + 1], lexeme) => MarkupKind.VoidSlash,
        _ => MarkupKind.Substantive,
    };

    private static MarkupKind KindOfPair(Lexeme one, Lexeme other) => one.Kind switch
    {
        LexemeKind.Comment => MarkupKind.Comment,
        LexemeKind.Doctype => MarkupKind.Doctype,
        LexemeKind.Instruction => MarkupKind.Substantive,
        LexemeKind.Close => one.End - one.Start == other.End - other.Start ? MarkupKind.TagCase : MarkupKind.WhitespaceTag,
        LexemeKind.Open => MarkupKind.TagCase,
        _ => MarkupKind.WhitespaceBetween,
    };
}
