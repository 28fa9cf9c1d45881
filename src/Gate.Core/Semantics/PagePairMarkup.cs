using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>Both sides of a page, parsed, with their elements matched.</summary>
internal sealed class PagePairMarkup
{
    private readonly Dictionary<IElement, IElement> _after = [];
    private readonly Dictionary<IElement, IElement> _before = [];
    private readonly List<int> _steady = [];
    private readonly List<int> _steadyAfter = [];
    private readonly List<ElementPair> _moved = [];

    private ILookup<string, SemanticChange>? _clicks;
    private ElementIdentity? _identity;
    private IReadOnlyList<(ElementPair Pair, string Name, PagePairMarkup Inner)>? _inner;
    private bool? _mayMoveNames;
    private IReadOnlyList<ElementPair>? _renamed;

    public PagePairMarkup(PageSideMarkup before, PageSideMarkup after, PageAlignment alignment)
    {
        (Before, After) = (before, after);
        foreach (var (one, other) in alignment.Matched)
        {
            var (lexeme, counterpart) = (before.Page.Lexemes[one], after.Page.Lexemes[other]);
            if (lexeme.Kind == LexemeKind.Open && before.Page.ElementOf(lexeme) is { } element && after.Page.ElementOf(counterpart) is { } partner && Match(element, partner))
            {
                _steady.Add(lexeme.Start);
                _steadyAfter.Add(counterpart.Start);
            }
        }

        var (document, otherDocument) = (before.Page.Document, after.Page.Document);
        Match(document.DocumentElement, otherDocument.DocumentElement);
        Match(document.Head, otherDocument.Head);
        Match(document.Body, otherDocument.Body);
        MatchMoved();
        Pairs = [.. before.Page.Elements.Where(_after.ContainsKey).Select(element => new ElementPair(element, _after[element]))];
        var hasSameBase = before.Base == after.Base;
        Differing = [.. Pairs.Where(pair => !hasSameBase || HasOtherAttributes(pair))];
        Removed = [.. before.Page.Elements.Where(element => !_after.ContainsKey(element))];
        Added = [.. after.Page.Elements.Where(element => !_before.ContainsKey(element))];
    }

    public PageSideMarkup Before { get; }

    public PageSideMarkup After { get; }

    /// <summary>Selectors of the masks that are in force on the page.</summary>
    public IReadOnlyList<string> Masks { get; init; } = [];

    /// <summary>Pages of the site that have another name after.</summary>
    public PageRenames Renames { get; init; } = PageRenames.None;

    /// <summary>In how many documents it stands as markup (<see cref="Semantics.InnerDocuments"/>).</summary>
    public int Depth { get; init; }

    /// <summary>Documents in its own markup that both sides have and that differ.</summary>
    public IReadOnlyList<(ElementPair Pair, string Name, PagePairMarkup Inner)> InnerDocuments => _inner ??= [.. Semantics.InnerDocuments.Of(this)];

    /// <summary>In the order of the before side.</summary>
    public IReadOnlyList<ElementPair> Pairs { get; }

    /// <summary>Those whose attributes are not written alike, or all where addresses are read from another base: few, on most pages.</summary>
    public IReadOnlyList<ElementPair> Differing { get; }

    /// <summary>Without counterpart after, in document order.</summary>
    public IReadOnlyList<IElement> Removed { get; }

    /// <summary>Without counterpart before, in document order.</summary>
    public IReadOnlyList<IElement> Added { get; }

    /// <summary>What is gone and what is new in one place with one text: an element of another name.</summary>
    public IReadOnlyList<ElementPair> Renamed => _renamed ??= [.. FindRenamed()];

    /// <summary>What lies in another link, button or handler than it did, by the check that tells it.</summary>
    public ILookup<string, SemanticChange> MovedClicks => _clicks ??= ClickContents.Moved(this).ToLookup(move => move.Check, move => move.Change, StringComparer.Ordinal);

    /// <summary>Whether a name of an element can stand on another one: not where all are matched in their order and keep their names.</summary>
    public bool MayMoveNames => _mayMoveNames ??= Removed.Count + Added.Count + _moved.Count > 0 || Pairs.Any(pair => HasOther(pair, "id") || HasOther(pair, "class") || HasOther(pair, "name"));

    /// <summary>What became of which element, names aside.</summary>
    public ElementIdentity Identity => _identity ??= new ElementIdentity(this);

    public IElement? CounterpartOf(IElement before) => _after.GetValueOrDefault(before);

    /// <summary>Whether what has no counterpart after did at least what the other does: not so where it was in a template and the other is not.</summary>
    public bool WasAsLive(IElement removed, IElement added) => After.Page.IsInert(added) || !Before.Page.IsInert(removed);

    /// <summary>What an element of the after side was.</summary>
    public IElement? OriginOf(IElement after) => _before.GetValueOrDefault(after);

    /// <summary>Whether what has no counterpart stood where the other stands: in elements that are one.</summary>
    public bool IsSamePlace(IElement removed, IElement added)
    {
        var (was, now) = (removed.ParentElement, added.ParentElement);
        while (was is not null && !_after.ContainsKey(was))
            was = was.ParentElement;
        while (now is not null && !_before.ContainsKey(now))
            now = now.ParentElement;
        return was is not null && now is not null && _after[was] == now;
    }

    /// <summary>Pairs of a kind that stand on another side of something that stayed, or of one another, in the order of the before side.</summary>
    public IEnumerable<ElementPair> Elsewhere(Func<IElement, bool> isOfKind)
    {
        List<(ElementPair Pair, int Start, int StartAfter)> moved = [];
        foreach (var pair in _moved.Where(pair => isOfKind(pair.Before)))
        {
            if (Before.Page.TagOf(pair.Before) is { } tag && After.Page.TagOf(pair.After) is { } tagAfter)
                moved.Add((pair, tag.Start, tagAfter.Start));
        }

        // Of those that stayed as many are before it on both sides: these are in one order, so they are the same.
        var (gap, last) = (-1, -1);
        foreach (var (pair, start, startAfter) in moved.OrderBy(pair => pair.Start))
        {
            var (at, atAfter) = (~_steady.BinarySearch(start), ~_steadyAfter.BinarySearch(startAfter));
            if (at != atAfter || (at == gap && startAfter < last))
                yield return pair;
            else
                (gap, last) = (at, startAfter);
        }
    }

    /// <summary>What has gone from one side of an element to the other, of those that the body shows; null where nothing has.</summary>
    public ElementPair? PassedBy(ElementPair pair) => _moved.Find(other => other.Before.LocalName is not ("script" or "style" or "link" or "meta" or "template" or "noscript")
        && IsBefore(Before.Page, other.Before, pair.Before) is { } was && IsBefore(After.Page, other.After, pair.After) is { } now && was != now && !other.Before.Contains(pair.Before) && !other.After.Contains(pair.After));

    /// <summary>Whether one stands behind the other on the after side.</summary>
    public bool IsBehind(ElementPair one, ElementPair other) => IsBefore(After.Page, other.After, one.After) == true;

    /// <summary>A change of an attribute of an element that both sides have.</summary>
    public SemanticChange Changed(Severity severity, ElementPair pair, string attribute, string what) => new(
        severity,
        $"{ElementLabel.Of(pair.Before)}: {what}",
        Before.Page.PlaceOf(pair.Before, attribute),
        After.Page.PlaceOf(pair.After, attribute));

    public SemanticChange Gone(Severity severity, IElement element, string what) =>
        new(severity, $"{ElementLabel.Of(element)}: {what}", Before.Page.PlaceOf(element), null);

    public SemanticChange New(Severity severity, IElement element, string what) =>
        new(severity, $"{ElementLabel.Of(element)}: {what}", null, After.Page.PlaceOf(element));

    private IEnumerable<ElementPair> FindRenamed()
    {
        if (Removed.Count == 0 || Added.Count == 0)
            yield break;
        var added = Added.Where(element => element.ParentElement is not null).GroupBy(element => (Parent: element.ParentElement!, Text: ElementText.Of(element, 60)))
            .ToDictionary(group => group.Key, group => new Queue<IElement>(group));
        foreach (var element in Removed)
        {
            if (element.ParentElement is { } parent && CounterpartOf(parent) is { } now && added.TryGetValue((now, ElementText.Of(element, 60)), out var same) && same.TryDequeue(out var partner))
                yield return new ElementPair(element, partner);
        }
    }

    private static bool? IsBefore(ParsedPage page, IElement one, IElement other) => page.TagOf(one) is { } tag && page.TagOf(other) is { } otherTag ? tag.Start < otherTag.Start : null;

    private static bool HasOther(ElementPair pair, string name) => pair.Before.GetAttribute(name) != pair.After.GetAttribute(name);

    private static bool HasOtherAttributes(ElementPair pair)
    {
        var (before, after) = (pair.Before.Attributes, pair.After.Attributes);
        if (before.Length != after.Length)
            return true;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i]!.Name != after[i]!.Name || before[i]!.Value != after[i]!.Value)
                return true;
        }

        return false;
    }

    /// <summary>What is left on both sides, equal and as often on each, was moved.</summary>
    private void MatchMoved()
    {
        var gone = ByContent(Before.Page, Before.Page.Elements.Where(element => !_after.ContainsKey(element)));
        if (gone.Count == 0)
            return;
        var added = ByContent(After.Page, After.Page.Elements.Where(element => !_before.ContainsKey(element)));
        foreach (var (key, elements) in gone)
        {
            if (!added.TryGetValue(key, out var partners) || partners.Count != elements.Count)
                continue;
            foreach (var (element, partner) in elements.Zip(partners))
            {
                if (Match(element, partner))
                    _moved.Add(new ElementPair(element, partner));
            }
        }
    }

    private static Dictionary<string, List<IElement>> ByContent(ParsedPage page, IEnumerable<IElement> elements)
    {
        var all = new Dictionary<string, List<IElement>>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            var attributes = element.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}").Order(StringComparer.Ordinal);
            var key = $"{page.IsInert(element)}\0{element.LocalName}\0{string.Join('\0', attributes)}\0{ElementText.Of(element, 200)}";
            if (!all.TryGetValue(key, out var same))
                all.Add(key, same = []);
            same.Add(element);
        }

        return all;
    }

    private bool Match(IElement? element, IElement? partner)
    {
        if (element is null || partner is null || _after.ContainsKey(element) || _before.ContainsKey(partner) || !AreAsLive(element, partner))
            return false;
        _after[element] = partner;
        _before[partner] = element;
        return true;
    }

    /// <summary>What does nothing in its template is not what does something beside it, though it reads alike. A template that becomes a shadow tree is told itself.</summary>
    private bool AreAsLive(IElement element, IElement partner)
    {
        var (was, now) = (Before.Page.InertTemplateOf(element), After.Page.InertTemplateOf(partner));
        if (was is null || now is not null)
            return was is null == now is null;
        var at = After.Page.TemplateOf(partner);
        while (at is not null && at != _after.GetValueOrDefault(was))
            at = After.Page.TemplateOf(at);
        return at is not null;
    }
}
