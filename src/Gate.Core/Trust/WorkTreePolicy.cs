using Gate.Core.Pages;

namespace Gate.Core.Trust;

/// <summary>The policy as it lies in the work tree.</summary>
/// <param name="root">Of the work tree.</param>
internal sealed class WorkTreePolicy(string root) : IPolicyTree
{
    /// <summary>Records of other hosts' answers are the largest part of a policy.</summary>
    private const long MaxBytes = 64L << 20;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <inheritdoc/>
    public PolicyFile Find(string path)
    {
        var here = root;
        foreach (var segment in path.Split('/'))
        {
            here = Path.Combine(here, segment);
            if (new FileInfo(here).LinkTarget is not null)
                return new PolicyFile.Odd("a symbolic link, or behind one");
        }

        var file = new FileInfo(here);
        if (Directory.Exists(here))
            return new PolicyFile.Odd("a folder");
        if (!file.Exists)
            return new PolicyFile.Absent();
        return !FileKind.IsRegular(here, file.Length) || file.Length > MaxBytes ? new PolicyFile.Odd("no ordinary file, or too large") : new PolicyFile.Plain(File.ReadAllBytes(here));
    }

    /// <inheritdoc/>
    public IEnumerable<string> Below(string folder)
    {
        var start = new DirectoryInfo(Path.Combine(root, folder));
        var pending = new Stack<(string Path, DirectoryInfo Folder)>();
        if (start.LinkTarget is not null || File.Exists(start.FullName))
            yield return folder;
        else if (start.Exists)
            pending.Push((folder, start));
        while (pending.TryPop(out var next))
        {
            foreach (var entry in next.Folder.EnumerateFileSystemInfos("*", Everything))
            {
                var path = $"{next.Path}/{entry.Name}";
                if (entry is DirectoryInfo inner && entry.LinkTarget is null)
                    pending.Push((path, inner));
                else
                    yield return path;
            }
        }
    }
}
