namespace Gate.Core.Explain;

/// <summary>A style sheet of one side, or what a page's own style elements say. Compared by reference: one file is read once a run.</summary>
/// <param name="name">Path in the site.</param>
/// <param name="text">All of it.</param>
/// <param name="declarations">What it declares.</param>
internal sealed class SheetText(string name, string text, IReadOnlyList<StyleDeclaration> declarations)
{
    public string Name => name;

    public string Text => text;

    public IReadOnlyList<StyleDeclaration> Declarations => declarations;
}
