using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>open-graph</c>: what others show of the page when it is shared.</summary>
internal sealed class OpenGraphCheck : KeyedCheck
{
    public override string Id => "open-graph";

    protected override bool IsOrdered => true;

    public static bool IsSocial(string name) => name.Contains(':', StringComparison.Ordinal);

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element)
    {
        if (element.LocalName != "meta" || Content(element) is not { } content)
            return null;
        if (element.GetAttribute("property") is { } property)
            return (property.ToLowerInvariant(), content);
        return element.GetAttribute("name")?.ToLowerInvariant() is { } name && IsSocial(name) ? (name, content) : null;
    }
}
