using AngleSharp.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>One side of a page with the site that it stands in.</summary>
internal sealed class PageSideMarkup
{
    private readonly Lazy<ILookup<string, IElement>> _byId;
    private readonly Lazy<ILookup<string, IElement>> _labels;
    private readonly Dictionary<IElement, string> _texts = new(ReferenceEqualityComparer.Instance);

    /// <param name="page">The page.</param>
    /// <param name="address">Its address relative to the site, percent-encoded.</param>
    /// <param name="site">Its side.</param>
    public PageSideMarkup(ParsedPage page, string address, SiteIndex site)
    {
        (Page, Site, Address) = (page, site, new Uri(SiteIndex.Root, address));
        var href = page.Elements.FirstOrDefault(element => element.LocalName == "base" && element.HasAttribute("href"))?.GetAttribute("href");
        Base = href is not null && WebAddress.Resolve(Address, href) is { Scheme: "http" or "https" } given ? given : Address;
        _byId = new Lazy<ILookup<string, IElement>>(() => page.Elements.Where(element => element.Id is { Length: > 0 }).ToLookup(element => element.Id!, StringComparer.Ordinal));
        _labels = new Lazy<ILookup<string, IElement>>(() => page.Elements.Where(element => element.LocalName == "label" && element.HasAttribute("for")).ToLookup(element => element.GetAttribute("for")!, StringComparer.Ordinal));
    }

    public ParsedPage Page { get; }

    public SiteIndex Site { get; }

    public Uri Address { get; }

    /// <summary>What addresses in the page are relative to.</summary>
    public Uri Base { get; }

    public ILookup<string, IElement> ById => _byId.Value;

    /// <summary>Labels by the id that they are for, in document order.</summary>
    public ILookup<string, IElement> LabelsFor => _labels.Value;

    /// <summary>Where an address in the page leads, or null when it is none.</summary>
    public Uri? Resolve(string address) => WebAddress.Resolve(Base, address);

    /// <summary>The text of an element that others refer to: thousands may, and it is read once.</summary>
    public string TextOf(IElement element)
    {
        if (!_texts.TryGetValue(element, out var text))
            _texts[element] = text = ElementText.Of(element);
        return text;
    }

    /// <summary>For people: relative to the site where it stays inside.</summary>
    public string Shown(string address) => Resolve(address) is { } uri ? SiteIndex.Shown(uri) : address;
}
