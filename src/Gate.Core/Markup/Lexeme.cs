namespace Gate.Core.Markup;

/// <summary>One piece of a page's source: [Start, End).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last.</param>
/// <param name="Name">Lower-case name of a tag, or of the element that raw text belongs to; else empty.</param>
internal sealed record Lexeme(LexemeKind Kind, int Start, int End, string Name)
{
    /// <summary>Attributes as written, repeated names included.</summary>
    public IReadOnlyList<AttributeLexeme> Attributes { get; init; } = [];

    /// <summary>The tag ends in <c>/&gt;</c>.</summary>
    public bool HasSlash { get; init; }

    /// <summary>Index of the start tag around it, roughly: -1 at the top.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>For an end tag, the index of the start tag that it closes; -1 for none.</summary>
    public int Opens { get; init; } = -1;

    /// <summary>For text: the decoded characters. For raw text: as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The decoded value of an attribute, or null.</summary>
    public string? Value(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
                return attribute.Value;
        }

        return null;
    }
}
