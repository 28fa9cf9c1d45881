using System.Buffers;

namespace Gate.Core.Explain;

/// <summary>Edits by what the last part of each of their selectors calls its element: a tag, a class or an id that it has to have.</summary>
internal sealed class SelectorKeys
{
    private static readonly SearchValues<char> Other = SearchValues.Create("()[]\\&|");

    // Under the empty word: what may be for any element.
    private readonly Dictionary<string, List<(int At, StyleEdit Edit)>> _edits = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="edits">In the order in which they are asked.</param>
    public SelectorKeys(IEnumerable<StyleEdit> edits)
    {
        foreach (var (at, edit) in edits.Index())
        {
            foreach (var word in Words(edit).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!_edits.TryGetValue(word, out var same))
                    _edits[word] = same = [];
                same.Add((at, edit));
            }
        }
    }

    /// <summary>Those that may be for what is called so on either side, in their order.</summary>
    public IEnumerable<StyleEdit> MayBeFor(string before, string after) =>
        before.Split(' ').Concat(after.Split(' ')).Append("").Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(word => _edits.GetValueOrDefault(word) ?? [])
            .DistinctBy(each => each.At).OrderBy(each => each.At).Select(each => each.Edit);

    /// <summary>What the element of a node is called by: <c>tag .class #id</c>; empty where there is none.</summary>
    public static string Called(LayoutTree tree, int node)
    {
        if (node < 0)
            return "";
        var element = tree.Nodes[tree.ElementAt(node)];
        var classes = element.Attributes.GetValueOrDefault("class", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return $"{element.Name} {string.Concat(classes.Select(name => $".{name} "))}{(element.Attributes.TryGetValue("id", out var id) ? $"#{id}" : "")}";
    }

    private static IEnumerable<string> Words(StyleEdit edit) =>
        new[] { edit.Before?.Selector, edit.After?.Selector }.OfType<string>().Distinct(StringComparer.Ordinal).SelectMany(list => list.Contains('(', StringComparison.Ordinal) || list.Contains('[', StringComparison.Ordinal) ? [""] : list.Split(',').Select(WordOf));

    // Empty where no plain word has to hold: escapes, functions and attributes are left to the parser.
    private static string WordOf(string selector)
    {
        var plain = selector.Trim();
        if (plain.AsSpan().ContainsAny(Other))
            return "";
        var last = plain[(plain.AsSpan().LastIndexOfAny(" >+~") + 1)..];
        var colon = last.IndexOf(':', StringComparison.Ordinal);
        last = colon < 0 ? last : last[..colon];
        var start = last.AsSpan().LastIndexOfAny(".#");
        var word = start < 0 ? last : last[start..];
        return word is "*" or "." or "#" ? "" : word;
    }
}
