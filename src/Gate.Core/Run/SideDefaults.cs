using Gate.Core.Git;
using Gate.Core.Pages;
using Gate.Core.Run.Config;

namespace Gate.Core.Run;

/// <summary>
/// What is compared where less than both sources is typed: the export folder of the work tree with the same folder as of the
/// merge base of the default branch.
/// </summary>
internal static class SideDefaults
{
    /// <exception cref="GateException">The repository has no default branch, or no export folder is found.</exception>
    public static GateOptions Fill(GateOptions options, GateConfig config, string workingDirectory) => options switch
    {
        { Before: null, After: null } => GitRepository.Find(workingDirectory) is { } repository ? Both(options, config, repository, workingDirectory) : options,
        { Before: null, After: { } after } => options with { Before = BaseOf(after, workingDirectory) },
        { Before: { } before, After: { } after } => options with { Before = SameFolder(before, after, workingDirectory), After = SameFolder(after, before, workingDirectory) },
        _ => options,
    };

    private static GateOptions Both(GateOptions options, GateConfig config, GitRepository repository, string workingDirectory)
    {
        var name = $"merge-base({repository.DefaultBranch()})";
        var commit = repository.Commit(name);
        var candidates = config.Export is { } export ? [export] : ExportFolder.Candidates(workingDirectory);
        foreach (var folder in candidates)
        {
            var within = Within(repository, Path.GetFullPath(folder, workingDirectory));
            if (within is not null && repository.FindObject(commit, within) is { Type: "tree" })
                return options with { Before = $"{GitSource.Prefix}{name}:{Shown(within)}", After = folder };
        }

        throw config.Export is { } missing
            ? new GateException("export-folder-missing", $"gate.export is \"{missing}\", which the merge base does not have: commit {commit[..12]}")
            {
                Place = config.File,
                NextStep = "name the folder that is committed; an export that is built is given by --before and --after, built from each commit",
            }
            : new GateException("export-folder-missing", $"no folder with pages is found here and in the merge base as well: commit {commit[..12]}")
            {
                Place = repository.WorkTree,
                NextStep = Above(repository, config, workingDirectory) is { } above
                    ? $"run gate in {above}: its {ConfigReader.DefaultFile} is not read here, settings are those of the current folder"
                    : "name the folder as gate.export in the config file, or give --before and --after; an export that is built and not committed is built from each commit first",
            };
    }

    // The nearest folder of the repository with settings that a run there would have read.
    private static string? Above(GitRepository repository, GateConfig config, string workingDirectory)
    {
        if (config.File is not null || Within(repository, Path.GetFullPath(workingDirectory)) is null)
            return null;
        var root = RealPath.Of(repository.WorkTree);
        for (var folder = RealPath.Of(workingDirectory); folder is not null && folder != root;)
        {
            folder = Path.GetDirectoryName(folder);
            if (folder is not null && File.Exists(Path.Combine(folder, ConfigReader.DefaultFile)))
                return folder;
        }

        return null;
    }

    /// <summary>Null when there is nothing to go by: the missing option is then asked for.</summary>
    private static string? BaseOf(string after, string workingDirectory)
    {
        if (GitSource.Takes(after))
        {
            var address = GitAddress.Parse(after);
            return GitRepository.Find(workingDirectory) is { } home ? (address with { Reference = $"merge-base({address.Reference},{home.DefaultBranch()})" }).ToString() : null;
        }

        var folder = Path.GetFullPath(after, workingDirectory);
        if (!Directory.Exists(folder) || GitRepository.Find(workingDirectory) is not { } repository || Within(repository, folder) is not { } within)
            return null;
        return $"{GitSource.Prefix}merge-base({repository.DefaultBranch()}):{Shown(within)}";
    }

    /// <summary><c>git:REF</c> against a folder of the work tree means that folder as of the commit.</summary>
    private static string SameFolder(string source, string other, string workingDirectory)
    {
        if (!GitSource.Takes(source) || GitAddress.Parse(source) is not { Folder: null } address)
            return source;
        if (GitSource.Takes(other))
            return (address with { Folder = GitAddress.Parse(other).Folder }).ToString();
        var folder = Path.GetFullPath(other, workingDirectory);
        return Directory.Exists(folder) && GitRepository.Find(workingDirectory) is { } repository && Within(repository, folder) is { } within
            ? $"{GitSource.Prefix}{address.Reference}:{Shown(within)}"
            : source;
    }

    /// <summary>Relative to the root of the repository with <c>/</c>, empty for the root; null outside.</summary>
    private static string? Within(GitRepository repository, string folder)
    {
        var relative = Path.GetRelativePath(RealPath.Of(repository.WorkTree), RealPath.Of(folder)).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." ? "" : relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    private static string Shown(string within) => within.Length == 0 ? "." : within;
}
