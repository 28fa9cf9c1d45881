using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gate.Core.Markup;

/// <summary>
/// One side of a page: its source, its lexemes and its tree, tied together by offsets. Parsed as a browser with scripting on does
/// (the content of <c>noscript</c> is text), no script is run and nothing is fetched.
/// </summary>
internal sealed class ParsedPage
{
    private readonly Dictionary<IElement, int> _tags = new(ReferenceEqualityComparer.Instance);
    private readonly IElement?[] _elements;
    private readonly Lazy<IReadOnlyDictionary<IElement, IElement>> _templates;

    private ParsedPage(MarkupSource source, IReadOnlyList<Lexeme> lexemes, IHtmlDocument document)
    {
        (Source, Lexemes, Document) = (source, lexemes, document);
        Elements = [.. TreeWalk.Elements(document)];
        _elements = new IElement?[lexemes.Count];
        _templates = new Lazy<IReadOnlyDictionary<IElement, IElement>>(() => TreeWalk.Templates(document));
    }

    public MarkupSource Source { get; }

    public IReadOnlyList<Lexeme> Lexemes { get; }

    public IHtmlDocument Document { get; }

    /// <summary>In document order, those inside templates included.</summary>
    public IReadOnlyList<IElement> Elements { get; }

    /// <exception cref="MarkupUnreadException">It would take a parser too long, or browsers may read it otherwise.</exception>
    /// <exception cref="OperationCanceledException">It was called off meanwhile.</exception>
    public static ParsedPage Parse(MarkupSource source, CancellationToken cancellationToken = default)
    {
        if (source.Doubt is { } doubt)
            throw new MarkupUnreadException(doubt);
        var lexemes = MarkupLexer.Read(source);
        MarkupBound.Hold(source, lexemes);
        if (source.IsXml)
            XmlGuard.Hold(source, lexemes);
        var text = XmlAsHtml.Rewrite(source, lexemes);
        // The parser nests no deeper than its default of 512 levels, as Chromium does: walks may recurse no further than that.
        var options = new HtmlParserOptions { IsKeepingSourceReferences = true, IsScripting = true };
        // The parser asks no token by itself.
        options.OnToken = (_, _) => cancellationToken.ThrowIfCancellationRequested();
        // The parser would hang a declared shadow tree beside its host and drop the template's tag: without the attribute it stays a template in its place.
        if (lexemes.Any(IsShadowTree))
            options.ShouldEmitAttribute = (ref token, name) => !name.Span.SequenceEqual(HtmlNames.ShadowRootMode);
        var parser = new HtmlParser(options);
        var page = new ParsedPage(source, lexemes, parser.ParseDocument(text.Html.AsMemory()));
        page.TieTogether(text);
        return page;
    }

    /// <summary>The element that a start tag made, or null when the parser ignored the tag.</summary>
    public IElement? ElementOf(Lexeme open) => IndexOf(open.Start) is >= 0 and var at ? _elements[at] : null;

    /// <summary>Whether what is written there says something and is not in the tree: a tag that this parser ignored, or an instruction of XML.</summary>
    public bool IsBesideTree(int offset)
    {
        return LexemeAt(offset) is >= 0 and var at && Lexemes[at] switch
        {
            { Kind: LexemeKind.Instruction } => true,
            { Kind: LexemeKind.Open } open => _elements[at] is null && (open.Attributes.Count > 0 || !HtmlNames.IgnoredElsewhere.Contains(open.Name)),
            _ => false,
        };
    }

    /// <summary>The start tag of an element, or null when the parser supplied it.</summary>
    public Lexeme? TagOf(IElement element) => _tags.TryGetValue(element, out var at) ? Lexemes[at] : null;

    /// <summary>The template around an element, also one that declares a shadow tree, or null: its parents end at the template's content.</summary>
    public IElement? TemplateOf(IElement element) => _templates.Value.GetValueOrDefault(element);

    /// <summary>The outermost template around an element of which browsers show and run nothing, or null where the element is live.</summary>
    public IElement? InertTemplateOf(IElement element)
    {
        IElement? found = null;
        for (var at = TemplateOf(element); at is not null; at = TemplateOf(at))
        {
            if (!HtmlNames.IsShadowRootMode(at.GetAttribute(HtmlNames.ShadowRootMode)))
                found = at;
        }

        return found;
    }

    public bool IsInert(IElement element) => InertTemplateOf(element) is not null;

    /// <summary>The <c>base</c> whose attribute counts: the first of the document that has it (HTML standard, 4.2.3), and what a template or a shadow tree holds is not in the document.</summary>
    public IElement? BaseWith(string attribute) =>
        Elements.FirstOrDefault(element => element.LocalName == "base" && element.NamespaceUri == NamespaceNames.HtmlUri && element.HasAttribute(attribute) && TemplateOf(element) is null);

    /// <summary>Where an element starts; one that the parser supplied is where the nearest one around it is.</summary>
    public SourcePlace PlaceOf(IElement element)
    {
        for (IElement? at = element; at is not null; at = at.ParentElement)
        {
            if (TagOf(at) is { } tag)
                return Source.PlaceOf(tag.Start);
        }

        return new SourcePlace(1, 1);
    }

    /// <summary>Where an attribute is written, or else its element.</summary>
    public SourcePlace PlaceOf(IElement element, string attribute)
    {
        foreach (var written in TagOf(element)?.Attributes ?? [])
        {
            if (written.Name == attribute)
                return Source.PlaceOf(written.Start);
        }

        return PlaceOf(element);
    }

    private static bool IsShadowTree(Lexeme lexeme) => lexeme is { Kind: LexemeKind.Open, Name: "template" } && lexeme.Value(HtmlNames.ShadowRootMode) is not null;

    private void TieTogether(XmlAsHtml text)
    {
        var last = -1;
        foreach (var element in Elements)
        {
            // Positions count from 1; the elements that the parser supplies have 0, and roots of SVG and MathML have none at all.
            var at = element.SourceReference is { Position.Position: var position }
                ? position == 0 ? -1 : IndexOf(text.Original(position - 1))
                : NextOf(element.LocalName, last);
            if (at < 0)
                continue;
            _tags[element] = at;
            if (Lexemes[at] is { Kind: LexemeKind.Open } tag && IsShadowTree(tag))
                element.SetAttribute(HtmlNames.ShadowRootMode, tag.Value(HtmlNames.ShadowRootMode)!);
            // The parser calls both href, and takes either for the other; browsers follow the plain one.
            if (Lexemes[at] is { Kind: LexemeKind.Open } link && link.Value("xlink:href") is not null && link.Value("href") is { } plain)
            {
                element.RemoveAttribute(NamespaceNames.XLinkUri, "href");
                element.RemoveAttribute("xlink:href");
                element.SetAttribute("href", plain);
            }
            // The parser may make several elements of one tag (misnested formatting): the first stands for it.
            _elements[at] ??= element;
            last = at;
        }
    }

    /// <summary>The start tag that is written there, or -1.</summary>
    private int IndexOf(int offset) => LexemeAt(offset) is >= 0 and var at && Lexemes[at].Kind == LexemeKind.Open ? at : -1;

    /// <summary>The lexeme that begins there, or -1.</summary>
    private int LexemeAt(int offset)
    {
        var (low, high) = (0, Lexemes.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Lexemes[middle].Start == offset)
                return middle;
            if (Lexemes[middle].Start < offset)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    private int NextOf(string name, int after)
    {
        for (var i = after + 1; i < Lexemes.Count; i++)
        {
            if (Lexemes[i].Kind == LexemeKind.Open && Lexemes[i].Name == name && _elements[i] is null)
                return i;
        }

        return -1;
    }
}
