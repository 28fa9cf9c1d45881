namespace Gate.Fixtures.Markup;

/// <summary>Small exact edits of a finished document. Each says where it applies and fails when that is not exactly there.</summary>
internal static class MarkupEdit
{
    /// <exception cref="InvalidOperationException"><paramref name="old"/> does not occur exactly once.</exception>
    public static string ReplaceOnce(string markup, string old, string replacement)
    {
        var at = markup.IndexOf(old, StringComparison.Ordinal);
        if (at < 0 || markup.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"expected exactly one '{old}'");
        return string.Concat(markup.AsSpan(0, at), replacement, markup.AsSpan(at + old.Length));
    }

    /// <summary>Takes out the element with this <c>id</c>, its contents included.</summary>
    public static string RemoveElement(string markup, string id)
    {
        var tokens = MarkupTokens.Read(markup);
        var start = tokens.FindIndex(token => token.Attributes.Any(attribute => attribute.Name == "id" && attribute.Value == id));
        if (start < 0) throw new InvalidOperationException($"no element with id {id}");
        var (end, depth) = (start, 0);
        do
        {
            if (tokens[end].Name == tokens[start].Name) depth += tokens[end].Kind == TokenKind.Open ? 1 : tokens[end].Kind == TokenKind.Close ? -1 : 0;
            end++;
        }
        while (depth > 0);
        return MarkupTokens.Write(tokens.Where((_, at) => at < start || at >= end));
    }
}
