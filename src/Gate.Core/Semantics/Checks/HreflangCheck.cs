using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>hreflang</c>: where the page is in other languages.</summary>
internal sealed class HreflangCheck : KeyedCheck
{
    public override string Id => "hreflang";

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element) =>
        HasRel(element, "alternate") && element.GetAttribute("hreflang") is { } language && element.GetAttribute("href") is { } href
            ? ($"hreflang {language.ToLowerInvariant()}", side.Shown(href))
            : null;
}
