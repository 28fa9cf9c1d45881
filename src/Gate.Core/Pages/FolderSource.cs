namespace Gate.Core.Pages;

/// <summary>A static export in a folder, served by gate itself.</summary>
public sealed class FolderSource : IPageSource
{
    private readonly string _option;
    private readonly SiteRoot _root;

    private FolderSource(string description, string option, SiteRoot root)
    {
        Description = description;
        _option = option;
        _root = root;
        Site = new Site.Served(new FolderFiles(root));
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public Site Site { get; }

    /// <param name="folder">As typed.</param>
    /// <param name="option">Where it was typed, for messages: <c>--before</c>.</param>
    /// <exception cref="GateException"><c>source-missing</c>, <c>source-not-a-folder</c>.</exception>
    public static FolderSource Open(string folder, string option)
    {
        if (Directory.Exists(folder))
            return new FolderSource(folder, option, new SiteRoot(folder));
        throw File.Exists(folder)
            ? new GateException("source-not-a-folder", $"\"{folder}\" is a file, not a folder") { Place = option, NextStep = "give the folder that holds the pages" }
            : new GateException("source-missing", $"there is no folder \"{folder}\"") { Place = option, NextStep = "check the path, or build the site first" };
    }

    /// <inheritdoc/>
    public PageSet FindPages(PageRules rules)
    {
        var filter = new PageFilter(rules);
        var pages = new Dictionary<PageId, PageEntry>();
        var excluded = new List<ExcludedPages>();
        foreach (var item in Tree().Items())
        {
            var id = PageId.Create(item.Path);
            if (RuleOf(item, id, filter) is { } rule)
                excluded.Add(new ExcludedPages(rule, id));
            else if (filter.IsPage(id) && !pages.TryAdd(id, Entry(item, id)))
                throw Twice(pages[id], item);
        }

        return new PageSet([.. pages.Values.OrderBy(page => page.Id)], [.. excluded.OrderBy(page => page.Page)]);
    }

    internal FolderTree Tree() => new(_root, _option);

    /// <summary>What leaves a would-be page out: the user's rules, and the two of the house. Null when it stays, or is no page.</summary>
    private static string? RuleOf(FolderItem item, PageId id, PageFilter filter) => item.Kind switch
    {
        FolderItemKind.LinkLoop => "links that lead back to their own folder",
        _ when !filter.IsPage(id) => null,
        FolderItemKind.VersionControl => "files of .git",
        _ => filter.LeftOutBy(id),
    };

    private PageEntry Entry(FolderItem item, PageId id)
    {
        var trouble = item switch
        {
            { Kind: FolderItemKind.BrokenLink } => "is a symbolic link to nothing",
            { Kind: FolderItemKind.Special } => "is a pipe, a socket or a device, not a file",
            { Kind: FolderItemKind.Unnameable } => "has a name that is no UTF-8, so that no address leads to it",
            _ when item.Path.Contains('\\', StringComparison.Ordinal) => "has a backslash in its name, which browsers read as a slash",
            _ when item.Path.Any(char.IsControl) => "has a control character in its name",
            _ => null,
        };
        if (trouble is null)
            return new PageEntry(id, PagePath.Encode(item.Path));
        throw new GateException("page-unservable", $"the page \"{Shown(item.Path)}\" {trouble}")
        {
            Place = _option,
            NextStep = "mend it, or leave it out with --exclude",
        };
    }

    private GateException Twice(PageEntry first, FolderItem second) =>
        new("page-id-twice", $"\"{Shown(PagePath.Decode(first.Address) ?? first.Address)}\" and \"{Shown(second.Path)}\" are one page id: their names are equal in Unicode NFC")
        {
            Place = _option,
            NextStep = "rename one of them, or leave one out with --exclude",
        };

    private static string Shown(string path) => string.Concat(path.Select(character => char.IsControl(character) ? $"\\x{(int)character:x2}" : character.ToString()));
}
