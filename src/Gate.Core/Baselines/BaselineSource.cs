using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Baselines;

/// <summary><c>baseline:FOLDER</c>: captures that a person approved stand for the before side; nothing of it is rendered.</summary>
public sealed class BaselineSource : IPageSource
{
    /// <summary>What the source begins with, as typed.</summary>
    public const string Prefix = "baseline:";

    private readonly BaselineStore _store;

    private BaselineSource(BaselineStore store, string typed)
    {
        _store = store;
        Description = typed;
        Site = new Site.Recorded(store);
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public Site Site { get; }

    /// <summary>Whether the text names a baseline.</summary>
    public static bool Takes(string source) => source.StartsWith(Prefix, StringComparison.Ordinal);

    /// <param name="source">As typed.</param>
    /// <param name="option">Where it was typed.</param>
    /// <exception cref="GateException"><c>baseline-side</c>, <c>baseline-missing</c>, <c>baseline-damaged</c>.</exception>
    public static BaselineSource Open(string source, string option) => option == "--before"
        ? new BaselineSource(BaselineStore.Open(source[Prefix.Length..]), source)
        : throw new GateException("baseline-side", "a baseline is what others are compared with") { Place = option, NextStep = $"give --before {source}" };

    /// <inheritdoc/>
    public PageSet? FindPages(PageRules rules)
    {
        var filter = new PageFilter(rules);
        var pages = _store.Manifest.Shots.Select(shot => ShotId.TryParse(shot.Id)!.Page).Distinct().Select(id => new PageEntry(id, PagePath.Encode(PathBytes.Read(id.Value.Split('?')[0])) + (id.Value.Contains('?', StringComparison.Ordinal) ? id.Value[id.Value.IndexOf('?', StringComparison.Ordinal)..] : ""))).ToLookup(page => filter.LeftOutBy(page.Id));
        return new PageSet([.. pages[null].OrderBy(page => page.Id)], [.. pages.Where(left => left.Key is not null).SelectMany(left => left.Select(page => new ExcludedPages(left.Key!, page.Id)))]);
    }
}
