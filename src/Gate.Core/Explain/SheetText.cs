namespace Gate.Core.Explain;

/// <summary>A style sheet of one side, or what a page's own style elements say. Compared by reference: one file is read once a run.</summary>
/// <param name="name">Path in the site.</param>
/// <param name="text">All of it; of a page's own, the page.</param>
/// <param name="parts">What it says, in order.</param>
internal sealed class SheetText(string name, string text, IReadOnlyList<StylePart> parts)
{
    public string Name => name;

    /// <summary>The texts that the parts are of, in order; empty where nobody asks how they are nested.</summary>
    public IReadOnlyList<StyleBlock> Blocks { get; init; } = [];

    public string Text => text;

    public IReadOnlyList<StyleDeclaration> Declarations { get; } = [.. parts.Select(part => part.Declaration).OfType<StyleDeclaration>()];

    /// <summary>Of a file.</summary>
    public static SheetText Of(string name, StyleBlock block) => new(name, block.Text, StyleText.Parts(block)) { Blocks = [block] };

    /// <summary>Whether the sheets say the same but for some declarations: the same rules, in the same order. Rules that hold nothing do not count.</summary>
    /// <param name="other">The other side's.</param>
    /// <param name="edits">All that they may not have alike.</param>
    public bool IsSameBut(SheetText other, IReadOnlyList<StyleEdit> edits) =>
        Rest(edits.Select(edit => edit.Before)).SequenceEqual(other.Rest(edits.Select(edit => edit.After)), StringComparer.Ordinal);

    // Declarations are told apart by where they stand.
    private List<string> Rest(IEnumerable<StyleDeclaration?> without)
    {
        var left = without.OfType<StyleDeclaration>().ToHashSet();
        var rest = new List<string>();
        foreach (var part in parts)
        {
            if (part.Declaration is { } declaration && left.Contains(declaration))
                continue;
            if (part.Text == StylePart.End && rest is [.., var last] && last.EndsWith(StylePart.Begin, StringComparison.Ordinal) && !last.StartsWith("@layer", StringComparison.OrdinalIgnoreCase))
                rest.RemoveAt(rest.Count - 1);
            else
                rest.Add(part.Text);
        }

        return rest;
    }
}
