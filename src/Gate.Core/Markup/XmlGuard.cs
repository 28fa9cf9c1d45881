namespace Gate.Core.Markup;

/// <summary>
/// A page that is served as XML is read here by an HTML parser. What the two would read otherwise, and no page needs, is not read:
/// markup in elements whose content is text in HTML only, comments in scripts, and entities that a page declares itself.
/// </summary>
internal static class XmlGuard
{
    /// <exception cref="MarkupUnreadException">It has any of these.</exception>
    public static void Hold(MarkupSource source, IReadOnlyList<Lexeme> lexemes)
    {
        foreach (var lexeme in lexemes)
        {
            if (Why(source, lexemes, lexeme) is { } why)
                throw new MarkupUnreadException($"{why}, at {source.PlaceOf(lexeme.Start)}");
        }
    }

    private static string? Why(MarkupSource source, IReadOnlyList<Lexeme> lexemes, Lexeme lexeme) => lexeme.Kind switch
    {
        LexemeKind.Doctype when lexeme.Text.Contains('[', StringComparison.Ordinal) => "its document type declares entities, as only XML has them",
        LexemeKind.Open when lexeme.Name == "plaintext" => "<plaintext> is an element as any other in XML",
        LexemeKind.Open when lexeme.Parent >= 0 && IsText(lexemes[lexeme.Parent].Name) => $"<{lexemes[lexeme.Parent].Name}> has elements in it, which are markup in XML only",
        LexemeKind.Raw when !IsPlain(source.Text.AsSpan(lexeme.Start, lexeme.End - lexeme.Start)) => $"<{lexeme.Name}> has comments or elements in it, which are markup in XML only",
        _ => null,
    };

    // Where scripts run, noscript is markup in XML and text here: what it holds is told as tags without a place in the tree.
    private static bool IsText(string name) => HtmlNames.RawText.Contains(name) && name != "noscript";

    /// <summary>Whether a script or a style sheet holds nothing but text and whole CDATA sections.</summary>
    private static bool IsPlain(ReadOnlySpan<char> raw)
    {
        if (raw.Contains("<!--", StringComparison.Ordinal))
            return false;
        for (var at = raw.IndexOf('<'); at >= 0; at = raw.IndexOf('<'))
        {
            var end = raw[at..].StartsWith("<![CDATA[") ? raw[at..].IndexOf("]]>") : -1;
            if (end < 0)
                return false;
            raw = raw[(at + end)..];
        }

        return true;
    }
}
