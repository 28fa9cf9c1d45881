using Gate.Core.Pages;

namespace Gate.Cli.Proving;

/// <summary>A page set of planted pages alone, served among the user's own files.</summary>
internal sealed class PlantedSource(IPageSource own, ISiteFiles files, IReadOnlyList<PageEntry> pages) : IPageSource
{
    /// <inheritdoc/>
    public string Description => own.Description;

    /// <inheritdoc/>
    public Site Site { get; } = new Site.Served(files);

    /// <inheritdoc/>
    public PageSet FindPages(PageRules rules) => new([.. pages.OrderBy(page => page.Id)], []);
}
