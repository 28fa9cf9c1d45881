namespace Gate.Cli.Running;

/// <summary>Where the cache lies when nobody says where: the folder that the system has for such things, shared by all sites.</summary>
internal static class UserCache
{
    /// <returns>An absolute path; it need not exist.</returns>
    public static string Folder()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string root = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            // XDG Base Directory Specification: a relative path is to be ignored.
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named && Path.IsPathRooted(named) ? named
            : Path.Combine(home, ".cache");
        return Path.Combine(root, "gate");
    }
}
