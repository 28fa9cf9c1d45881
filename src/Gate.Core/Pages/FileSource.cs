namespace Gate.Core.Pages;

/// <summary>
/// A single file that stands alone, as generators write it with everything inlined. Nothing beside it is served: the folder it
/// lies in may be anybody's, and what was judged is one digest over what was served.
/// </summary>
public sealed class FileSource : IPageSource, ITreeSource, IFileTree
{
    private readonly string _path;
    private readonly string _name;
    private readonly Lazy<TreeStamp> _stamp;

    private FileSource(string path)
    {
        Description = path;
        _path = Path.GetFullPath(path);
        _name = Path.GetFileName(_path);
        _stamp = new Lazy<TreeStamp>(() => TreeStamp.Of(this));
        Site = new Site.Served(new Alone(this));
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public Site Site { get; }

    /// <param name="file">As typed; an existing regular file.</param>
    /// <param name="option">Where it was typed, for messages: <c>--before</c>.</param>
    /// <exception cref="GateException"><c>source-not-a-page</c>.</exception>
    public static FileSource Open(string file, string option)
    {
        var source = new FileSource(file);
        if (PageFilter.LooksLikePage(source._name) && FileKind.IsRegular(source._path, new FileInfo(source._path).Length))
            return source;
        throw new GateException("source-not-a-page", $"\"{file}\" is a file, and no page by its name")
        {
            Place = option,
            NextStep = "give a page (*.html, *.htm, *.xhtml, *.xht), or the folder that holds the pages",
        };
    }

    /// <inheritdoc/>
    public PageSet FindPages(PageRules rules)
    {
        var id = PageId.Create(_name);
        return new PageFilter(rules).LeftOutBy(id) is { } rule ? new PageSet([], [new ExcludedPages(rule, id)]) : new PageSet([new PageEntry(id, PagePath.Encode(_name))], []);
    }

    /// <inheritdoc/>
    IFileTree ITreeSource.Tree() => this;

    /// <inheritdoc/>
    TreeStamp ITreeSource.Stamp => _stamp.Value;

    /// <inheritdoc/>
    IEnumerable<FolderItem> IFileTree.Items() => [new FolderItem(_name, _path, FolderItemKind.File)];

    /// <inheritdoc/>
    Stream IFileTree.Open(FolderItem item) => Open();

    private FileStream Open() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private sealed class Alone(FileSource source) : ISiteFiles
    {
        public SiteAnswer Find(string path) => path == source._name ? new SiteAnswer.Found(source._name, new FileInfo(source._path).Length, source.Open) : new SiteAnswer.Missing();
    }
}
