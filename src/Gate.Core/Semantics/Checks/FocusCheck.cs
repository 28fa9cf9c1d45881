using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>focus</c>: what the keyboard reaches, and in which order.</summary>
internal sealed class FocusCheck : AttributeCheck
{
    /// <summary>As <c>contenteditable</c>, by style.</summary>
    private const string Writable = "-webkit-user-modify";

    public override string Id => "focus";

    protected override bool Watches(IElement element, string name) => name is "tabindex" or "autofocus" or "accesskey" or "inert" or "contenteditable" or "focusable"
        || (name == "style" && element.GetAttribute(name)?.Contains(Writable, StringComparison.OrdinalIgnoreCase) == true);

    protected override string? Meaning(PageSideMarkup side, IElement element, string name) => name != "style" ? base.Meaning(side, element, name) : Markup.CssFormat.Normalize(element.GetAttribute(name) ?? "", isDeclarations: true).Split(';')
        .LastOrDefault(declaration => declaration.StartsWith(Writable, StringComparison.OrdinalIgnoreCase))?.ToLowerInvariant();

    protected override IEnumerable<SemanticChange> More(PagePairMarkup pages)
    {
        var order = new Dictionary<IElement, int>();
        foreach (var element in pages.After.Page.Elements)
            order[element] = order.Count;
        var last = -1;
        foreach (var pair in pages.Pairs.Where(pair => IsFocusable(pair.Before) && IsFocusable(pair.After)))
        {
            if (order[pair.After] < last)
                yield return pages.Changed(Severity.Warn, pair, "", "comes earlier in the order of the keyboard");
            else
                last = order[pair.After];
        }
    }

    private static bool IsFocusable(IElement element) => element.HasAttribute("tabindex") || (Controls.IsField(element) && !string.Equals(element.GetAttribute("type"), "hidden", StringComparison.OrdinalIgnoreCase)) || element.LocalName == "summary" || (element.LocalName is "a" or "area" && element.HasAttribute("href"));
}
