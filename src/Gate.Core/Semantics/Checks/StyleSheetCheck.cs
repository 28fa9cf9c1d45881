using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>style-sheets</c>: which style sheets the page takes, for which media, and whether their bytes are pinned.</summary>
internal sealed class StyleSheetCheck : KeyedCheck
{
    private static readonly string[] Properties = ["media", "integrity", "crossorigin", "disabled", "title"];

    public override string Id => "style-sheets";

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element)
    {
        if (!HasRel(element, "stylesheet") || element.GetAttribute("href") is not { } href)
            return null;
        var properties = Properties
            .Where(element.HasAttribute)
            .Select(name => $" {name}={element.GetAttribute(name)}");
        return ("the style sheet", side.Shown(href) + string.Concat(properties));
    }
}
