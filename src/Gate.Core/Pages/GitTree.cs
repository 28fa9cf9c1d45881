using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gate.Core.Git;

namespace Gate.Core.Pages;

/// <summary>
/// A folder as of a commit, listed once and kept in memory: names are only looked up in it, so nothing leads out of it, whatever
/// it is called. Links are followed inside the folder as <see cref="SiteRoot"/> follows them on disk.
/// </summary>
internal sealed class GitTree : IFileTree
{
    /// <summary>As Linux bounds it (path_resolution(7)).</summary>
    private const int MostLinks = 40;

    /// <summary>PATH_MAX; a longer target leads nowhere on disk either.</summary>
    private const int MostTarget = 4_096;

    private readonly GitNode.Folder _root = new(null, new(StringComparer.Ordinal));
    private readonly GitBlobs _blobs;
    private readonly string _option;

    private GitTree(GitBlobs blobs, string option)
    {
        _blobs = blobs;
        _option = option;
    }

    /// <param name="listing">As <c>git ls-tree -r -z --long</c> prints it.</param>
    /// <param name="blobs">Contents by id.</param>
    /// <param name="option">For messages.</param>
    public static GitTree Parse(ReadOnlySpan<byte> listing, GitBlobs blobs, string option)
    {
        var tree = new GitTree(blobs, option);
        while (listing.IndexOf((byte)0) is var end and > 0)
        {
            tree.Add(listing[..end]);
            listing = listing[(end + 1)..];
        }

        return tree;
    }

    /// <summary>Where a path leads, relative to the folder with <c>/</c>; null: nowhere.</summary>
    public GitPlace? Resolve(string path) => Resolve(_root, path);

    /// <inheritdoc/>
    public IEnumerable<FolderItem> Items() => Items(_root, "", []);

    /// <inheritdoc/>
    public Stream Open(FolderItem item)
    {
        var parts = item.RealPath.Split(' ');
        return _blobs.Open(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    // <mode> SP <type> SP <object> SP+ <size> TAB <path>
    private void Add(ReadOnlySpan<byte> entry)
    {
        var tab = entry.IndexOf((byte)'\t');
        var fields = Encoding.ASCII.GetString(entry[..tab]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = PathBytes.Decode(entry[(tab + 1)..]);
        var folder = _root;
        var segments = name.Split('/');
        foreach (var segment in segments.AsSpan(0, segments.Length - 1))
        {
            if (!folder.Entries.TryGetValue(segment, out var found))
                folder.Entries.Add(segment, found = new GitNode.Folder(folder, new(StringComparer.Ordinal)));
            folder = found as GitNode.Folder ?? throw Damaged(name);
        }

        if (!folder.Entries.TryAdd(segments[^1], Node(fields)))
            throw Damaged(name);
    }

    private static GitNode Node(string[] fields) => fields[0] switch
    {
        "120000" => new GitNode.Link(fields[2]),
        "160000" => new GitNode.Submodule(),
        _ => new GitNode.File(fields[2], long.Parse(fields[3], CultureInfo.InvariantCulture)),
    };

    private IEnumerable<FolderItem> Items(GitNode.Folder folder, string prefix, List<GitNode.Folder> within)
    {
        within.Add(folder);
        foreach (var (name, node) in folder.Entries)
        {
            var path = prefix + name;
            var (target, isBroken) = (node, false);
            if (node is GitNode.Link)
            {
                var place = Resolve(folder, name);
                if (place is GitPlace.Outside)
                    throw Leaves(path);
                target = (place as GitPlace.Inside)?.Node ?? node;
                isBroken = place is null;
            }

            if (target is GitNode.Folder next && !within.Contains(next))
            {
                foreach (var item in Items(next, path + "/", within))
                    yield return item;
                continue;
            }

            yield return target switch
            {
                _ when isBroken => new FolderItem(path, "", FolderItemKind.BrokenLink),
                GitNode.Folder => new FolderItem(path, "", FolderItemKind.LinkLoop),
                GitNode.File file => new FolderItem(path, string.Create(CultureInfo.InvariantCulture, $"{file.Id} {file.Length}"), FolderItemKind.File),
                GitNode.Submodule => new FolderItem(path, "", FolderItemKind.Submodule),
                _ => throw new UnreachableException(),
            };
        }

        within.RemoveAt(within.Count - 1);
    }

    private GitPlace? Resolve(GitNode.Folder from, string path)
    {
        var pending = new Stack<string>();
        Push(pending, path);
        GitNode current = from;
        var links = 0;
        while (pending.TryPop(out var segment))
        {
            if (current is not GitNode.Folder folder)
                return current is GitNode.Submodule ? new GitPlace.Inside(current) : null;
            if (segment == "..")
            {
                if (folder.Parent is null)
                    return new GitPlace.Outside();
                current = folder.Parent;
                continue;
            }

            if (!folder.Entries.TryGetValue(segment, out var next))
                return null;
            if (next is not GitNode.Link link)
            {
                current = next;
                continue;
            }

            var target = PathBytes.Decode(_blobs.Read(link.Id));
            if (++links > MostLinks || target.Length > MostTarget)
                return null;
            if (target.StartsWith('/'))
                return new GitPlace.Outside();
            Push(pending, target);
        }

        return new GitPlace.Inside(current);
    }

    private static void Push(Stack<string> pending, string path)
    {
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().Where(segment => segment != "."))
            pending.Push(segment);
    }

    private GateException Leaves(string path) => new("link-leaves-root", $"the symbolic link \"{PathBytes.Shown(path)}\" leads out of the folder")
    {
        Place = _option,
        NextStep = "replace the link by what it points to, or remove it: links are followed only inside the folder",
    };

    private GateException Damaged(string path) => new("git-failed", $"the tree holds \"{PathBytes.Shown(path)}\" twice") { Place = _option, NextStep = "mend the repository (git fsck)" };
}
