using Gate.Core.Pages;

namespace Gate.Core.Semantics;

/// <summary>The fragments of all pages that lead to other elements than they did: links of other pages are written as they were.</summary>
/// <param name="pages">By the after side's name of the page, by fragment.</param>
internal sealed class MovedAnchors(IReadOnlyDictionary<PageId, IReadOnlyDictionary<string, MovedAnchor>> pages)
{
    public bool IsEmpty => pages.Count == 0;

    /// <summary>Those of one page.</summary>
    public static IReadOnlyDictionary<string, MovedAnchor> Of(PagePairMarkup pages)
    {
        var moved = new Dictionary<string, MovedAnchor>(StringComparer.Ordinal);
        if (!pages.MayMoveNames)
            return moved;
        foreach (var name in pages.Before.Page.Elements.SelectMany(PageSideMarkup.FragmentsOf).Distinct(StringComparer.Ordinal))
        {
            if (pages.Before.TargetOf(name) is { } was && pages.After.TargetOf(name) is { } now && pages.Identity.IsElsewhere(was, now))
                moved.Add(name, new MovedAnchor(ElementLabel.Of(was), ElementLabel.Of(now)));
        }

        return moved;
    }

    /// <summary>What became of where an address of the after side leads; null where it leads where it led, as far as names go.</summary>
    public MovedAnchor? Find(Uri uri)
    {
        if (IsEmpty || uri is not { IsAbsoluteUri: true, Fragment.Length: > 1 } || !SiteIndex.IsInside(uri))
            return null;
        var path = PathBytes.Shown(PagePath.Decode(uri.AbsolutePath[1..]));
        // Hosts show "about" as "about.html", and lead from a folder to its index.
        foreach (var name in (string[])[path, $"{path}.html", $"{path}/"])
        {
            if (pages.TryGetValue(PageId.Create(name), out var moved))
                return moved.GetValueOrDefault(uri.Fragment[1..]) ?? moved.GetValueOrDefault(Uri.UnescapeDataString(uri.Fragment[1..]));
        }

        return null;
    }
}
