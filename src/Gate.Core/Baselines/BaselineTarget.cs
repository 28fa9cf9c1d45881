using System.Text;
using Gate.Core.Pages;
using Gate.Core.Run;

namespace Gate.Core.Baselines;

/// <summary>Where a baseline may be recorded: nothing that is not gate's is ever overwritten, and no baseline lies among the pages that it shows.</summary>
public static class BaselineTarget
{
    /// <param name="typed">The folder as typed.</param>
    /// <param name="plan">What is recorded: its after side.</param>
    /// <param name="workingDirectory">Relative paths start here.</param>
    /// <returns>The folder, absolute.</returns>
    /// <exception cref="GateException"><c>out-invalid</c>, <c>out-not-a-folder</c>, <c>out-inside-source</c>, <c>source-inside-out</c>, <c>out-not-empty</c>, <c>out-unreadable</c>.</exception>
    public static string Check(string typed, GatePlan plan, string workingDirectory)
    {
        if (typed.Contains('\0', StringComparison.Ordinal))
            throw Refuse("out-invalid", "the folder for the baseline has no usable name", "give the path of a folder");
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(typed, workingDirectory));
        if (File.Exists(folder))
            throw Refuse("out-not-a-folder", $"\"{typed}\" is a file", "give a folder");
        if (Pages(plan.After) is { } pages)
        {
            var real = RealPath.Of(folder);
            if (RealPath.IsWithin(real, pages))
                throw Refuse("out-inside-source", $"\"{typed}\" lies inside the page set", "give a folder outside the page set");
            if (RealPath.IsWithin(pages, real))
                throw Refuse("source-inside-out", $"the page set lies inside \"{typed}\"", "give a folder outside the page set");
        }

        if (Directory.Exists(folder) && OtherThing(folder, plan.Config is { } config ? RealPath.Of(Path.GetFullPath(config, workingDirectory)) : null) is { } other)
            throw Refuse("out-not-empty", $"\"{typed}\" is not empty and holds no baseline of gate: {other}", "give an empty or new folder");
        return folder;
    }

    /// <summary>
    /// The folder or file of the pages; of a commit, the same folder of the work tree. A commit's root is no such place: baselines are kept in
    /// the repository.
    /// </summary>
    private static string? Pages(IPageSource source) => source switch
    {
        FolderSource folder => folder.RealPath,
        FileSource file => RealPath.Of(Path.GetFullPath(file.Description)),
        GitSource commit => commit.WorkTreeFolder is { } folder ? RealPath.Of(folder) : null,
        _ => null,
    };

    /// <summary>Something in the folder that is neither of a baseline nor the config file that was named; null where a baseline may be written.</summary>
    private static string? OtherThing(string folder, string? config)
    {
        try
        {
            var manifest = Path.Combine(folder, BaselineManifest.FileName);
            if (Path.Exists(manifest))
                return IsManifest(manifest) ? null : BaselineManifest.FileName;
            // A recording that was cut off leaves pictures, and the manifest comes last.
            var others = Directory.EnumerateFileSystemEntries(folder).Where(path => Path.GetFileName(path) != BaselineStore.NextManifest && !BaselineStore.IsOwnImages(path) && RealPath.Of(path) != config);
            return others.Select(Path.GetFileName).Order(StringComparer.Ordinal).FirstOrDefault();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unreadable", $"the folder for the baseline cannot be read: {exception.Message.TrimEnd('.')}", exception) { Place = "--to", NextStep = "give a folder that can be read and written", Exit = GateExit.Incomplete };
        }
    }

    /// <summary>The schema is the first field that gate writes.</summary>
    private static bool IsManifest(string path)
    {
        var length = Directory.Exists(path) ? 0 : new FileInfo(path).Length;
        if (length == 0)
            return false;
        var head = new byte[256];
        using var file = File.OpenRead(path);
        return Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).Contains("\"gate-baseline/", StringComparison.Ordinal);
    }

    private static GateException Refuse(string code, string message, string nextStep) => new(code, message) { Place = "--to", NextStep = nextStep };
}
