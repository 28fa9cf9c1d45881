namespace Gate.Core.Markup;

/// <summary>Hashes by which lexemes of two pages are matched. They find candidates; what differs is then compared itself.</summary>
internal static class LexemeKeys
{
    private const ulong Start = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>Equal for lexemes that mean the same.</summary>
    public static ulong Strict(ParsedPage page, Lexeme lexeme) => lexeme.Kind switch
    {
        LexemeKind.Open => Open(lexeme, _ => true),
        LexemeKind.Raw => Of(RawFormat.Normalize(lexeme.Name, TypeOf(page, lexeme), lexeme.Text), Of(lexeme.Name, 3)),
        _ => Of(SpaceText.CollapseKinds(lexeme.Text).Trim(' '), 2),
    };

    /// <summary>As <see cref="Strict"/>, without what build tools make up anew for each export.</summary>
    public static ulong Steady(ParsedPage page, Lexeme lexeme) => lexeme.Kind == LexemeKind.Open
        ? Open(lexeme, attribute => attribute.Name is not ("class" or "style" or "id" or "d") && !attribute.Name.StartsWith("data-", StringComparison.Ordinal))
        : Strict(page, lexeme);

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
