using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>feeds</c>: feeds, manifest, icons, search and what is fetched ahead.</summary>
internal sealed class FeedCheck : KeyedCheck
{
    private static readonly string[] Rels = ["manifest", "icon", "apple-touch-icon", "mask-icon", "search", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "pingback"];

    public override string Id => "feeds";

    private static readonly HashSet<string> Elsewhere = ["canonical", "prev", "next", "author", "license", "amphtml", "me", "alternate", "stylesheet"];

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element)
    {
        if (element.GetAttribute("href") is not { } href)
            return null;
        if (HasRel(element, "alternate") && !HasRel(element, "stylesheet") && !element.HasAttribute("hreflang"))
            return ("feed", $"{side.Shown(href)} {element.GetAttribute("type")}".Trim());
        return Array.Find([.. Rels, .. Unknown(element)], rel => HasRel(element, rel)) is { } found ? (found, href.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? href : side.Shown(href)) : null;
    }

    // What no other check reads, and nobody knows here.
    private static IEnumerable<string> Unknown(IElement element) => element.LocalName != "link" ? []
        : (element.GetAttribute("rel") ?? "").ToLowerInvariant().Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(rel => !Elsewhere.Contains(rel));
}
