using System.Collections.Frozen;
using Gate.Core.Git;
using Gate.Core.Pages;

namespace Gate.Core.Run;

/// <summary>
/// What of a folder is no part of the page set: the report's own folder, where it lies there by default; and, compared with a
/// commit, what git ignores, because no commit could hold it.
/// </summary>
internal static class SideScope
{
    /// <param name="before">The before side.</param>
    /// <param name="after">The after side.</param>
    /// <param name="defaultOut">The report's folder, absolute, where none was typed; else null.</param>
    public static (IPageSource Before, IPageSource After) Narrow(IPageSource before, IPageSource after, string? defaultOut) =>
        (Narrow(before, after is GitSource, defaultOut), Narrow(after, before is GitSource, defaultOut));

    private static IPageSource Narrow(IPageSource source, bool isAgainstCommit, string? defaultOut)
    {
        if (source is not FolderSource folder)
            return source;
        var apart = new FolderApart(defaultOut is null ? null : Within(folder.RealPath, defaultOut), isAgainstCommit ? Ignored(folder.RealPath) : FrozenSet<string>.Empty);
        return apart == FolderApart.Nothing ? folder : folder.Without(apart);
    }

    private static string? Within(string root, string folder)
    {
        var relative = Path.GetRelativePath(root, RealPath.Of(folder)).Replace(Path.DirectorySeparatorChar, '/');
        return relative is "." or ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative + "/";
    }

    private static FrozenSet<string> Ignored(string folder)
    {
        if (GitRepository.Find(folder) is null)
            return FrozenSet<string>.Empty;
        var ignored = GitRepository.Ignored(folder);
        // A folder that is ignored as a whole was named all the same: it is a build, and all of it counts.
        return ignored.Contains("./") ? FrozenSet<string>.Empty : ignored.ToFrozenSet(StringComparer.Ordinal);
    }
}
