namespace Gate.Core.Pages;

/// <summary>Walks a page set's folder, following links inside the root.</summary>
internal sealed class FolderTree(SiteRoot root, string option, FolderApart apart) : IFileTree
{
    /// <summary>The one folder that is no part of a site wherever it stands. Other dot folders (<c>.well-known</c>) are.</summary>
    public const string VersionControl = ".git";

    /// <summary>Links may show one folder under many names; a walk that meets more than this has been led in circles.</summary>
    private const int MostItems = 2_000_000;

    /// <summary>Every file is read whole for the digest of what was judged: no site serves a larger one.</summary>
    private const long MostGigabytes = 4;

    /// <inheritdoc/>
    public IEnumerable<FolderItem> Items()
    {
        var met = 0;
        var pending = new Stack<Folder>([new Folder("", root.Real, null)]);
        while (pending.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder))
            {
                if (++met > MostItems)
                    throw new GateException("source-too-large", $"more than {MostItems} files") { Place = option, NextStep = "point it at the folder of the site itself" };
                if (Step(folder, entry, pending) is { } item)
                    yield return item;
            }
        }
    }

    /// <inheritdoc/>
    public Stream Open(FolderItem item) => Disk.Open(item.RealPath);

    private IReadOnlyList<DiskEntry> Entries(Folder folder)
    {
        try
        {
            return Disk.Entries(folder.Real);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new GateException("source-unreadable", $"the folder \"{PathBytes.Shown(folder.Path)}\" cannot be read", exception)
            {
                Place = option,
                NextStep = "make it readable, or leave it out of the export",
            };
        }
    }

    private FolderItem? Step(Folder folder, DiskEntry entry, Stack<Folder> pending)
    {
        var path = folder.Path + entry.Name;
        if (folder.IsVersionControl || folder.IsIgnored)
            return Uncounted(folder, entry, pending);
        if (apart.Ignored.Contains(path))
            return new FolderItem(path, entry.Path, FolderItemKind.Ignored);
        if (!entry.IsLink)
            return entry.IsFolder ? Enter(folder, entry.Name, entry.Path, pending) : FileAt(path, entry.Path);
        return root.Resolve(path) switch
        {
            SiteRoot.Place.Inside { IsFolder: true, RealPath: var real } => Enter(folder, entry.Name, real, pending),
            SiteRoot.Place.Inside { RealPath: var real } => FileAt(path, real),
            SiteRoot.Place.Missing => new FolderItem(path, entry.Path, FolderItemKind.BrokenLink),
            _ => throw new GateException("link-leaves-root", $"the symbolic link \"{PathBytes.Shown(path)}\" leads out of the folder")
            {
                Place = option,
                NextStep = "replace the link by what it points to, or remove it: links are followed only inside the folder",
            },
        };
    }

    private FolderItem? Enter(Folder folder, string name, string real, Stack<Folder> pending)
    {
        if (folder.IsWithin(real))
            return new FolderItem(folder.Path + name, real, FolderItemKind.LinkLoop);
        var isVersionControl = name.Equals(VersionControl, StringComparison.OrdinalIgnoreCase);
        var path = $"{folder.Path}{name}/";
        if (path == apart.Report)
            return null;
        pending.Push(new Folder(path, real, folder) { IsVersionControl = isVersionControl, IsIgnored = folder.IsIgnored || apart.Ignored.Contains(path) });
        return null;
    }

    private static FolderItem? Uncounted(Folder folder, DiskEntry entry, Stack<Folder> pending)
    {
        if (!entry.IsFolder || entry.IsLink)
            return new FolderItem(folder.Path + entry.Name, entry.Path, folder.IsVersionControl ? FolderItemKind.VersionControl : FolderItemKind.Ignored);
        pending.Push(new Folder($"{folder.Path}{entry.Name}/", entry.Path, folder) { IsVersionControl = folder.IsVersionControl, IsIgnored = folder.IsIgnored });
        return null;
    }

    private FolderItem FileAt(string path, string real)
    {
        var length = Disk.Length(real);
        if (length > MostGigabytes << 30)
        {
            throw new GateException("source-too-large", $"the file \"{PathBytes.Shown(path)}\" is larger than {MostGigabytes} GiB")
            {
                Place = option,
                NextStep = "leave it out of the export: a file of a site may have that much, and every file is read",
            };
        }

        return new FolderItem(path, real, FileKind.IsRegular(real, length) ? FolderItemKind.File : FolderItemKind.Special);
    }

    private sealed record Folder(string Path, string Real, Folder? Parent)
    {
        public bool IsVersionControl { get; init; }

        public bool IsIgnored { get; init; }

        public bool IsWithin(string real)
        {
            for (var folder = this; folder is not null; folder = folder.Parent)
            {
                if (folder.Real == real)
                    return true;
            }

            return false;
        }
    }
}
