using AngleSharp.Dom;

namespace Gate.Core.Semantics;

/// <summary>
/// The name that assistive technology says for an element, as far as the markup tells it (Accessible Name and Description
/// Computation 1.2, 4.3). What CSS adds or hides is not known here.
/// </summary>
/// <param name="Text">Empty for none.</param>
/// <param name="Source">Where it comes from: an attribute's name, <c>label</c> or <c>content</c>.</param>
internal sealed record AccessibleName(string Text, string Source)
{
    private static readonly HashSet<string> FromContent = ["a", "button", "summary", "option", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "label", "legend"];

    private static readonly HashSet<string> RolesFromContent =
        ["button", "link", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "checkbox", "radio", "switch", "heading", "treeitem", "cell", "columnheader", "rowheader", "tooltip"];

    public static AccessibleName Of(PageSideMarkup side, IElement element)
    {
        var referred = Referred(side, element);
        if (referred.Length > 0)
            return new AccessibleName(referred, "aria-labelledby");
        if (Given(element, "aria-label") is { } label)
            return label;
        if (Controls.IsControl(element))
            return OfControl(side, element);
        if (element.LocalName is "img" or "area" && Given(element, "alt") is { } alt)
            return alt;
        if (element.LocalName == "svg" && element.Children.FirstOrDefault(child => child.LocalName == "title") is { } title)
            return new AccessibleName(ElementText.Of(title), "title");
        if (FromContent.Contains(element.LocalName) || (element.GetAttribute("role") is { } role && RolesFromContent.Contains(role)))
        {
            var content = Content(element);
            if (content.Length > 0)
                return new AccessibleName(content, "content");
        }

        return Given(element, "title") ?? new AccessibleName("", "");
    }

    /// <summary>Whether people need a name to use it.</summary>
    public static bool IsNamed(IElement element) => (element.LocalName == "a" && element.HasAttribute("href")) || element.LocalName is "button" or "input" or "select" or "textarea" or "summary" or "iframe" or "svg"
        or "nav" or "aside" or "section" or "form" or "fieldset" or "table" or "dialog" or "meter" or "progress" or "area" or "object" or "main" or "figure" or "ul" or "ol"
        || element.HasAttribute("role") || element.HasAttribute("aria-label") || element.HasAttribute("aria-labelledby");

    private static AccessibleName OfControl(PageSideMarkup side, IElement element)
    {
        if (element.LocalName == "button" && Content(element) is { Length: > 0 } content)
            return new AccessibleName(content, "content");
        if (element.GetAttribute("type")?.ToLowerInvariant() is "submit" or "reset" or "button" && Given(element, "value") is { } value)
            return value;
        var labels = string.Join(' ', Controls.LabelsOf(side, element).Select(side.TextOf));
        return labels.Length > 0 ? new AccessibleName(labels, "label") : Given(element, "alt") ?? Given(element, "title") ?? Given(element, "placeholder") ?? new AccessibleName("", "");
    }

    private static string Content(IElement element)
    {
        var text = ElementText.Of(element);
        var images = TreeText(element);
        return $"{text} {images}".Trim(' ');
    }

    private static string TreeText(IElement element) => string.Join(' ', Markup.TreeWalk.Elements(element)
        .Select(child => child.LocalName == "img" ? child.GetAttribute("alt") : child.GetAttribute("aria-label"))
        .Where(name => !string.IsNullOrWhiteSpace(name)));

    private static string Referred(PageSideMarkup side, IElement element) => element.GetAttribute("aria-labelledby") is not { } ids ? "" : string.Join(' ', ids
        .Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(id => side.FirstOf(id, element))
        .OfType<IElement>()
        .Select(named => named.GetAttribute("aria-label") ?? side.TextOf(named))
        .Where(text => text.Length > 0));

    private static AccessibleName? Given(IElement element, string name) =>
        element.GetAttribute(name) is { } value && Markup.SpaceText.CollapseKinds(value).Trim(' ') is { Length: > 0 } text ? new AccessibleName(text, name) : null;
}
