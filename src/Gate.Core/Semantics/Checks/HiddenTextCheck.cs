using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>hidden-text</c>: text that only some are given: for screen readers, without scripts, in what is closed or hidden.</summary>
internal sealed class HiddenTextCheck : IPageCheck
{
    public string Id => "hidden-text";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var change in TextChanges.Of(pages, isHidden: true))
            yield return change with { Severity = Severity.Warn };
        foreach (var pair in pages.Pairs.Where(pair => pair.Before.LocalName == "noscript"))
        {
            var (before, after) = (Markup.RawFormat.Normalize("noscript", null, pair.Before.TextContent), Markup.RawFormat.Normalize("noscript", null, pair.After.TextContent));
            if (before != after)
                yield return pages.Changed(Severity.Warn, pair, "", ValueText.Of("what is shown without scripts", before, after));
        }
    }
}
