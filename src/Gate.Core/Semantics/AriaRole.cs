using AngleSharp.Dom;

namespace Gate.Core.Semantics;

/// <summary>Roles: as given, or what the element means by itself (HTML Accessibility API Mappings 1.0).</summary>
internal static class AriaRole
{
    private static readonly HashSet<string> LandmarkRoles = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];

    public static string? Of(IElement element)
    {
        if (element.GetAttribute("role")?.Trim().Split(' ')[0].ToLowerInvariant() is { Length: > 0 } given)
            return given;
        var isNamed = element.HasAttribute("aria-label") || element.HasAttribute("aria-labelledby");
        return element.LocalName switch
        {
            "a" or "area" => element.HasAttribute("href") ? "link" : null,
            "button" or "summary" => "button",
            "ul" or "ol" or "menu" => "list",
            "li" => "listitem",
            "table" => "table",
            "th" => "columnheader",
            "td" => "cell",
            "tr" => "row",
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => "heading",
            "nav" => "navigation",
            "main" => "main",
            "aside" => "complementary",
            "search" => "search",
            "header" => IsOfPage(element) ? "banner" : null,
            "footer" => IsOfPage(element) ? "contentinfo" : null,
            "section" => isNamed ? "region" : null,
            "form" => isNamed ? "form" : null,
            "article" => "article",
            "figure" => "figure",
            "img" => element.GetAttribute("alt") == "" ? "presentation" : "img",
            "dialog" => "dialog",
            "fieldset" => "group",
            "details" => "group",
            "select" => "combobox",
            "textarea" => "textbox",
            "strong" => "strong",
            "em" => "emphasis",
            "blockquote" => "blockquote",
            "dt" => "term",
            "dd" => "definition",
            "time" => "time",
            "code" => "code",
            _ => null,
        };
    }

    /// <summary>As <see cref="Of"/>, without those that say that there is none.</summary>
    public static string? Meant(IElement element) => Of(element) is { } role and not ("presentation" or "none") ? role : null;

    public static bool IsLandmark(string? role) => role is not null && LandmarkRoles.Contains(role);

    private static bool IsOfPage(IElement element)
    {
        for (var at = element.ParentElement; at is not null; at = at.ParentElement)
        {
            if (at.LocalName is "article" or "aside" or "main" or "nav" or "section")
                return false;
        }

        return true;
    }
}
