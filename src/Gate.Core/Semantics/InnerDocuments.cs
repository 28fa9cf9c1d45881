using System.Text;
using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>
/// Documents that stand in the markup of a page, in <c>srcdoc</c> and <c>noscript</c>: a visitor meets what is in them as what is in the page itself.
/// That they differ warns by other checks; what a check would fail of in the page fails here.
/// </summary>
internal static class InnerDocuments
{
    /// <summary>Documents in documents; of those deeper it is told that they differ.</summary>
    private const int MostDocuments = 8;

    /// <summary>What fails in documents that both sides have and that differ.</summary>
    public static IEnumerable<SemanticChange> Failing(PagePairMarkup pages, IPageCheck check)
    {
        foreach (var (pair, name, inner) in pages.InnerDocuments)
        {
            foreach (var change in check.Examine(inner).Where(change => change.Severity == Severity.Fail))
                yield return pages.Changed(Severity.Fail, pair, name, $"in its document: {change.What}") with { Content = change.Content };
        }
    }

    public static IEnumerable<(ElementPair Pair, string Name, PagePairMarkup Inner)> Of(PagePairMarkup pages)
    {
        if (pages.Depth >= MostDocuments)
            yield break;
        foreach (var pair in pages.Pairs)
        {
            var (before, after) = (Markup(pair.Before), Markup(pair.After));
            if (before is null || after is null || before == after)
                continue;
            if (Parse(before, pages.Before) is { } was && Parse(after, pages.After) is { } now)
                yield return (pair, pair.After.LocalName == "noscript" ? "" : "srcdoc", new PagePairMarkup(was, now, PageAlignment.Of(was.Page, now.Page)) { Renames = pages.Renames, Depth = pages.Depth + 1 });
        }
    }

    private static string? Markup(IElement element) => element.LocalName == "noscript" ? element.TextContent : element.GetAttribute("srcdoc");

    private static PageSideMarkup? Parse(string markup, PageSideMarkup around)
    {
        try
        {
            // A mark of the encoding, so that nothing the text says of it counts.
            return new PageSideMarkup(ParsedPage.Parse(MarkupSource.Read("document", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(markup)])), around.Base.AbsoluteUri, around.Site);
        }
        catch (MarkupUnreadException)
        {
            return null;
        }
    }
}
