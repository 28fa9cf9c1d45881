namespace Gate.Core.Rendering;

/// <summary>
/// The state in which a page is looked at without its scripts. Pages that paint themselves from a script show no edit of their markup;
/// without scripts they do. Taken by itself where markup that people see differs and no pixel does; a declared state of the same name
/// stands in for it.
/// </summary>
public static class ScriptsOff
{
    /// <summary>Its name in shot ids.</summary>
    public const string State = "scripts-off";

    /// <summary>What is done.</summary>
    public static StateRecipe Recipe { get; } = new() { Name = State, JavaScript = false };
}
