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

        return new StyleEdits(edits, before.Styles.Concat(after.Styles));
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
