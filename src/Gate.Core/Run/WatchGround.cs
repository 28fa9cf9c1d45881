using Gate.Core.Pages;
using Gate.Core.Run.Config;

namespace Gate.Core.Run;

/// <summary>What a check that goes on (<c>--watch</c>) looks at between two rounds; all paths absolute.</summary>
/// <param name="Folders">Everything below them counts.</param>
/// <param name="Files">Each by itself.</param>
/// <param name="Apart">Folders below which nothing counts: what gate itself and git write.</param>
public sealed record WatchGround(IReadOnlyList<string> Folders, IReadOnlyList<string> Files, IReadOnlyList<string> Apart)
{
    /// <summary>The files of both sides, and what the plan was read from.</summary>
    /// <param name="plan">As resolved.</param>
    /// <param name="options">As typed, the <c>GATE_*</c> variables filled in.</param>
    /// <param name="workingDirectory">Relative paths start here.</param>
    /// <exception cref="GateException"><c>watch-fixed</c>: the after side cannot change under gate's eyes.</exception>
    public static WatchGround Of(GatePlan plan, GateOptions options, string workingDirectory)
    {
        if (plan.After is not (FolderSource or FileSource))
            throw Fixed("--after", plan.After);
        if (plan.Before.Site is Site.Live)
            throw Fixed("--before", plan.Before);
        IPageSource[] sides = [plan.Before, plan.After];
        string?[] files =
        [
            options.Config ?? ConfigReader.DefaultFile,
            options.Pages,
            plan.Ledger.IsCommitted ? null : plan.Ledger.Path,
            .. sides.OfType<FileSource>().Select(side => side.Description),
        ];
        return new WatchGround(
            [.. sides.OfType<FolderSource>().Select(side => side.RealPath).Distinct(StringComparer.Ordinal)],
            [.. files.OfType<string>().Select(file => Path.GetFullPath(file, workingDirectory)).Distinct(StringComparer.Ordinal)],
            [plan.OutFolder, .. new[] { plan.Cache, plan.Rendering.Replay.Folder }.OfType<string>()]);
    }

    /// <summary>Whether it is the same ground.</summary>
    public bool Equals(WatchGround? other) =>
        other is not null && Folders.SequenceEqual(other.Folders, StringComparer.Ordinal) && Files.SequenceEqual(other.Files, StringComparer.Ordinal) && Apart.SequenceEqual(other.Apart, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Folders.Count, Files.Count, Apart.Count);

    /// <summary>Whether a change at this path may change the verdict.</summary>
    /// <param name="path">Absolute.</param>
    public bool Covers(string path) =>
        Files.Contains(path, StringComparer.Ordinal)
        || Folders.Contains(path, StringComparer.Ordinal)
        || (Folders.FirstOrDefault(folder => IsWithin(path, folder)) is { } root && !IsVersionControl(path[root.Length..]) && !Apart.Any(folder => path == folder || IsWithin(path, folder)));

    private static bool IsWithin(string path, string folder) =>
        path.Length > folder.Length && path.StartsWith(folder, StringComparison.Ordinal) && (Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);

    private static bool IsVersionControl(string below) => below.Split(Path.DirectorySeparatorChar).Contains(".git", StringComparer.Ordinal);

    private static GateException Fixed(string option, IPageSource source) => new("watch-fixed", source.Site is Site.Live
        ? $"{source.Description} is a live site, and nothing says when one changes"
        : $"{source.Description} is what it is: nobody edits it")
    {
        Place = option,
        NextStep = "watch a folder or a file of the work tree, or leave --watch out",
    };
}
