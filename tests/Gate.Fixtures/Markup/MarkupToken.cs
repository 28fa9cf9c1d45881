namespace Gate.Fixtures.Markup;

/// <summary>One piece of a document. <see cref="Text"/> is the piece as written, except for tags, whose parts are held.</summary>
internal sealed record MarkupToken(TokenKind Kind, string Name, string Text)
{
    public IReadOnlyList<MarkupAttribute> Attributes { get; init; } = [];

    /// <summary>What stands before <c>&gt;</c>: empty, or the slash of XHTML.</summary>
    public string End { get; init; } = "";

    public bool Opens(IReadOnlySet<string> names) => Kind == TokenKind.Open && names.Contains(Name);

    public bool Closes(IReadOnlySet<string> names) => Kind == TokenKind.Close && names.Contains(Name);

    public override string ToString() => Kind switch
    {
        TokenKind.Open => Attributes.Count == 0 ? $"<{Name}{End}>" : $"<{Name} {string.Join(' ', Attributes)}{End}>",
        TokenKind.Close => $"</{Name}>",
        _ => Text,
    };
}
