using Gate.Core.Pages;

namespace Gate.Tests.Support.Semantics;

/// <summary>A page source over files in memory.</summary>
internal sealed class ServedSource(ISiteFiles files) : IPageSource
{
    public string Description => "memory";

    public Site Site { get; } = new Site.Served(files);

    public PageSet? FindPages(PageRules rules) => null;
}
