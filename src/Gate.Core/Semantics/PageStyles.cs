using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gate.Core.Coverage;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>The style sheets of a page on one side, as text: each under the media queries of its element.</summary>
internal sealed partial class PageStyles
{
    private readonly IReadOnlyList<IElement> _elements;
    private readonly Uri _base;
    private readonly SiteIndex _site;
    private readonly ParsedPage _page;

    /// <param name="page">The page.</param>
    /// <param name="address">Where it stands.</param>
    /// <param name="site">Its side.</param>
    public PageStyles(ParsedPage page, Uri address, SiteIndex site)
    {
        (_page, _site) = (page, site);
        _base = WebAddress.Base(address, page.BaseWith("href")?.GetAttribute("href"));
        // What a template holds applies to nothing.
        _elements = [.. page.Elements.Where(element => (IsSheet(element) || element.LocalName == "style") && !page.IsInert(element))];
        Links = [.. _elements.Where(IsSheet)];
        Own = string.Join('\n', _elements.Where(element => element.LocalName == "style").Select(element => Under(element, element.TextContent)));
    }

    /// <summary>What its <c>style</c> elements say.</summary>
    public string Own { get; }

    /// <summary>Links to style sheets that apply whatever their bytes are.</summary>
    public IReadOnlyList<IElement> Links { get; }

    /// <summary>What they and the sheets of the site that it links to say, in order; addresses in values are whole.</summary>
    public string WithLinks => string.Join('\n', _elements.Select(element => element.LocalName == "style"
        ? Under(element, Whole(element.TextContent, _base))
        : Links.Contains(element) && element.GetAttribute("href") is { } href && WebAddress.Resolve(_base, href) is { } uri && _site.Text(uri) is { } text ? Under(element, Whole(text, uri)) : ""));

    /// <summary>The same one by one; those of the site may be of other pages too.</summary>
    public IEnumerable<(string Text, bool IsShared)> Sheets => _elements.Select(element => element.LocalName == "style" ? (Under(element, element.TextContent), false)
        : Links.Contains(element) && element.GetAttribute("href") is { } href && WebAddress.Resolve(_base, href) is { } uri && _site.Text(uri) is { } text ? (Under(element, text), true) : ("", false));

    /// <summary>Whatever on the page may use keyframes: the rules of its sheets, and <c>style</c> attributes.</summary>
    public IEnumerable<StyleRule> Users => StyleRules.Read(WithLinks).Concat(_page.Elements
        .Select(element => element.GetAttribute("style"))
        .OfType<string>()
        .Where(style => style.Contains("animation", StringComparison.OrdinalIgnoreCase))
        .Select(style => new StyleRule([], "style", CssFormat.Normalize(style, isDeclarations: true))));

    private static string Under(IElement element, string text) => element.GetAttribute("media") is { Length: > 0 } media ? $"@media {media}{{{text}}}" : text;

    private static bool IsSheet(IElement element)
    {
        var words = (element.GetAttribute("rel") ?? "").Split((char[])[' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return element.LocalName == "link" && words.Contains("stylesheet", StringComparer.OrdinalIgnoreCase) && !words.Contains("alternate", StringComparer.OrdinalIgnoreCase)
            && !element.HasAttribute("disabled") && !element.HasAttribute("integrity");
    }

    private static string Whole(string css, Uri from) =>
        Address().Replace(css, match => WebAddress.Resolve(from, match.Groups["address"].Value) is { } uri ? $"url({uri.AbsoluteUri})" : match.Value);

    [GeneratedRegex(@"url\(\s*(?<quote>[""']?)(?<address>[^""'()]*?)\k<quote>\s*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
