using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>canonical</c>: which address the page says it has, and what comes before and after it.</summary>
internal sealed class CanonicalCheck : KeyedCheck
{
    private static readonly string[] Rels = ["canonical", "prev", "next", "author", "license", "amphtml", "me"];

    public override string Id => "canonical";

    protected override bool IsOrdered => true;

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element) =>
        element.GetAttribute("href") is { } href && Array.Find(Rels, rel => HasRel(element, rel)) is { } found ? (found, side.Shown(href)) : null;
}
