using System.Security.Cryptography;
using System.Text;
using Gate.Core.Checks;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>Makes one finding of the same change on many pages: a page's chrome is decided once.</summary>
internal static class FindingGroups
{
    /// <summary>Findings of one check that are listed; a rebuilt site can change in thousands of places, and nobody reads those.</summary>
    private const int MostPerCheck = 100;

    public static IEnumerable<Finding> Of(IEnumerable<PageChange> changes) => changes
        .GroupBy(change => change.Check, StringComparer.Ordinal)
        .SelectMany(check => OfCheck(check.Key, [.. check.GroupBy(change => (change.Severity, change.Change.What)).OrderByDescending(group => group.Key.Severity).ThenByDescending(group => group.Count()).ThenBy(group => group.Key.What, StringComparer.Ordinal)]));

    public static Finding WithoutMarkup(bool isRecorded) => isRecorded
        ? FindingFactory.OfRun("semantics-skipped", Severity.Info, "baseline", "the before side is a baseline, which keeps pictures alone: no markup was compared")
        : FindingFactory.OfRun("semantics-skipped", Severity.Info, "live", "a side is a live site: its markup was not compared, only its pixels were");

    private static IEnumerable<Finding> OfCheck(string check, List<IGrouping<(Severity Severity, string What), PageChange>> groups)
    {
        foreach (var group in groups.Take(MostPerCheck))
            yield return OfGroup(check, group);
        if (groups.Count <= MostPerCheck)
            yield break;
        var rest = groups.Skip(MostPerCheck).ToList();
        var changes = rest.SelectMany(group => group).ToList();
        var pages = PagesOf(changes);
        yield return FindingFactory.OfRun(check, rest[0].Key.Severity, "more", pages, $"{Words.Count(rest.Count, "further change")} of this kind on {Words.Count(pages.Count, "page")}, not listed one by one").Binding(changes.Select(change => $"{Thing(change)} {change.Change.What}"));
    }

    private static Finding OfGroup(string check, IGrouping<(Severity Severity, string What), PageChange> group)
    {
        var changes = group.OrderBy(change => change.Page, StringComparer.Ordinal).ThenBy(change => (change.Change.After ?? change.Change.Before)?.Line).ThenBy(change => (change.Change.After ?? change.Change.Before)?.Column).ToList();
        var pages = PagesOf(changes);
        var places = changes.Count > pages.Count ? $" ({Words.Count(changes.Count, "place")})" : "";
        var where = pages.Count > 1 || places.Length > 0 ? $"; on {Words.Count(pages.Count, "page")}{places}" : "";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{check}\0{group.Key.What}\0{string.Join('\0', pages)}"));
        var finding = new Finding(
            $"{check}-{Convert.ToHexStringLower(hash.AsSpan(0, 6))}",
            check,
            group.Key.Severity,
            pages.Count == 1 ? pages[0] : null,
            null,
            Location(changes[0]),
            group.Key.What + where,
            null);
        return changes is [{ Change.Content: null }] ? finding : finding.Binding(changes.Select(Thing)) with { Pages = pages.Count > 1 ? pages : [] };
    }

    private static List<string> PagesOf(IEnumerable<PageChange> changes) => [.. changes.Select(change => change.Page).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Thing(PageChange change) => $"{Location(change)} {change.Change.Content}";

    private static string Location(PageChange change)
    {
        var before = change.Change.Before is { } was ? $"before/{change.Page}:{was}" : null;
        var after = change.Change.After is { } now ? $"after/{change.Page}:{now}" : null;
        return before is null ? after! : after is null ? before : $"{before} → {after}";
    }
}
