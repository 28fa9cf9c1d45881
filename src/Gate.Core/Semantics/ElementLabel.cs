using AngleSharp.Dom;

namespace Gate.Core.Semantics;

/// <summary>An element in a few words that a reviewer finds again and that are the same on every page that repeats it.</summary>
internal static class ElementLabel
{
    private static readonly HashSet<string> Named =
        ["a", "button", "label", "option", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "p", "span", "summary", "legend", "figcaption", "dt", "dd", "caption", "time", "strong", "em", "abbr", "code", "small", "blockquote", "q", "cite", "text", "tspan"];

    private static readonly string[] Telling = ["name", "property", "rel", "aria-label", "src", "action", "alt", "title", "http-equiv", "itemprop", "hreflang", "type"];

    public static string Of(IElement element)
    {
        var tag = element.LocalName;
        if (Named.Contains(tag) && ElementText.Short(ElementText.Of(element, 60)) is { Length: > 0 } text)
            return $"<{tag}> \"{text}\"";
        foreach (var name in Telling)
        {
            if (element.GetAttribute(name) is { Length: > 0 } value)
                return $"<{tag} {name}=\"{ElementText.Short(value)}\">";
        }

        return element.Id is { Length: > 0 } id ? $"<{tag} id=\"{ElementText.Short(id)}\">" : $"<{tag}>";
    }
}
