using System.Collections.Concurrent;
using Gate.Core.Semantics;

namespace Gate.Core.Coverage;

/// <summary>The rules of the pages' style sheets that captures may be without. Sheets that pages share are read once. Safe for concurrent use.</summary>
internal sealed class StateSheets
{
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<StateRule>>> _shared = new(StringComparer.Ordinal);

    /// <summary>In the order in which they are in force.</summary>
    public IReadOnlyList<StateRule> Of(PageSideMarkup side) =>
        [.. new PageStyles(side.Page, side.Address, side.Site).Sheets.SelectMany(sheet => sheet.IsShared ? _shared.GetOrAdd(sheet.Text, text => new(() => StateRule.Read(text))).Value : StateRule.Read(sheet.Text))];
}
