using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gate.Core.Pages;

namespace Gate.Core.Run.Shards;

/// <summary>Which part takes which page: the same on every machine that is told the same.</summary>
internal sealed class ShardDeal
{
    private readonly IReadOnlyList<int> _parts;

    private ShardDeal(IReadOnlyList<int> parts, string digest) => (_parts, Digest) = (parts, digest);

    /// <summary>Over all pages with the part of each, <c>sha256:…</c>.</summary>
    public string Digest { get; }

    /// <summary>
    /// Without timings pages are dealt out in turn, because those that lie side by side cost about the same. With timings the costliest page
    /// goes first, each to the part that has least to do so far (Graham 1969, LPT: at most 4/3 of the shortest possible); of a page that
    /// the timings do not know the median is assumed.
    /// </summary>
    /// <param name="count">Number of parts, at most the number of pages.</param>
    /// <param name="pages">Of all parts.</param>
    /// <param name="timings">Of an earlier run; null for none.</param>
    public static ShardDeal Of(int count, IReadOnlyList<PagePair> pages, PageTimings? timings)
    {
        int[] parts = timings is null ? [.. Enumerable.Range(0, pages.Count).Select(at => at % count + 1)] : Balanced(count, [.. pages.Select(page => timings.Of(page.Id.Value))]);
        var text = string.Join('\n', pages.Select((page, at) => string.Create(CultureInfo.InvariantCulture, $"{parts[at]}\t{page.Id.Value}")));
        return new ShardDeal(parts, $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");
    }

    /// <summary>Where the pages of a part stand among all pages, ascending.</summary>
    /// <param name="part">From 1.</param>
    public IReadOnlyList<int> PositionsOf(int part) => [.. Enumerable.Range(0, _parts.Count).Where(at => _parts[at] == part)];

    private static int[] Balanced(int count, long[] costs)
    {
        var parts = new int[costs.Length];
        var loads = new (long Cost, int Pages)[count];
        foreach (var at in Enumerable.Range(0, costs.Length).OrderByDescending(at => costs[at]).ThenBy(at => at))
        {
            // Every part gets a page before any gets two: a part without pages proves nothing.
            var least = Enumerable.Range(0, count).MinBy(part => loads[part]);
            parts[at] = least + 1;
            loads[least] = (loads[least].Cost + costs[at], loads[least].Pages + 1);
        }

        return parts;
    }
}
