using Gate.Harness.Machine;

namespace Gate.Harness.Browsers;

/// <summary>Files that can be run as a browser.</summary>
internal static class Executable
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The path itself when a runnable file stands there; null otherwise.</summary>
    public static string? At(string path)
    {
        var file = new FileInfo(path);
        // An empty file is what a removed or hidden browser leaves behind.
        if (!file.Exists || (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file) is not { Exists: true, Length: > 0 })
            return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & AnyExecute) == 0)
            return null;
        return IsSnapStub(file) ? null : path;
    }

    /// <summary>The first runnable file of that name in the folders of <c>PATH</c>; null when there is none.</summary>
    public static string? OnPath(string name, SearchGround ground)
    {
        string file = ground.Platform == Platform.Windows && !name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name + ".exe" : name;
        return (ground.Variable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => At(Path.Combine(Path.GetFullPath(folder, ground.WorkingFolder), file)))
            .FirstOrDefault(path => path is not null);
    }

    // Ubuntu ships /usr/bin/chromium-browser as a short script that only says "requires the chromium snap to be installed".
    private static bool IsSnapStub(FileInfo file)
    {
        if (file.Length > 8192)
            return false;
        string text = File.ReadAllText(file.FullName);
        return text.StartsWith("#!", StringComparison.Ordinal) && text.Contains("snap install chromium", StringComparison.Ordinal);
    }
}
