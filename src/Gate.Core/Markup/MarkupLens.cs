namespace Gate.Core.Markup;

/// <summary>
/// Lists the textual differences of a page whose bytes differ and says of each what it is. Advisory: what renders the same is for the
/// pixels to say.
/// </summary>
internal sealed class MarkupLens
{
    private readonly ParsedPage _before;
    private readonly ParsedPage _after;
    private readonly List<MarkupDifference> _found = [];

    private MarkupLens(ParsedPage before, ParsedPage after) => (_before, _after) = (before, after);

    /// <returns>In the order of the before source.</returns>
    public static IReadOnlyList<MarkupDifference> Compare(ParsedPage before, ParsedPage after, PageAlignment alignment)
    {
        var lens = new MarkupLens(before, after);
        lens.CompareFiles();
        var (start, otherStart) = (0, 0);
        foreach (var (one, other) in alignment.Matched.Append((before.Lexemes.Count, after.Lexemes.Count)))
        {
            lens._found.AddRange(GapComparison.Compare(before, after, start..one, otherStart..other));
            if (one < before.Lexemes.Count)
                lens.CompareLexemes(before.Lexemes[one], after.Lexemes[other]);
            (start, otherStart) = (one + 1, other + 1);
        }

        lens.HoldAgainstTree();
        return lens._found;
    }

    private void CompareFiles()
    {
        var (one, other) = (_before.Source, _after.Source);
        if (one.HasMark != other.HasMark)
            Add(MarkupKind.ByteOrderMark, 0, 0);
        if (one.Encoding != other.Encoding)
            Add(MarkupKind.Encoding, 0, 0);
        if (one.LineEnds != other.LineEnds && one.LineEnds != LineEnds.None && other.LineEnds != LineEnds.None)
            Add(MarkupKind.LineEnds, 0, 0);
    }

    private void CompareLexemes(Lexeme one, Lexeme other)
    {
        var text = _before.Source.Text.AsSpan(one.Start, one.End - one.Start);
        var otherText = _after.Source.Text.AsSpan(other.Start, other.End - other.Start);
        if (text.SequenceEqual(otherText))
            return;
        if (one.Kind == LexemeKind.Open)
            _found.AddRange(TagComparison.Compare(one, other, text.ToString(), otherText.ToString()));
        else
            Add(one.Kind == LexemeKind.Raw ? KindOfRaw(one, other) : KindOfText(one, other), one.Start, other.Start);
    }

    private MarkupKind KindOfText(Lexeme one, Lexeme other)
    {
        if (one.Text == other.Text)
            return MarkupKind.Entity;
        if (IsPreformatted(one))
            return MarkupKind.Substantive;
        var (collapsed, otherCollapsed) = (SpaceText.Collapse(one.Text), SpaceText.Collapse(other.Text));
        if (collapsed == otherCollapsed)
            return MarkupKind.WhitespaceText;
        if (collapsed.Trim(' ') == otherCollapsed.Trim(' '))
            return MarkupKind.WhitespaceBetween;
        return SpaceText.CollapseKinds(one.Text).Trim(' ') == SpaceText.CollapseKinds(other.Text).Trim(' ') ? MarkupKind.SpaceKind : MarkupKind.Substantive;
    }

    private bool IsPreformatted(Lexeme text)
    {
        for (var at = text.Parent; at >= 0; at = _before.Lexemes[at].Parent)
        {
            if (_before.Lexemes[at].Name is "pre" or "textarea")
                return true;
        }

        return false;
    }

    private MarkupKind KindOfRaw(Lexeme one, Lexeme other)
    {
        if (HtmlNames.EscapableRawText.Contains(one.Name) && one.Text == other.Text)
            return MarkupKind.Entity;
        var (type, otherType) = (LexemeKeys.TypeOf(_before, one), LexemeKeys.TypeOf(_after, other));
        if (type != otherType || RawFormat.Normalize(one.Name, type, one.Text) != RawFormat.Normalize(other.Name, otherType, other.Text))
            return MarkupKind.Substantive;
        return one.Name switch
        {
            "style" => MarkupKind.CssFormat,
            "script" => MarkupKind.ScriptFormat,
            "title" when SpaceText.Collapse(one.Text) != SpaceText.Collapse(other.Text) => MarkupKind.SpaceKind,
            _ => MarkupKind.WhitespaceText,
        };
    }

    /// <summary>The trees have the last word on what is in them: equal ones make tags that differ a repair of the parser's; unequal ones are never called inert.</summary>
    private void HoldAgainstTree()
    {
        var different = TreeGuard.FirstDifference(_before, _after);
        if (different is null)
        {
            for (var i = 0; i < _found.Count; i++)
            {
                if (_found[i].Kind == MarkupKind.Substantive && !_before.IsBesideTree(_found[i].BeforeOffset) && !_after.IsBesideTree(_found[i].AfterOffset))
                    _found[i] = _found[i] with { Kind = MarkupKind.ParserRepair };
            }
        }
        else if (!_found.Exists(difference => difference.Kind == MarkupKind.Substantive))
        {
            Add(MarkupKind.Substantive, OffsetOf(_before, different.Value.Before), OffsetOf(_after, different.Value.After));
        }
    }

    private static int OffsetOf(ParsedPage page, AngleSharp.Dom.IElement? element) => element is null ? 0 : page.TagOf(element)?.Start ?? 0;

    private void Add(MarkupKind kind, int before, int after) => _found.Add(new MarkupDifference(kind, before, after));
}
