using System.Text;

namespace Gate.Core.Explain;

/// <summary>
/// An edit of tags alone, around what stays: a word that is marked up no more, a block put around paragraphs, a heading of another level, and what
/// stood between two texts that are one text without it. Whatever it does to the nodes beside it is this one change.
/// </summary>
/// <param name="Kind">As in the report: <c>added</c>, <c>removed</c>, <c>box</c> for an element of another tag, <c>text</c> for the words where these are others too.</param>
/// <param name="Name"><see cref="Around"/>, <see cref="Renamed"/>, or null where the element went or came with all that it holds.</param>
/// <param name="Before">What was written, or null.</param>
/// <param name="After">What is, or null.</param>
/// <param name="BeforeNode">The element before, or −1.</param>
/// <param name="AfterNode">The element after, or −1.</param>
internal sealed record TagChange(string Kind, string? Name, string? Before, string? After, int BeforeNode, int AfterNode)
{
    /// <summary>Name of tags that went from around what they held, or came around it.</summary>
    public const string Around = "tag";

    /// <summary>Name of an element's being of another tag.</summary>
    public const string Renamed = "tag name";

    /// <summary>Brothers of which the same is said; the nodes are those of the first.</summary>
    public int Elements { get; private init; } = 1;

    // More that went or came side by side are told as a run, or one by one.
    private const int Most = 3;

    // Characters of a place that are compared.
    private const int MostText = 20_000;

    /// <summary>The same changes; those that are of one edit of a tag know it.</summary>
    public static IReadOnlyList<LayoutChange> Join(LayoutPair pair, IReadOnlyList<LayoutChange> changes)
    {
        var (ofBefore, ofAfter, retagged) = (new Dictionary<int, TagChange>(), new Dictionary<int, TagChange>(), new Dictionary<int, TagChange>());
        foreach (var same in changes.Where(change => change is { Kind: "box", Name: Renamed }).GroupBy(change => (pair.After.Nodes[change.AfterNode].Parent, change.Before, change.After)))
        {
            var first = same.First();
            var tag = new TagChange("box", Renamed, first.Before, first.After, first.BeforeNode, first.AfterNode) { Elements = same.Count() };
            foreach (var change in same)
                retagged[change.AfterNode] = tag;
        }

        var edited = changes.Where(change => change.Kind == "text").Select(change => change.AfterNode).ToHashSet();
        foreach (var (parent, other) in Parents(pair, changes))
        {
            foreach (var place in Places(pair, parent, other, edited))
                Read(pair, (parent, other), place, ofBefore, ofAfter);
        }

        return ofBefore.Count + ofAfter.Count + retagged.Count == 0 ? changes : [.. changes.Select(change => TagOf(change) is { } tag ? change with { Tag = tag } : change)];

        TagChange? TagOf(LayoutChange change) => change switch
        {
            { Run: not null } => null,
            { Kind: "removed", BeforeNode: var node } => ofBefore.GetValueOrDefault(node) ?? OfPseudo(pair.Before, node, pair.Alignment.AfterOf),
            { Kind: "added", AfterNode: var node } => ofAfter.GetValueOrDefault(node) ?? OfPseudo(pair.After, node, after => after),
            { Kind: "text" } or { Kind: "box", Name: "parent" } => ofAfter.GetValueOrDefault(change.AfterNode) ?? ofBefore.GetValueOrDefault(change.BeforeNode),
            { Kind: "box", Name: Renamed } or { Kind: "attribute" } => retagged.GetValueOrDefault(change.AfterNode),
            // What its own attribute says by itself is told beside.
            { Kind: "style", Edit: null, AfterNode: var node } when StyleOf(pair.Before, change.BeforeNode) == StyleOf(pair.After, node) => retagged.GetValueOrDefault(node),
            _ => null,
        };

        // A list's item has a marker, and what it became has none.
        TagChange? OfPseudo(LayoutTree tree, int node, Func<int, int> toAfter) =>
            tree.Nodes[node].Kind == LayoutNodeKind.Pseudo ? retagged.GetValueOrDefault(toAfter(tree.Nodes[node].Parent)) : null;
    }

    private static string? StyleOf(LayoutTree tree, int node) => node < 0 ? null : tree.Nodes[node].Attributes.GetValueOrDefault("style");

    private static IEnumerable<(int Before, int After)> Parents(LayoutPair pair, IReadOnlyList<LayoutChange> changes) => changes
        .Select(change => change switch
        {
            { Run: null, Kind: "removed", BeforeNode: var node } when pair.Before.Nodes[node].Kind == LayoutNodeKind.Element => (pair.Before.Nodes[node].Parent, pair.Alignment.AfterOf(pair.Before.Nodes[node].Parent)),
            { Run: null, Kind: "added", AfterNode: var node } when pair.After.Nodes[node].Kind == LayoutNodeKind.Element => (pair.Alignment.BeforeOf(pair.After.Nodes[node].Parent), pair.After.Nodes[node].Parent),
            _ => (-1, -1),
        })
        .Where(parents => parents is (>= 0, >= 0)).Distinct();

    // What stands between two children that are on both sides as they were; none where these stand in another order.
    private static List<(List<int> Was, List<int> Now)> Places(LayoutPair pair, int parent, int other, HashSet<int> edited)
    {
        var (was, now) = (Told(pair.Before, parent), Told(pair.After, other));
        var places = new List<(List<int>, List<int>)>();
        var ranks = was.Index().ToDictionary(each => each.Item, each => each.Index);
        var (from, nowFrom) = (0, 0);
        for (var at = 0; at <= now.Count; at++)
        {
            var end = at == now.Count ? was.Count : edited.Contains(now[at]) ? -1 : ranks.GetValueOrDefault(pair.Alignment.BeforeOf(now[at]), -1);
            if (end < 0)
                continue;
            if (end < from)
                return [];
            if (from < end || nowFrom < at)
                places.Add((was[from..end], now[nowFrom..at]));
            (from, nowFrom) = (end + 1, at + 1);
        }

        return places;

        static List<int> Told(LayoutTree tree, int node) => [.. tree.Children[node].Where(child => tree.Nodes[child].Kind != LayoutNodeKind.Pseudo)];
    }

    private static void Read(LayoutPair pair, (int Before, int After) parents, (List<int> Was, List<int> Now) place, Dictionary<int, TagChange> ofBefore, Dictionary<int, TagChange> ofAfter)
    {
        var (was, now) = place;
        var (gone, come) = (Loose(pair.Before, was, pair.Alignment.AfterOf), Loose(pair.After, now, pair.Alignment.BeforeOf));
        if (gone.Count + come.Count is 0 or > Most || Text(pair.Before, was) is not { } text || Text(pair.After, now) is not { } textAfter)
            return;
        List<TagChange> told = (gone, come) switch
        {
            (_, []) when IsAround(pair.Before, gone, pair.After, now, pair.Alignment.BeforeOf) && text == textAfter => gone.ConvertAll(element => Removed(pair.Before, element, Around)),
            ([], _) when IsAround(pair.After, come, pair.Before, was, pair.Alignment.AfterOf) && text == textAfter => come.ConvertAll(element => Added(pair.After, element, Around)),
            (_, []) when IsTextAlone(pair.After, now) && IsJoined(pair.Before, was, gone, textAfter) => gone.ConvertAll(element => Removed(pair.Before, element, null)),
            ([], _) when IsTextAlone(pair.Before, was) && IsJoined(pair.After, now, come, text) => come.ConvertAll(element => Added(pair.After, element, null)),
            // Both the tags and the words are others: the words are told once, whatever pieces they are in.
            _ when text != textAfter && IsTextAlone(pair.Before, [.. was.Except(gone)]) && IsTextAlone(pair.After, [.. now.Except(come)]) => [OfWords(text, textAfter, parents)],
            _ => [],
        };
        foreach (var (nodes, tree, of) in told.Count == 0 ? [] : new[] { (was, pair.Before, ofBefore), (now, pair.After, ofAfter) })
        {
            foreach (var node in nodes)
            {
                if (told.FirstOrDefault(each => (tree == pair.Before ? each.BeforeNode : each.AfterNode) == node) is { } own)
                    of[node] = own;
                else if (told[0].Kind != "text" || tree.Nodes[node].Kind == LayoutNodeKind.Text)
                    of[node] = told[0];
            }
        }
    }

    // The elements of the other side are those that stood within.
    private static bool IsAround(LayoutTree tree, List<int> elements, LayoutTree other, List<int> rest, Func<int, int> toTree) =>
        elements.TrueForAll(element => tree.Children[element].Any(child => tree.Nodes[child].Kind != LayoutNodeKind.Pseudo))
        && rest.TrueForAll(node => other.Nodes[node].Kind != LayoutNodeKind.Element || (toTree(node) is >= 0 and var inner && elements.Contains(tree.Nodes[inner].Parent)));

    private static List<int> Loose(LayoutTree tree, List<int> nodes, Func<int, int> counterpart) =>
        nodes.FindAll(node => tree.Nodes[node] is { Kind: LayoutNodeKind.Element, Box: not null } && counterpart(node) < 0);

    private static bool IsTextAlone(LayoutTree tree, List<int> nodes) => nodes.TrueForAll(node => tree.Nodes[node].Kind == LayoutNodeKind.Text);

    // The texts beside are one text now; what parted them may have left a space.
    private static bool IsJoined(LayoutTree tree, List<int> whole, List<int> elements, string kept)
    {
        var pieces = new List<List<int>> { new() };
        foreach (var node in whole)
        {
            if (elements.Contains(node))
                pieces.Add([]);
            else
                pieces[^1].Add(node);
        }

        return kept == Text(tree, pieces.SelectMany(piece => piece)) || kept == Collapsed(string.Join(' ', pieces.Select(piece => Text(tree, piece))));
    }

    private static TagChange Removed(LayoutTree tree, int element, string? name) => new("removed", name, Said(tree, element, name), null, element, -1);

    private static TagChange Added(LayoutTree tree, int element, string? name) => new("added", name, null, Said(tree, element, name), -1, element);

    private static TagChange OfWords(string before, string after, (int Before, int After) parents) =>
        new("text", null, TextEdit.Around(before, after).Before, TextEdit.Around(before, after).After, parents.Before, parents.After);

    private static string Said(LayoutTree tree, int element, string? name) => name is null ? tree.Nodes[element].Name : $"<{tree.Nodes[element].Name}> around {Held(tree, element)}";

    private static string Held(LayoutTree tree, int element)
    {
        var elements = tree.Children[element].Count(child => tree.Nodes[child].Kind == LayoutNodeKind.Element);
        return (elements < 2 || !IsWithoutText(tree, element)) && Text(tree, tree.Children[element]) is { Length: > 0 } text ? $"“{TextEdit.Short(text)}”" : Words.Count(elements, "element");
    }

    private static bool IsWithoutText(LayoutTree tree, int element) => tree.Children[element].All(child => tree.Nodes[child].Kind != LayoutNodeKind.Text || string.IsNullOrWhiteSpace(tree.Nodes[child].Text));

    // As it is read, without what was generated; null where that is too much. A node's descendants follow it.
    private static string? Text(LayoutTree tree, IEnumerable<int> nodes)
    {
        var text = new StringBuilder();
        foreach (var top in nodes)
        {
            for (var node = top; node < tree.Nodes.Count && (node == top || tree.Nodes[node].Parent >= top); node++)
            {
                if (tree.Nodes[node].Kind == LayoutNodeKind.Text && tree.Nodes[tree.Nodes[node].Parent].Kind != LayoutNodeKind.Pseudo)
                    text.Append(tree.Nodes[node].Text);
                if (text.Length > MostText)
                    return null;
            }
        }

        return Collapsed(text.ToString());
    }

    private static string Collapsed(string text) => string.Join(' ', text.Split((char[])[' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries));
}
