using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gate.Core.Explain;

/// <summary>The elements of a layout as a document that selectors can be asked of; made when first asked.</summary>
internal sealed class LayoutElements(LayoutTree tree)
{
    private static readonly string[] PseudoNames = ["::before", "::after", "::marker", "::first-line", "::first-letter", "::placeholder", ":before", ":after"];

    private readonly Lazy<IElement?[]> _elements = new(() => Build(tree));
    private readonly Dictionary<(int, string), bool> _asked = [];

    /// <summary>Whether a node is one that the selector is for. A selector that is not understood is for none.</summary>
    public bool Matches(int node, string selector)
    {
        if (node < 0)
            return false;
        if (!_asked.TryGetValue((node, selector), out var fits))
            _asked[(node, selector)] = fits = Ask(node, selector);
        return fits;
    }

    /// <summary>The node that a selector is for, or −1 where it is for none or several.</summary>
    public int Find(string selector)
    {
        var found = Enumerable.Range(0, tree.Nodes.Count).Where(node => Matches(node, selector)).Take(2).ToList();
        return found.Count == 1 ? found[0] : -1;
    }

    private bool Ask(int node, string selector)
    {
        var pseudo = tree.Nodes[node].Kind == LayoutNodeKind.Pseudo ? tree.Nodes[node].Name : "";
        if (_elements.Value[tree.ElementAt(node)] is not { } element)
            return false;
        foreach (var part in selector.Split(','))
        {
            var plain = part.Trim();
            var named = Array.Find(PseudoNames, name => plain.EndsWith(name, StringComparison.Ordinal));
            var asked = named is null ? "" : named.StartsWith("::", StringComparison.Ordinal) ? named : ":" + named;
            if (asked != pseudo)
                continue;
            plain = named is null ? plain : plain[..^named.Length];
            try
            {
                if (element.Matches(plain.Length == 0 ? "*" : plain))
                    return true;
            }
            catch (DomException)
            {
                // Not a selector that the parser knows: it then says nothing of this element.
                continue;
            }
        }

        return false;
    }

    private static IElement?[] Build(LayoutTree tree)
    {
        var document = new HtmlParser().ParseDocument("");
        document.DocumentElement.Remove();
        var elements = new IElement?[tree.Nodes.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            var node = tree.Nodes[i];
            if (node.Kind != LayoutNodeKind.Element || node.Name.StartsWith('#') || Create(document, node) is not { } element)
                continue;
            elements[i] = element;
            if (node.Parent >= 0 && elements[node.Parent] is { } parent)
                parent.AppendChild(element);
            else if (document.DocumentElement is null)
                document.AppendChild(element);
        }

        return elements;
    }

    private static IElement? Create(IDocument document, LayoutNode node)
    {
        try
        {
            var element = document.CreateElement(node.Name);
            foreach (var (name, value) in node.Attributes)
                element.SetAttribute(name, value);
            return element;
        }
        catch (DomException)
        {
            // The parser of a page takes names that scripts may not give: such an element is matched by nothing.
            return null;
        }
    }
}
