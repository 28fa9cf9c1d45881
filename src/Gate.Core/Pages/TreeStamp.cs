namespace Gate.Core.Pages;

/// <summary>
/// Which files a side had at one moment, and when each was last changed. It tells of a file that was edited and edited back, which the
/// digest of the content does not.
/// </summary>
internal sealed class TreeStamp
{
    private readonly Dictionary<string, FileStatus> _files;

    private TreeStamp(Dictionary<string, FileStatus> files) => _files = files;

    /// <summary>Of what cannot change.</summary>
    public static TreeStamp Nothing { get; } = new([]);

    /// <summary>Of the files that make up the site, those of <see cref="SiteDigest"/>.</summary>
    /// <exception cref="GateException">A link leaves the root; something cannot be read.</exception>
    public static TreeStamp Of(IFileTree tree) => new(tree.Items()
        .Where(item => item.Kind is not (FolderItemKind.VersionControl or FolderItemKind.Ignored))
        .ToDictionary(item => item.Path, item => item.Kind == FolderItemKind.File ? FileStatus.Of(item.RealPath) : default, StringComparer.Ordinal));

    /// <summary>The first file, in the order of names, that is there on one side only or was changed between; null when there is none.</summary>
    public string? FirstMoved(TreeStamp later) => _files.Keys.Union(later._files.Keys, StringComparer.Ordinal)
        .Where(path => !_files.TryGetValue(path, out var then) || !later._files.TryGetValue(path, out var now) || then != now)
        .Min(StringComparer.Ordinal) is { } path ? PathBytes.Shown(path) : null;
}
