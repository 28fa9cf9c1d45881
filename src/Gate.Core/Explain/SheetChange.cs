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
        var edits = StyleEdits.Compare(before.Declarations, after.Declarations);
        return new SheetChange(edits, before.IsSameBut(after, edits));
    }
}
