using System.Collections.Concurrent;

namespace Gate.Core.Explain;

/// <summary>What became of the style sheets of a page; a sheet that many pages share is compared once. Safe for concurrent use.</summary>
internal sealed class SheetEdits
{
    private readonly ConcurrentDictionary<(SheetText Before, SheetText After), SheetChange> _known = [];

    public StyleEdits Between(SideText before, SideText after)
    {
        var edits = new List<StyleEdit>();
        var names = before.Sheets.Concat(after.Sheets).Select(sheet => sheet.Name).Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var (was, now) = (before.Sheets.FirstOrDefault(sheet => sheet.Name == name), after.Sheets.FirstOrDefault(sheet => sheet.Name == name));
            edits.AddRange(was is not null && now is not null ? Between(was, now).Edits : StyleEdits.Compare(was?.Declarations ?? [], now?.Declarations ?? []));
        }

        if (before.Sheets.Count != after.Sheets.Count || !before.Sheets.Select(sheet => sheet.Name).SequenceEqual(after.Sheets.Select(sheet => sheet.Name), StringComparer.Ordinal))
            edits = [.. Joined(edits)];
        return new StyleEdits(edits, before.Styles.Concat(after.Styles));
    }

    // What stands in another sheet now and says the same is no edit; an address in it may lead elsewhere from there.
    private static IEnumerable<StyleEdit> Joined(List<StyleEdit> edits)
    {
        var gone = edits.Where(edit => edit is { After: null, Nesting: null }).ToLookup(edit => Key(edit.Before!), StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<StyleEdit>(same), StringComparer.Ordinal);
        var paired = new Dictionary<StyleEdit, StyleEdit>(ReferenceEqualityComparer.Instance);
        foreach (var edit in edits.Where(edit => edit is { Before: null, Nesting: null }))
        {
            if (gone.TryGetValue(Key(edit.After!), out var same) && same.TryDequeue(out var other))
                paired[edit] = other;
        }

        var dropped = paired.Values.ToHashSet<StyleEdit>(ReferenceEqualityComparer.Instance);
        foreach (var edit in edits.Where(edit => !dropped.Contains(edit)))
        {
            if (!paired.TryGetValue(edit, out var was))
                yield return edit;
            else if (edit.After!.Value.Contains("url(", StringComparison.OrdinalIgnoreCase))
                yield return new StyleEdit(was.Before, edit.After);
        }

        static string Key(StyleDeclaration declaration) => $"{declaration.Context}\0{declaration.Selector}\0{declaration.Property}\0{declaration.Value}";
    }

    /// <summary>Of one sheet.</summary>
    public SheetChange Between(SheetText before, SheetText after)
    {
        if (before.Text == after.Text)
            return SheetChange.None;
        // A page's own style elements are asked about by that page alone.
        return before.Name.Length > 0 ? _known.GetOrAdd((before, after), pair => SheetChange.Of(pair.Before, pair.After)) : SheetChange.Of(before, after);
    }
}
