namespace Gate.Core.Markup;

/// <summary>What differs between two start tags of one element.</summary>
internal static class TagComparison
{
    public static List<MarkupDifference> Compare(Lexeme one, Lexeme other, string text, string otherText)
    {
        List<MarkupDifference> found = [];
        if (one.Name != other.Name)
            found.Add(new MarkupDifference(MarkupKind.Substantive, one.Start, other.Start));
        else if (!text.AsSpan(1, one.Name.Length).SequenceEqual(otherText.AsSpan(1, other.Name.Length)))
            found.Add(new MarkupDifference(MarkupKind.TagCase, one.Start, other.Start));
        if (one.HasSlash != other.HasSlash)
            found.Add(new MarkupDifference(MarkupKind.VoidSlash, one.Start, other.Start));
        var (attributes, others) = (First(one), First(other));
        if (attributes.Count != one.Attributes.Count || others.Count != other.Attributes.Count)
        {
            if (one.Attributes.Count - attributes.Count != other.Attributes.Count - others.Count)
                found.Add(new MarkupDifference(MarkupKind.AttributeRepeated, one.Start, other.Start));
        }

        foreach (var (name, attribute) in attributes)
        {
            if (!others.TryGetValue(name, out var counterpart))
                found.Add(new MarkupDifference(MarkupKind.Substantive, attribute.Start, other.Start));
            else
                found.AddRange(Kinds(attribute, counterpart).Select(kind => new MarkupDifference(kind, attribute.Start, counterpart.Start)));
        }

        foreach (var (name, attribute) in others)
        {
            if (!attributes.ContainsKey(name))
                found.Add(new MarkupDifference(MarkupKind.Substantive, one.Start, attribute.Start));
        }

        var order = attributes.Keys.Where(others.ContainsKey);
        if (!order.SequenceEqual(others.Keys.Where(attributes.ContainsKey)))
            found.Add(new MarkupDifference(MarkupKind.AttributeOrder, one.Start, other.Start));
        if (found.Count == 0)
            found.Add(new MarkupDifference(MarkupKind.WhitespaceTag, one.Start, other.Start));
        return found;
    }

    /// <summary>By name, in the order written; of a repeated name the first counts (HTML standard, 13.2.5.33).</summary>
    private static OrderedDictionary<string, AttributeLexeme> First(Lexeme open)
    {
        var first = new OrderedDictionary<string, AttributeLexeme>(StringComparer.Ordinal);
        foreach (var attribute in open.Attributes)
            first.TryAdd(attribute.Name, attribute);
        return first;
    }

    private static IEnumerable<MarkupKind> Kinds(AttributeLexeme one, AttributeLexeme other)
    {
        if (one.RawName != other.RawName)
            yield return MarkupKind.AttributeCase;
        if (one.RawValue is null != other.RawValue is null)
        {
            yield return KindOfValue(one, other) ?? MarkupKind.BooleanForm;
            yield break;
        }

        if (one.Quote != other.Quote)
            yield return MarkupKind.AttributeQuotes;
        if (one.RawValue != other.RawValue)
            yield return KindOfValue(one, other) ?? MarkupKind.Entity;
    }

    private static MarkupKind? KindOfValue(AttributeLexeme one, AttributeLexeme other)
    {
        if (one.Value == other.Value)
            return null;
        if (AttributeFormat.Normalize(one.Name, one.Value) != AttributeFormat.Normalize(other.Name, other.Value))
            return MarkupKind.Substantive;
        return one.Name switch
        {
            "class" => KindOfClass(one.Value, other.Value),
            "style" => MarkupKind.CssFormat,
            "charset" => MarkupKind.Encoding,
            _ when AttributeFormat.IsHandler(one.Name) => MarkupKind.ScriptFormat,
            _ when HtmlNames.Boolean.Contains(one.Name) => MarkupKind.BooleanForm,
            _ => SpaceText.Collapse(one.Value) == SpaceText.Collapse(other.Value) ? MarkupKind.WhitespaceTag : MarkupKind.SpaceKind,
        };
    }

    private static MarkupKind KindOfClass(string one, string other)
    {
        var (names, others) = (AttributeFormat.ClassNames(one), AttributeFormat.ClassNames(other));
        if (names.SequenceEqual(others))
            return MarkupKind.WhitespaceTag;
        return names.Length == others.Length ? MarkupKind.ClassOrder : MarkupKind.ClassDuplicates;
    }
}
