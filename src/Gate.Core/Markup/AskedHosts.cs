using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gate.Core.Markup;

/// <summary>
/// The other hosts that the markup of pages asks for, by kind: what can be known without a browser. What style sheets and
/// scripts ask for in turn is found by the first run.
/// </summary>
public sealed class AskedHosts
{
    private static readonly (string Selector, string Attribute, string Kind)[] Places =
    [
        ("link[rel~=stylesheet i]", "href", "stylesheet"), ("script", "src", "script"), ("img, input[type=image i]", "src", "image"),
        ("iframe, frame, embed", "src", "frame"), ("video, audio, source, track", "src", "media"), ("object", "data", "frame"),
    ];

    // No host that a page can mean.
    private static readonly Uri Site = new("http://site.invalid/");

    private readonly SortedDictionary<string, SortedDictionary<string, int>> _hosts = new(StringComparer.Ordinal);

    /// <summary>Host → kind → number of places.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, int>> Hosts => _hosts;

    /// <summary>Reads one page.</summary>
    /// <param name="html">As a file holds it.</param>
    public void Add(Stream html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var root = WebAddress.Base(Site, document.QuerySelector("base[href]")?.GetAttribute("href"));
        foreach (var (selector, attribute, kind) in Places)
        {
            foreach (var element in document.QuerySelectorAll(selector))
                Count(root, element, attribute, kind);
        }
    }

    private void Count(Uri root, IElement element, string attribute, string kind)
    {
        // Addresses without a host of their own are the site's.
        if (element.GetAttribute(attribute) is not { } written || WebAddress.Resolve(root, written) is not { Scheme: "http" or "https" } address || address.Host == Site.Host)
            return;
        // As the browser asks for it: a name of other letters in its ASCII form.
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        if (!_hosts.TryGetValue(host, out var kinds))
            _hosts.Add(host, kinds = new SortedDictionary<string, int>(StringComparer.Ordinal));
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
    }
}
