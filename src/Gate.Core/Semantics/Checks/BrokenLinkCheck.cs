using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>broken-links</c>: a link leads to a page, a file or a place in a page that the after side does not have; told where the same link was whole before, or was not there.</summary>
internal sealed class BrokenLinkCheck : IPageCheck
{
    public string Id => "broken-links";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        var partners = pages.Pairs.ToDictionary(pair => pair.After, pair => pair.Before);
        foreach (var link in pages.After.Page.Elements)
        {
            if (link.LocalName is not ("a" or "area") || link.GetAttribute("href") is not { } href || pages.After.Resolve(href) is not { } uri)
                continue;
            if (pages.After.Site.WhyBroken(uri) is not { } why)
                continue;
            var before = partners.GetValueOrDefault(link);
            var old = before?.GetAttribute("href");
            if (old is not null && pages.Before.Resolve(old) is { } oldUri && pages.Renames.Was(old, pages.Before) == pages.Renames.Now(href, pages.After) && pages.Before.Site.WhyBroken(oldUri) is not null)
                continue;
            var was = old is not null && pages.Before.Shown(old) != SiteIndex.Shown(uri) ? $", it led to {ValueText.Quoted(pages.Before.Shown(old))}" : "";
            var what = $"the link leads to {ValueText.Quoted(SiteIndex.Shown(uri))}: {why}{was}";
            yield return before is null
                ? pages.New(Severity.Fail, link, what)
                : pages.Changed(Severity.Fail, new ElementPair(before, link), "href", what);
        }
    }
}
