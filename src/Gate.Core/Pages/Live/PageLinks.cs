using AngleSharp.Html.Parser;
using Gate.Core.Markup;

namespace Gate.Core.Pages.Live;

/// <summary>Where the links of a page lead.</summary>
public static class PageLinks
{
    /// <summary>More than any list of links for people; a bound on what one page can cost.</summary>
    private const int MaxLinks = 20_000;

    /// <param name="html">The page's bytes, or their beginning.</param>
    /// <param name="address">Where it stands.</param>
    /// <returns>Absolute http(s) addresses without fragment, each once, in the order of the page.</returns>
    public static IReadOnlyList<Uri> Of(byte[] html, Uri address)
    {
        using var stream = new MemoryStream(html);
        using var document = new HtmlParser().ParseDocument(stream);
        var start = WebAddress.Base(address, document.QuerySelector("base[href]")?.GetAttribute("href"));
        var links = new List<Uri>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in document.QuerySelectorAll("a[href], area[href], iframe[src], link[rel~=next][href], link[rel~=prev][href]").Take(MaxLinks))
        {
            var text = element.GetAttribute(element.LocalName == "iframe" ? "src" : "href") ?? "";
            if (text.TrimStart().StartsWith('#') || WebAddress.Resolve(start, text) is not { Scheme: "http" or "https" } link)
                continue;
            var plain = new Uri(link.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
            if (seen.Add(plain.AbsoluteUri))
                links.Add(plain);
        }

        return links;
    }
}
