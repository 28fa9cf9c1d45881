using System.Globalization;

namespace Gate.Core.Pages;

/// <summary>Before × after → the union of both page sets.</summary>
public static class PagePairing
{
    /// <summary>
    /// Pairs pages by id, or as the page list says. A live site without a list takes the other side's pages. A page that rules
    /// leave out on one side is left out on both.
    /// </summary>
    /// <exception cref="GateException">
    /// <c>page-set-empty</c>; <c>pages-unknown</c> for two live sites without a list; <c>page-listed-missing</c> and
    /// <c>page-listed-twice</c> with file and line; whatever the sources say.
    /// </exception>
    public static PagePairs Pair(IPageSource before, IPageSource after, PageRules rules)
    {
        var excluded = new HashSet<(string Rule, PageId Page)>();
        var pairs = rules.Listed is { } list
            ? FromList(list, before.Site, after.Site, rules, excluded)
            : FromSources(before, after, rules, excluded);
        var counts = excluded.GroupBy(page => page.Rule, StringComparer.Ordinal)
            .Select(group => new ExcludedCount(group.Key, group.Count()))
            .OrderBy(count => count.Rule, StringComparer.Ordinal)
            .ToList();
        return pairs.Count > 0 ? new PagePairs([.. pairs.OrderBy(pair => pair.Id)], counts) : throw Empty(before, after, counts, NearestTo(rules, excluded));
    }

    private static List<PagePair> FromSources(IPageSource before, IPageSource after, PageRules rules, HashSet<(string Rule, PageId Page)> excluded)
    {
        var (foundBefore, foundAfter) = (before.FindPages(rules), after.FindPages(rules));
        foreach (var page in (foundBefore?.Excluded ?? []).Concat(foundAfter?.Excluded ?? []))
            excluded.Add((page.Rule, page.Page));
        switch (foundBefore, foundAfter)
        {
            case (null, null):
                throw new GateException("pages-unknown", $"neither \"{before.Description}\" nor \"{after.Description}\" can list its pages")
                {
                    NextStep = "name the pages with --pages FILE",
                };
            case ({ } known, null):
                return [.. known.Pages.Select(page => new PagePair(page.Id, page, OfLive(page)))];
            case (null, { } known):
                return [.. known.Pages.Select(page => new PagePair(page.Id, OfLive(page), page))];
            case ({ Pages: [var one] }, { Pages: [var other] }) when before is FileSource && after is FileSource:
                // Two files were named to be compared, whatever they are called.
                return [new PagePair(other.Id, one, other)];
            case ({ } one, { } other):
                return Union(one.Pages, other.Pages);
        }
    }

    private static List<PagePair> Union(IReadOnlyList<PageEntry> before, IReadOnlyList<PageEntry> after)
    {
        var rest = before.ToDictionary(page => page.Id);
        var pairs = new List<PagePair>(after.Count);
        foreach (var page in after)
        {
            rest.Remove(page.Id, out var partner);
            pairs.Add(new PagePair(page.Id, partner, page));
        }

        pairs.AddRange(rest.Values.Select(page => new PagePair(page.Id, page, null)));
        return pairs;
    }

    /// <summary>A web server shows a folder's index at the folder; many send <c>index.html</c> there, which would be a redirect.</summary>
    private static PageEntry OfLive(PageEntry page)
    {
        const string index = "index.html";
        var isIndex = page.Address == index || page.Address.EndsWith("/" + index, StringComparison.Ordinal);
        return isIndex ? page with { Address = page.Address[..^index.Length] } : page;
    }

    private static List<PagePair> FromList(PageList list, Site before, Site after, PageRules rules, HashSet<(string Rule, PageId Page)> excluded)
    {
        var filter = new PageFilter(rules);
        var pairs = new List<PagePair>(list.Lines.Count);
        var seen = new Dictionary<PageId, int>();
        foreach (var line in list.Lines)
        {
            var place = Place(list.File, line.Number);
            var pageBefore = Has(before, line.Before, place) ? line.Before : null;
            var pageAfter = Has(after, line.After, place) ? line.After : null;
            var id = (pageAfter ?? pageBefore ?? throw Missing(list, line)).Id;
            if (!seen.TryAdd(id, line.Number))
                throw Twice(list, line, id, seen[id]);
            if (filter.LeftOutBy(id) is { } rule)
                excluded.Add((rule, id));
            else
                pairs.Add(new PagePair(id, pageBefore, pageAfter));
        }

        return pairs;
    }

    /// <summary>A live site is asked when the page is rendered: what it does not have is then a page that failed.</summary>
    private static bool Has(Site site, PageEntry page, string place)
    {
        if (site is not Site.Served served)
            return true;
        return served.Files.Find(FilePath(page)) switch
        {
            SiteAnswer.Found or SiteAnswer.Moved => true,
            SiteAnswer.Refused refused => throw new GateException("page-listed-refused", $"\"{page.Id}\" is not served: {refused.Reason}")
            {
                Place = place,
                NextStep = "list a regular file inside the page set's folder",
            },
            _ => false,
        };
    }

    private static string FilePath(PageEntry page)
    {
        var query = page.Address.IndexOf('?', StringComparison.Ordinal);
        return PagePath.Decode(query < 0 ? page.Address : page.Address[..query]);
    }

    private static GateException Missing(PageList list, PageListLine line)
    {
        var names = line.Before.Id == line.After.Id ? $"\"{line.Before.Id}\"" : $"\"{line.Before.Id}\" before nor \"{line.After.Id}\" after";
        return new GateException("page-listed-missing", $"neither side has {names}")
        {
            Place = Place(list.File, line.Number),
            NextStep = "correct the path, relative to the root of the page set; a folder's index is written with a final slash",
        };
    }

    private static GateException Twice(PageList list, PageListLine line, PageId id, int first) =>
        new("page-listed-twice", string.Create(CultureInfo.InvariantCulture, $"\"{id}\" is listed already in line {first}"))
        {
            Place = Place(list.File, line.Number),
            NextStep = "remove one of the lines; of two columns, the second names the page and may not repeat",
        };

    private static GateException Empty(IPageSource before, IPageSource after, List<ExcludedCount> counts, string? near)
    {
        var leftOut = string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Rule} ({count.Pages})")));
        return new GateException("page-set-empty", $"no pages in \"{before.Description}\" and \"{after.Description}\"{(leftOut.Length == 0 ? "" : $"; left out: {leftOut}")}")
        {
            NextStep = leftOut.Length == 0
                ? "check the folders; pages are *.html, *.htm, *.xhtml, *.xht, others by --include"
                : near ?? "loosen the rules that left every page out",
        };
    }

    private static string? NearestTo(PageRules rules, HashSet<(string Rule, PageId Page)> excluded) =>
        rules.Include.Select(rule => NearestName.Of(rule.Glob, excluded.Select(page => page.Page.Value)) is { } page ? $"the page with the nearest name is \"{page}\"; the rule is {rule}" : null).FirstOrDefault(near => near is not null);

    internal static string Place(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
}
