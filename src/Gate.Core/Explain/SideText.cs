using System.Collections.Concurrent;
using AngleSharp.Dom;
using Gate.Core.Markup;

namespace Gate.Core.Explain;

/// <summary>The source of a page on one side: its markup and its style sheets.</summary>
internal sealed class SideText
{
    private readonly string _file;
    private readonly ConcurrentDictionary<(IParentNode Parent, string Name), Lazy<Siblings<IElement>>> _siblings = [];
    private readonly ParsedPage? _page;

    /// <param name="side"><c>before</c> or <c>after</c>.</param>
    /// <param name="page">The page's markup as <c>side/path</c> and what it says, or null.</param>
    /// <param name="sheets">Its own style elements, whose name is empty, and those that it was served.</param>
    public SideText(string side, (string File, ParsedPage Page)? page, IReadOnlyList<SheetText> sheets)
    {
        (_file, _page, Sheets) = (page?.File ?? "", page?.Page, sheets);
        Styles = [.. sheets.SelectMany(sheet => sheet.Declarations)];
        var texts = sheets.Where(sheet => sheet.Name.Length > 0).DistinctBy(sheet => sheet.Name).ToDictionary(sheet => $"{side}/{sheet.Name}", sheet => sheet.Text, StringComparer.Ordinal);
        if (page is { } known)
            texts[known.File] = known.Page.Source.Text;
        Texts = texts;
    }

    public static SideText None { get; } = new("", null, []);

    /// <summary>Style sheets; of the page's own style elements one together.</summary>
    public IReadOnlyList<SheetText> Sheets { get; }

    /// <summary>Sheets of the site that the page links to.</summary>
    public IReadOnlyList<LinkedSheet> Links { get; init; } = [];

    /// <summary>The page as it is written, or null.</summary>
    public ParsedPage? Markup => _page;

    /// <summary>Those that were read, by the address that was asked for; the page's own stand at the page's.</summary>
    public IReadOnlyDictionary<string, SheetText> Addresses { get; init; } = new Dictionary<string, SheetText>();

    /// <summary>The page and its style sheets by <c>side/path</c>.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>All that the sheets declare.</summary>
    public IReadOnlyList<StyleDeclaration> Styles { get; }

    /// <summary>Where an element is written, or null where the source has no such element at its place: scripts may have made it.</summary>
    public string? PlaceOf(LayoutTree tree, int node, string? attribute)
    {
        if (_page is null || node < 0)
            return null;
        var chain = new Stack<int>();
        for (var at = tree.ElementAt(node); at > 0 && !IsRootOfView(tree, at); at = tree.Nodes[at].Parent)
            chain.Push(at);
        IElement? element = null;
        while (chain.TryPop(out var at))
        {
            element = Written(SiblingsIn(element ?? (IParentNode)_page.Document, tree.Nodes[at].Name), tree, tree.SiblingsOf(at), at);
            if (element is null)
                return null;
        }

        return element is null ? null : $"{_file}:{(attribute is null ? _page.PlaceOf(element) : _page.PlaceOf(element, attribute))}";
    }

    // Scripts give classes to the root and to what has a name of its own; rows with other classes may have been sorted by one. Scripts also put new
    // elements beside what is written: where the number of siblings is another, only a name that none of them shares tells which is which.
    private static IElement? Written(Siblings<IElement> among, LayoutTree tree, Siblings<int> same, int at)
    {
        if (among.Count == same.Count)
        {
            var there = among[same.IndexOf(at)];
            var isNamed = there.LocalName is "html" or "body" || (there.Id is { Length: > 0 } id && id == tree.Nodes[at].Attributes.GetValueOrDefault("id"));
            var classes = Classes(tree, at);
            return (isNamed ? there.ClassList.All(classes.Contains) : classes.SetEquals(there.ClassList)) ? there : null;
        }

        foreach (var name in (string[])["id", "class"])
        {
            if (tree.Nodes[at].Attributes.GetValueOrDefault(name) is { Length: > 0 } value
                && same.With(name, value).Count() == 1
                && among.With(name, value).ToList() is [var found])
            {
                return found;
            }
        }

        return null;
    }

    private Siblings<IElement> SiblingsIn(IParentNode parent, string name) => _siblings.GetOrAdd((parent, name.ToUpperInvariant()), _ => new(() => new Siblings<IElement>(
        [.. parent.Children.Where(child => child.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))],
        (child, attribute) => child.GetAttribute(attribute)))).Value;

    private static HashSet<string> Classes(LayoutTree tree, int node) =>
        [.. (tree.Nodes[node].Attributes.GetValueOrDefault("class") ?? "").Split((char[])[' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Where an element of the page's markup is written.</summary>
    public string PlaceOf(IElement element) => $"{_file}:{_page!.PlaceOf(element)}";

    /// <summary>Where an attribute of it is written, or the element where it has none of that name.</summary>
    public string PlaceOf(IElement element, string attribute) => $"{_file}:{_page!.PlaceOf(element, attribute)}";

    /// <summary>Where a piece of the page's markup is written.</summary>
    public string PlaceOf(Lexeme lexeme) => PlaceOf(lexeme.Start);

    /// <summary>Where a character of the page's markup is written.</summary>
    /// <param name="offset">In the page's text.</param>
    public string PlaceOf(int offset) => $"{_file}:{_page!.Source.PlaceOf(offset)}";

    private static bool IsRootOfView(LayoutTree tree, int node) => tree.Nodes[tree.Nodes[node].Parent].Name == LayoutNode.View || tree.Nodes[node].Name is LayoutNode.View or LayoutNode.Gap;
}
