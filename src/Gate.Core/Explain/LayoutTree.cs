using System.Collections.Concurrent;

namespace Gate.Core.Explain;

/// <summary>Layout facts with their children and what identifies a node.</summary>
internal sealed class LayoutTree
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly ulong[] _hashes;
    private readonly int[] _ranks;
    private readonly ConcurrentDictionary<(int Parent, string Name), Lazy<Siblings<int>>> _siblings = [];
    private readonly Dictionary<string, int> _kin = new(StringComparer.Ordinal);

    public LayoutTree(LayoutFacts facts)
    {
        Nodes = facts.Nodes;
        var children = new List<int>[Nodes.Count];
        for (var i = 0; i < children.Length; i++)
            children[i] = [];
        _ranks = new int[Nodes.Count];
        var copies = new bool[Nodes.Count];
        for (var i = 0; i < Nodes.Count; i++)
        {
            if (Nodes[i].Parent >= 0)
            {
                _ranks[i] = children[Nodes[i].Parent].Count;
                children[Nodes[i].Parent].Add(i);
            }

            // Copies of an element do not make it one of several.
            copies[i] = Nodes[i].Name == LayoutNode.View || (Nodes[i].Parent >= 0 && copies[Nodes[i].Parent]);
            if (!copies[i])
                _kin[Kin(Nodes[i])] = _kin.GetValueOrDefault(Kin(Nodes[i])) + 1;
        }

        Children = children;
        _hashes = new ulong[Nodes.Count];
        for (var i = Nodes.Count - 1; i >= 0; i--)
            _hashes[i] = Hash(i);
    }

    public IReadOnlyList<LayoutNode> Nodes { get; }

    public IReadOnlyList<IReadOnlyList<int>> Children { get; }

    /// <summary>Equal for subtrees of the same elements, attributes and texts.</summary>
    public ulong HashOf(int node) => _hashes[node];

    /// <summary>Where a node stands among its parent's children.</summary>
    public int Rank(int node) => _ranks[node];

    /// <summary>The elements of its name below its parent, itself among them.</summary>
    public Siblings<int> SiblingsOf(int node) => _siblings.GetOrAdd((Nodes[node].Parent, Nodes[node].Name), key => new(() => new Siblings<int>(
        [.. Children[key.Parent].Where(other => Nodes[other].Kind == LayoutNodeKind.Element && Nodes[other].Name == key.Name)],
        (other, name) => Nodes[other].Attributes.GetValueOrDefault(name)))).Value;

    /// <summary>The nearest element at or above a node.</summary>
    public int ElementAt(int node)
    {
        while (node > 0 && Nodes[node].Kind != LayoutNodeKind.Element)
            node = Nodes[node].Parent;
        return node;
    }

    public string Style(int node, string property)
    {
        var styles = Nodes[node].Styles;
        return styles.Count == 0 ? "" : styles[LayoutProperties.IndexOf(property)];
    }

    /// <summary>A short selector that fits this element alone within its document.</summary>
    public string Selector(int node)
    {
        var suffix = Nodes[node].Kind == LayoutNodeKind.Pseudo ? Nodes[node].Name : "";
        var parts = new List<string>();
        for (var at = ElementAt(node); at >= 0 && Nodes[at].Name is not "#document"; at = Nodes[at].Parent)
        {
            var element = Nodes[at];
            if (element.Kind != LayoutNodeKind.Element || element.Name.StartsWith('#'))
                continue;
            if (_kin.GetValueOrDefault(Kin(element)) == 1)
            {
                parts.Add(Compound(element));
                break;
            }

            parts.Add(Compound(element) + Among(at));
        }

        parts.Reverse();
        return parts.Count == 0 ? Nodes[node].Name : string.Join(" > ", parts) + suffix;
    }

    private static string Compound(LayoutNode element)
    {
        if (element.Attributes.TryGetValue("id", out var id) && IsPlain(id))
            return $"{element.Name}#{id}";
        var classes = (element.Attributes.GetValueOrDefault("class") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(IsPlain).Take(2);
        return element.Name + string.Concat(classes.Select(name => $".{name}"));
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and < 60 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string Kin(LayoutNode node) => node.Kind == LayoutNodeKind.Element ? Compound(node) : node.Name;

    private string Among(int node)
    {
        if (Nodes[node].Parent < 0)
            return "";
        var same = SiblingsOf(node);
        return same.Count == 1 ? "" : $":nth-of-type({same.IndexOf(node) + 1})";
    }

    private ulong Hash(int index)
    {
        var node = Nodes[index];
        var hash = Mix(Mix(Offset, node.Name), node.Text);
        foreach (var (name, value) in node.Attributes)
            hash += Mix(Mix(Offset, name), value);
        foreach (var child in Children[index])
            hash = (hash ^ _hashes[child]) * Prime;
        return hash;
    }

    private static ulong Mix(ulong hash, string text)
    {
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return (hash ^ 0xFFFF) * Prime;
    }
}
