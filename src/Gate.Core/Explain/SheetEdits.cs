using System.Collections.Concurrent;

namespace Gate.Core.Explain;

/// <summary>What became of the style sheets of a page; a sheet that many pages share is compared once. Safe for concurrent use.</summary>
internal sealed class SheetEdits
{
    private readonly ConcurrentDictionary<(SheetText Before, SheetText After), IReadOnlyList<StyleEdit>> _known = [];

    public StyleEdits Between(SideText before, SideText after)
    {
        var edits = new List<StyleEdit>();
        var names = before.Sheets.Concat(after.Sheets).Select(sheet => sheet.Name).Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var (was, now) = (before.Sheets.FirstOrDefault(sheet => sheet.Name == name), after.Sheets.FirstOrDefault(sheet => sheet.Name == name));
            if (was?.Text == now?.Text)
                continue;
            edits.AddRange(was is not null && now is not null && was.Name.Length > 0
                ? _known.GetOrAdd((was, now), pair => StyleEdits.Compare(pair.Before.Declarations, pair.After.Declarations))
                : StyleEdits.Compare(was?.Declarations ?? [], now?.Declarations ?? []));
        }

        return new StyleEdits(edits, before.Styles.Concat(after.Styles));
    }
}
