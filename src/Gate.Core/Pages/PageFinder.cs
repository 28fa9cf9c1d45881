namespace Gate.Core.Pages;

/// <summary>Finds the pages among the files of a tree.</summary>
internal sealed class PageFinder(PageRules rules, string option)
{
    private readonly PageFilter _filter = new(rules);

    /// <exception cref="GateException">A page cannot be served, two files are one page, or the tree cannot be read.</exception>
    public PageSet Find(IFileTree tree)
    {
        var pages = new Dictionary<PageId, PageEntry>();
        var excluded = new List<ExcludedPages>();
        foreach (var item in tree.Items())
        {
            var id = PageId.Create(PathBytes.Shown(item.Path));
            if (RuleOf(item, id) is { } rule)
                excluded.Add(new ExcludedPages(rule, id));
            else if (item.Kind == FolderItemKind.Submodule)
                throw Submodule(item);
            else if (_filter.IsPage(id) && !pages.TryAdd(id, Entry(item, id)))
                throw Twice(pages[id], item);
        }

        return new PageSet([.. pages.Values.OrderBy(page => page.Id)], [.. excluded.OrderBy(page => page.Page)]);
    }

    /// <summary>What leaves a would-be page out: the user's rules, and those of the house. Null when it stays, or is no page.</summary>
    private string? RuleOf(FolderItem item, PageId id) => item.Kind switch
    {
        FolderItemKind.LinkLoop => "links that lead back to their own folder",
        // Left out by a rule for the folder that it stands for: its files are not known.
        FolderItemKind.Submodule => _filter.LeftOutBy(PageId.Create(PathBytes.Shown(item.Path) + "/")),
        _ when !_filter.IsPage(id) => null,
        FolderItemKind.VersionControl => "files of .git",
        FolderItemKind.Ignored => "files that git ignores",
        _ => _filter.LeftOutBy(id),
    };

    private PageEntry Entry(FolderItem item, PageId id)
    {
        var trouble = item switch
        {
            { Kind: FolderItemKind.BrokenLink } => "is a symbolic link to nothing",
            { Kind: FolderItemKind.Special } => "is a pipe, a socket or a device, not a file",
            _ when item.Path.Contains('\\', StringComparison.Ordinal) => "has a backslash in its name, which browsers read as a slash",
            _ when item.Path.Any(char.IsControl) => "has a control character in its name",
            _ => null,
        };
        if (trouble is null)
            return new PageEntry(id, PagePath.Encode(item.Path));
        throw new GateException("page-unservable", $"the page \"{Shown(item.Path)}\" {trouble}")
        {
            Place = option,
            NextStep = "mend it, or leave it out with --exclude",
        };
    }

    private GateException Submodule(FolderItem item) => new("source-submodule", $"\"{Shown(item.Path)}\" is a submodule: its files are not in this repository")
    {
        Place = option,
        NextStep = $"leave it out with --exclude '{Shown(item.Path)}/**', or check it out and give a folder",
    };

    private GateException Twice(PageEntry first, FolderItem second) =>
        new("page-id-twice", $"\"{Shown(PagePath.Decode(first.Address))}\" and \"{Shown(second.Path)}\" are one page id: their names are equal in Unicode NFC")
        {
            Place = option,
            NextStep = "rename one of them, or leave one out with --exclude",
        };

    private static string Shown(string path) => string.Concat(PathBytes.Shown(path).Select(character => char.IsControl(character) ? $"\\x{(int)character:x2}" : character.ToString()));
}
