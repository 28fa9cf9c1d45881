using Gate.Core.Pages;

namespace Gate.Tests.Fault.Injected;

/// <summary>A page source that tells which of its files is asked for.</summary>
internal sealed class WatchedSource(IPageSource inner, Action<string> asked) : IPageSource, ITreeSource
{
    public string Description => inner.Description;

    public Site Site { get; } = new Site.Served(new Files(((Site.Served)inner.Site).Files, asked));

    public PageSet? FindPages(PageRules rules) => inner.FindPages(rules);

    public IFileTree Tree() => ((ITreeSource)inner).Tree();

    public TreeStamp Stamp => ((ITreeSource)inner).Stamp;

    private sealed class Files(ISiteFiles inner, Action<string> asked) : ISiteFiles
    {
        public SiteAnswer Find(string path)
        {
            asked(path);
            return inner.Find(path);
        }
    }
}
