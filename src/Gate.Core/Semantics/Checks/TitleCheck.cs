using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>title</c>: the page's title.</summary>
internal sealed class TitleCheck : KeyedCheck
{
    public override string Id => "title";

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element) =>
        element.LocalName == "title" && element.ParentElement?.LocalName == "head" ? ("the title", ElementText.Of(element)) : null;
}
