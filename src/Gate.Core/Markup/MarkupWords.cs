using Gate.Core.Run.Facts;

namespace Gate.Core.Markup;

/// <summary>Textual differences in words.</summary>
public static class MarkupWords
{
    /// <summary><c>1,204 textual differences, all inert, no pixel moved: 800 entity, 404 whitespace-between</c>.</summary>
    /// <param name="pages">One page or many.</param>
    /// <param name="isIdentical">Whether every shot of them is identical.</param>
    public static string Of(IReadOnlyList<MarkupFacts> pages, bool isIdentical)
    {
        var kinds = Kinds(pages);
        var (inert, substantive) = (kinds.Sum(kind => kind.Number), pages.Sum(page => page.Substantive));
        var moved = isIdentical ? ", no pixel moved" : "";
        if (inert + substantive == 0)
            return $"other bytes, no textual difference{moved}";
        var list = string.Join(", ", kinds.Select(kind => $"{Words.Number(kind.Number)} {kind.Kind}"));
        return substantive == 0
            ? $"{Words.Count(inert, "textual difference")}, all inert{moved}: {list}"
            : $"{Words.Count(inert + substantive, "textual difference")}, {Words.Number(substantive)} substantive{moved}{(inert > 0 ? $"; inert: {list}" : "")}";
    }

    /// <summary>The inert kinds of some pages with their numbers, the most frequent first.</summary>
    public static IReadOnlyList<(string Kind, int Number, int Pages)> Kinds(IReadOnlyList<MarkupFacts> pages) =>
    [
        .. pages.SelectMany(page => page.Inert).GroupBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => (kind.Key, Number: kind.Sum(page => page.Value), Pages: kind.Count()))
            .OrderByDescending(kind => kind.Number).ThenBy(kind => kind.Key, StringComparer.Ordinal),
    ];
}
