using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>link-target</c>, once all pages are read: a link as it was leads into another page, where its fragment stands on another element now.</summary>
internal sealed class OutsideLinkCheck(MovedAnchors moved) : IPageCheck
{
    public const string CheckId = "link-target";

    public string Id => CheckId;

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            if (Address(pair.Before) is not { } before || Address(pair.After) is not { } after || pages.After.Resolve(after) is not { } uri || moved.Find(uri) is not { } anchor)
                continue;
            // What leads elsewhere anyhow, and what leads into the page itself, is told with the page.
            if (pages.Renames.Was(before, pages.Before) == pages.Renames.Now(after, pages.After) && pages.After.TargetOfLink(after) is null)
                yield return pages.Changed(Severity.Fail, pair, pair.After.HasAttribute("href") ? "href" : "xlink:href", $"led to {anchor.Was}, leads to {anchor.Now}, where {ValueText.Quoted(pages.After.Shown(after))} is now");
        }
    }

    private static string? Address(IElement element) => element.LocalName is "a" or "area" ? element.GetAttribute("href") ?? element.GetAttribute("xlink:href") : null;
}
