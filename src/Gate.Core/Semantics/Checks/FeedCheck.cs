using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>feeds</c>: feeds, manifest, icons, search and what is fetched ahead.</summary>
internal sealed class FeedCheck : KeyedCheck
{
    private static readonly string[] Rels = ["manifest", "icon", "apple-touch-icon", "mask-icon", "search", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "pingback"];

    public override string Id => "feeds";

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element)
    {
        if (element.GetAttribute("href") is not { } href)
            return null;
        if (HasRel(element, "alternate") && !HasRel(element, "stylesheet") && !element.HasAttribute("hreflang"))
            return ("feed", $"{side.Shown(href)} {element.GetAttribute("type")}".Trim());
        return Array.Find(Rels, rel => HasRel(element, rel)) is { } found ? (found, href.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? href : side.Shown(href)) : null;
    }
}
