namespace Gate.Core.Run;

/// <summary>A path with every symbolic link on the way resolved, so that two paths can be compared.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows (MAXSYMLINKS, path_resolution(7)).</summary>
    private const int MaxLinks = 40;

    /// <param name="path">Absolute; what does not exist yet is kept as it is.</param>
    public static string Of(string path)
    {
        var links = 0;
        return Path.TrimEndingDirectorySeparator(Resolve(Path.GetFullPath(path), ref links));
    }

    /// <summary>Whether one path is another or lies below it; both as <see cref="Of"/> gives them.</summary>
    public static bool IsWithin(string inner, string outer) =>
        inner == outer || inner.StartsWith(Path.EndsInDirectorySeparator(outer) ? outer : outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Resolve(string path, ref int links)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        var here = Path.Combine(Resolve(parent, ref links), Path.GetFileName(path));
        var target = new DirectoryInfo(here).LinkTarget;
        if (target is null || ++links > MaxLinks)
            return here;
        return Resolve(Path.GetFullPath(target, Path.GetDirectoryName(here)!), ref links);
    }
}
