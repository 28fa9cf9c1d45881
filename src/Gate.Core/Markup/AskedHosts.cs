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

    private readonly SortedDictionary<string, SortedDictionary<string, int>> _hosts = new(StringComparer.Ordinal);

    /// <summary>Host → kind → number of places.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, int>> Hosts => _hosts;

    /// <summary>Reads one page.</summary>
    /// <param name="html">As a file holds it.</param>
    public void Add(Stream html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        foreach (var (selector, attribute, kind) in Places)
        {
            foreach (var element in document.QuerySelectorAll(selector))
                Count(element, attribute, kind);
        }
    }

    private void Count(IElement element, string attribute, string kind)
    {
        var text = element.GetAttribute(attribute)?.Trim() ?? "";
        // Addresses without a host of their own are the site's.
        if (!Uri.TryCreate(text.StartsWith("//", StringComparison.Ordinal) ? $"https:{text}" : text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return;
        // As the browser asks for it: a name of other letters in its ASCII form.
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        if (!_hosts.TryGetValue(host, out var kinds))
            _hosts.Add(host, kinds = new SortedDictionary<string, int>(StringComparer.Ordinal));
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
    }
}
