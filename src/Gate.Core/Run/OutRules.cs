using System.Text;
using Gate.Core.Pages;

namespace Gate.Core.Run;

/// <summary>
/// Where a report may be written: nothing that is not a report is ever overwritten, and no report lies among the pages it judges.
/// </summary>
internal static class OutRules
{
    /// <summary>What an earlier run that was killed leaves behind; no reason to refuse the folder.</summary>
    private static readonly string[] Leftovers = [".gate-next", ".gate-lock", "renders"];

    /// <param name="named">The folder as typed; null for the usual one, which may lie in a page set's folder: it is no part of it then.</param>
    /// <param name="sources">Both sides: as typed, the option, the source.</param>
    /// <param name="workingDirectory">Relative paths start here.</param>
    /// <returns>The folder, absolute.</returns>
    public static string Check(string? named, IReadOnlyList<(string Typed, string Option, IPageSource Source)> sources, string workingDirectory)
    {
        var typed = named ?? GatePlanner.DefaultOut;
        if (typed.Length == 0 || typed.Contains('\0', StringComparison.Ordinal))
            throw Refuse("out-invalid", "the folder for the report has no usable name", "give the path of a folder");
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(typed, workingDirectory));
        if (File.Exists(folder))
            throw Refuse("out-not-a-folder", $"\"{typed}\" is a file", "give a folder");
        foreach (var side in sources.Where(side => side.Source is FolderSource or FileSource))
        {
            var pages = RealPath.Of(Path.GetFullPath(side.Typed, workingDirectory));
            if (named is not null && RealPath.IsWithin(RealPath.Of(folder), pages))
                throw Refuse("out-inside-source", $"\"{typed}\" lies inside the page set of {side.Option}", "give a folder outside the page sets with --out");
            if (RealPath.IsWithin(pages, RealPath.Of(folder)))
                throw Refuse("source-inside-out", $"the page set of {side.Option} lies inside \"{typed}\"", "give a folder outside the page sets with --out");
        }

        if (Directory.Exists(folder) && HoldsOtherThings(folder))
            throw Refuse("out-not-empty", $"\"{typed}\" is not empty and holds no report of gate", "give an empty or new folder with --out");
        return folder;
    }

    private static bool HoldsOtherThings(string folder)
    {
        try
        {
            var names = Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Where(name => !Leftovers.Contains(name, StringComparer.Ordinal)).ToList();
            return names.Count > 0 && !IsReport(Path.Combine(folder, "report.json"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("out-unreadable", $"the folder for the report cannot be read: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = "--out",
                NextStep = "give a folder that can be read and written",
                Exit = GateExit.Incomplete,
            };
        }
    }

    /// <summary>The schema is the first field that gate writes; another tool's <c>report.json</c> is not ours to replace.</summary>
    private static bool IsReport(string path)
    {
        if (!File.Exists(path))
            return false;
        var head = new byte[256];
        using var file = File.OpenRead(path);
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(head, 0, length).Contains("\"gate-report/", StringComparison.Ordinal);
    }

    private static GateException Refuse(string code, string message, string nextStep) => new(code, message) { Place = "--out", NextStep = nextStep };
}
