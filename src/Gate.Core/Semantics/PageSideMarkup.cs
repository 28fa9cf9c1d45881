using AngleSharp.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Semantics;

/// <summary>One side of a page with the site that it stands in.</summary>
internal sealed class PageSideMarkup
{
    private readonly Lazy<ILookup<string, IElement>> _byId;
    private readonly Lazy<ILookup<string, IElement>> _labels;
    private readonly Lazy<IReadOnlyDictionary<IElement, IElement>> _openForms;
    private readonly Lazy<ILookup<IElement, IElement>> _fields;
    private readonly Lazy<ILookup<string, IElement>> _byClass;
    private readonly Lazy<IReadOnlySet<string>> _scriptNames;
    private readonly Lazy<IReadOnlySet<string>> _bareNames;
    private readonly Lazy<IReadOnlySet<string>> _selectors;
    private readonly Lazy<ILookup<string, IElement>> _named;
    private readonly Dictionary<(INode Root, string Id), IElement?> _first = [];
    private readonly Dictionary<IElement, string> _texts = new(ReferenceEqualityComparer.Instance);

    /// <param name="page">The page.</param>
    /// <param name="address">Its address relative to the site, percent-encoded.</param>
    /// <param name="site">Its side.</param>
    public PageSideMarkup(ParsedPage page, string address, SiteIndex site)
    {
        (Page, Site, Address) = (page, site, new Uri(SiteIndex.Root, address));
        Base = WebAddress.Base(Address, page.BaseWith("href")?.GetAttribute("href"));
        _byId = new Lazy<ILookup<string, IElement>>(() => page.Elements.Where(element => element.Id is { Length: > 0 }).ToLookup(element => element.Id!, StringComparer.Ordinal));
        _openForms = new Lazy<IReadOnlyDictionary<IElement, IElement>>(() => FormsOpenAt(page));
        _fields = new Lazy<ILookup<IElement, IElement>>(() => page.Elements.Where(Controls.IsField).Select(field => (Field: field, Form: Controls.FormOf(this, field)))
            .Where(field => field.Form is not null).ToLookup(field => field.Form!, field => field.Field));
        _byClass = new Lazy<ILookup<string, IElement>>(() => page.Elements.SelectMany(element => element.ClassList.Distinct(StringComparer.Ordinal).Select(name => (Name: name, Element: element)))
            .ToLookup(one => one.Name, one => one.Element, StringComparer.Ordinal));
        _named = new Lazy<ILookup<string, IElement>>(() => page.Elements.Where(element => element.LocalName is "a" or "map" or "iframe" or "frame" or "object" && element.GetAttribute("name") is { Length: > 0 })
            .ToLookup(element => element.GetAttribute("name")!, StringComparer.Ordinal));
        _scriptNames = new Lazy<IReadOnlySet<string>>(() => Semantics.ScriptNames.Of(this));
        _bareNames = new Lazy<IReadOnlySet<string>>(() => Semantics.ScriptNames.BareOf(this));
        _selectors = new Lazy<IReadOnlySet<string>>(() => Semantics.ScriptNames.SelectorsOf(this));
        _labels = new Lazy<ILookup<string, IElement>>(() => page.Elements.Where(element => element.LocalName == "label" && element.HasAttribute("for")).ToLookup(element => element.GetAttribute("for")!, StringComparer.Ordinal));
    }

    public ParsedPage Page { get; }

    public SiteIndex Site { get; }

    public Uri Address { get; }

    /// <summary>What addresses in the page are relative to.</summary>
    public Uri Base { get; }

    public ILookup<string, IElement> ById => _byId.Value;

    /// <summary>Elements by each of their classes.</summary>
    public ILookup<string, IElement> ByClass => _byClass.Value;

    /// <summary>What strings in the page's scripts say: the names by which they may find elements.</summary>
    public IReadOnlySet<string> ScriptNames => _scriptNames.Value;

    /// <summary>What code that is written in the page says without quotes: ids are names of variables, too.</summary>
    public IReadOnlySet<string> BareNames => _bareNames.Value;

    /// <summary>Selectors that the page's scripts look for elements by.</summary>
    public IReadOnlySet<string> ScriptSelectors => _selectors.Value;

    /// <summary>
    /// Fields with the form whose end tag had not been read when theirs was: in tables, and where tags are nested wrongly, it is not around them (HTML standard, 13.2.6.1).
    /// </summary>
    public IReadOnlyDictionary<IElement, IElement> OpenForms => _openForms.Value;

    /// <summary>What belongs to a form, in document order.</summary>
    public ILookup<IElement, IElement> FieldsOf => _fields.Value;

    /// <summary>Labels by the id that they are for, in document order.</summary>
    public ILookup<string, IElement> LabelsFor => _labels.Value;

    /// <summary>What an id names for an element: the first that has it in the tree that the element is in, as a template's or a shadow tree.</summary>
    public IElement? FirstOf(string id, IElement near)
    {
        var key = (near.GetRoot(), id);
        if (!_first.TryGetValue(key, out var first))
            _first[key] = first = ById[id].FirstOrDefault(element => element.GetRoot() == key.Item1);
        return first;
    }

    /// <summary>The map that a picture names (HTML standard, 4.8.14).</summary>
    public IElement? MapOf(string name, IElement near) =>
        _named.Value[name].FirstOrDefault(element => element.LocalName == "map" && element.GetRoot() == near.GetRoot());

    /// <summary>The frame that a link or a form opens in.</summary>
    public IElement? FrameOf(string name) => _named.Value[name].FirstOrDefault(element => element.LocalName is "iframe" or "frame" or "object" && !Page.IsInert(element));

    /// <summary>What a fragment leads to (HTML standard, 7.4.6.4): what a template or a shadow tree holds is not in the document.</summary>
    public IElement? TargetOf(string fragment) => FirstOf(fragment, Page.Document.DocumentElement)
        ?? _named.Value[fragment].FirstOrDefault(element => element.LocalName == "a" && Page.TemplateOf(element) is null);

    /// <summary>The fragments that may lead to an element.</summary>
    public static IEnumerable<string> FragmentsOf(IElement element) =>
        ((string?[])[element.Id, element.LocalName == "a" ? element.GetAttribute("name") : null]).OfType<string>().Where(name => name.Length > 0);

    /// <summary>What an address within the page leads to, or null.</summary>
    public IElement? TargetOfLink(string href) =>
        Resolve(href) is { Fragment.Length: > 1 } uri && SiteIndex.IsInside(uri) && uri.PathAndQuery == Address.PathAndQuery && uri.Fragment[1..] is var fragment
            ? TargetOf(fragment) ?? TargetOf(Uri.UnescapeDataString(fragment))
            : null;

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

    private static Dictionary<IElement, IElement> FormsOpenAt(ParsedPage page)
    {
        var fields = new Dictionary<IElement, IElement>(ReferenceEqualityComparer.Instance);
        // Only HTML's parser remembers a form.
        if (page.Source.IsXml)
            return fields;
        IElement? open = null;
        foreach (var lexeme in page.Lexemes)
        {
            if (lexeme is { Kind: LexemeKind.Close, Name: "form" })
                open = null;
            else if (lexeme.Kind == LexemeKind.Open && page.ElementOf(lexeme) is { } element && (element.LocalName == "form" || Controls.IsField(element)) && element.GetRoot() == page.Document)
            {
                if (element.LocalName == "form")
                    open ??= element;
                else if (open is not null)
                    fields[element] = open;
            }
        }

        return fields;
    }
}
