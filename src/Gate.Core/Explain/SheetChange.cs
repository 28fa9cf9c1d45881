namespace Gate.Core.Explain;

/// <summary>What became of one style sheet.</summary>
/// <param name="Edits">Declarations that the sides do not have alike.</param>
/// <param name="IsWhole">Whether nothing else in it differs, comments aside: no rule, no order.</param>
internal sealed record SheetChange(IReadOnlyList<StyleEdit> Edits, bool IsWhole)
{
    /// <summary>The same text.</summary>
    public static SheetChange None { get; } = new([], true);

    public static SheetChange Of(SheetText before, SheetText after)
    {
        if (OfNesting(before, after) is { } nested)
            return nested;
        var edits = StyleEdits.Compare(before.Declarations, after.Declarations);
        return new SheetChange(edits, before.IsSameBut(after, edits));
    }

    // The sheet as it would be without that edit says what else differs; what that and the sheet as it is do not have alike follows from it.
    private static SheetChange? OfNesting(SheetText before, SheetText after)
    {
        if (before.Blocks.Count != after.Blocks.Count || Enumerable.Range(0, before.Blocks.Count).Where(at => before.Blocks[at].Text != after.Blocks[at].Text).ToList() is not [var index])
            return null;
        var (was, now) = (before.Blocks[index], after.Blocks[index]);
        if (NestingEdit.Of(was, now) is not var (nesting, without, origin))
            return null;
        var own = new SheetText(before.Name, was.Text, StyleText.Parts(was));
        var undone = new SheetText(after.Name, without.Text, StyleText.Parts(without, (now.Text, origin)));
        var left = StyleEdits.Compare(own.Declarations, undone.Declarations);
        var made = StyleEdits.Compare(undone.Declarations, new SheetText(after.Name, now.Text, StyleText.Parts(now)).Declarations);
        // Rules within rules may be declared alike on both sides: the edit is one even so.
        var itself = new StyleEdit(null, new StyleDeclaration("", nesting.Subject, nesting.Name, nesting.After ?? "", nesting.Source));
        return new SheetChange([.. left, .. made.Append(itself).Select(edit => edit with { Nesting = nesting })], own.IsSameBut(undone, left));
    }
}
