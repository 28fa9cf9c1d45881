namespace Gate.Core.Markup;

/// <summary>Hashes by which lexemes of two pages are matched. They find candidates; what differs is then compared itself.</summary>
internal static class LexemeKeys
{
    private const ulong Start = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>Equal for lexemes that mean the same. A bare tag is told from others like it by what follows.</summary>
    public static ulong Strict(ParsedPage page, int at)
    {
        var lexeme = page.Lexemes[at];
        if (lexeme.Kind != LexemeKind.Open)
            return OfContent(page, lexeme);
        var next = at + 1 < page.Lexemes.Count ? page.Lexemes[at + 1] : null;
        var isTelling = next is { Kind: LexemeKind.Raw } || (next is { Kind: LexemeKind.Text } && lexeme.Attributes.Count == 0);
        return Open(lexeme, _ => true) ^ (isTelling ? OfContent(page, next!) : 0);
    }

    /// <summary>As <see cref="Strict"/>, without what build tools make up anew for each export.</summary>
    public static ulong Steady(ParsedPage page, int at) => page.Lexemes[at] is { Kind: LexemeKind.Open } open
        ? Open(open, attribute => attribute.Name is not ("class" or "style" or "id" or "d") && !attribute.Name.StartsWith("data-", StringComparison.Ordinal))
        : Strict(page, at);

    private static ulong OfContent(ParsedPage page, Lexeme lexeme) => lexeme.Kind == LexemeKind.Raw
        ? Of(RawFormat.Normalize(lexeme.Name, TypeOf(page, lexeme), lexeme.Text), Of(lexeme.Name, 3))
        : Of(SpaceText.CollapseKinds(lexeme.Text).Trim(' '), 2);

    /// <summary>Equal for lexemes that could be the same one, changed.</summary>
    public static ulong Loose(Lexeme lexeme) => Of(lexeme.Name, (ulong)lexeme.Kind);

    public static string? TypeOf(ParsedPage page, Lexeme raw) => raw.Parent < 0 ? null : page.Lexemes[raw.Parent].Value("type");

    private static ulong Open(Lexeme lexeme, Func<AttributeLexeme, bool> counts)
    {
        var hash = Of(lexeme.Name, 1);
        ulong sum = 0;
        foreach (var attribute in lexeme.Attributes)
        {
            // A sum heeds no order.
            if (counts(attribute))
                sum += Of(AttributeFormat.Normalize(attribute.Name, attribute.Value), Of(attribute.Name, Start));
        }

        return (hash ^ sum) * Prime;
    }

    private static ulong Of(string text, ulong seed)
    {
        var hash = Start ^ (seed * Prime);
        foreach (var unit in text)
            hash = (hash ^ unit) * Prime;
        return hash;
    }

}
