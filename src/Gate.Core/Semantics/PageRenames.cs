using Gate.Core.Pages;

namespace Gate.Core.Semantics;

/// <summary>Pages that the page list pairs under two names: a link that followed its page to the new name leads where it led.</summary>
internal sealed class PageRenames
{
    private readonly Dictionary<PageId, PageId> _names = [];
    private readonly HashSet<PageId> _new = [];

    /// <param name="pairs">Of the whole site; of a name before that is paired twice, the first line counts.</param>
    public PageRenames(IEnumerable<PagePair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (!IsRenamed(pair) || PageOf(new Uri(SiteIndex.Root, pair.Before!.Address)) is not { } old || PageOf(new Uri(SiteIndex.Root, pair.After!.Address)) is not { } now)
                continue;
            _names.TryAdd(old, now);
            _new.Add(now);
        }
    }

    public static PageRenames None { get; } = new([]);

    /// <summary>Whether both sides have the page, each at another address.</summary>
    public static bool IsRenamed(PagePair pair) => pair is { Before: { } before, After: { } after } && before.Address != after.Address;

    /// <summary>What a link of the before side leads to, by the after side's name of the page; equal to <see cref="Now"/> of a link that leads there.</summary>
    public string Was(string href, PageSideMarkup before) => Target(href, before, page => _names.GetValueOrDefault(page));

    /// <summary>What a link of the after side leads to.</summary>
    public string Now(string href, PageSideMarkup after) => Target(href, after, page => _new.Contains(page) ? page : null);

    private static string Target(string href, PageSideMarkup side, Func<PageId, PageId?> nameOf) =>
        side.Resolve(href) is { } uri && PageOf(uri) is { } page && nameOf(page) is { } name
            ? name.Value + Uri.UnescapeDataString(uri.Query + uri.Fragment)
            : side.Shown(href);

    // A folder and the index in it are one page.
    private static PageId? PageOf(Uri uri) =>
        SiteIndex.IsInside(uri) ? PageId.Create(PathBytes.Shown(PagePath.Decode(uri.AbsolutePath[1..]))) : null;
}
