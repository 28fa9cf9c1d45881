using System.Text;

namespace Gate.Core.Pages.Live;

/// <summary>
/// Decides which addresses a crawl asks for: each page once, level by level in the order of the ids, within the bounds. What it
/// leaves out is told with the rule that did it.
/// </summary>
public sealed class CrawlFrontier(LiveAddress addresses, CrawlBounds bounds)
{
    private readonly Dictionary<PageId, PageEntry> _known = [];
    private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);
    private readonly SortedDictionary<PageId, PageEntry> _next = [];
    private readonly Dictionary<PageId, string> _leftOut = [];

    /// <summary>Links between the start and the level that is asked for now; the start is 0.</summary>
    public int Depth { get; private set; } = -1;

    /// <summary>What was left out so far, and why.</summary>
    public IReadOnlyList<ExcludedPages> LeftOut => [.. _leftOut.OrderBy(page => page.Key).Select(page => new ExcludedPages(page.Value, page.Key))];

    /// <summary>Takes note of an address that was found on the current level; other sites' are none of our business.</summary>
    public void Found(Uri address)
    {
        if (addresses.PageAt(address) is not { } page || _known.ContainsKey(page.Id) || _leftOut.ContainsKey(page.Id))
            return;
        if (Bound(page.Id) is { } rule)
            _leftOut[page.Id] = rule;
        else
            Take(page);
    }

    /// <summary>A page that was asked for turned out to be none.</summary>
    public void Drop(PageEntry page, string why) => _leftOut[page.Id] = Rule(why);

    /// <summary>The next level, in order; empty at the end.</summary>
    public IReadOnlyList<PageEntry> NextLevel()
    {
        PageEntry[] level = [.. _next.Values];
        _next.Clear();
        Depth++;
        return level;
    }

    private void Take(PageEntry page)
    {
        _known[page.Id] = page;
        _next[page.Id] = page;
        var shape = Shape(page.Id.Value);
        _alike[shape] = _alike.GetValueOrDefault(shape) + 1;
    }

    private string? Bound(PageId id)
    {
        var path = id.Value.Split('?')[0];
        return bounds.Depth is { } depth && Depth + 1 > depth ? Rule($"more than {Words.Count(depth, "link")} from the start")
            : path.Split('/').GroupBy(segment => segment, StringComparer.Ordinal).Any(same => same.Count() > bounds.Repeated) ? Rule("a path that repeats itself")
            : _alike.GetValueOrDefault(Shape(id.Value)) >= bounds.Alike ? Rule($"beyond {Words.Number(bounds.Alike)} addresses that are alike")
            : _known.Count >= bounds.Pages ? Rule($"beyond {Words.Number(bounds.Pages)} pages")
            : null;
    }

    private static string Rule(string why) => $"--crawl ({why})";

    /// <summary><c>blog/2024/05/a-7.html?page=3</c> → <c>blog/#/#/a-#.html?page</c>.</summary>
    private static string Shape(string id)
    {
        var mark = id.IndexOf('?', StringComparison.Ordinal);
        var shape = new StringBuilder();
        foreach (var character in mark < 0 ? id : id[..mark])
        {
            if (!char.IsAsciiDigit(character))
                shape.Append(character);
            else if (shape.Length == 0 || shape[^1] != '#')
                shape.Append('#');
        }

        if (mark >= 0)
            shape.Append('?').AppendJoin('&', id[(mark + 1)..].Split('&').Select(parameter => parameter.Split('=')[0]).Distinct());
        return shape.ToString();
    }
}
