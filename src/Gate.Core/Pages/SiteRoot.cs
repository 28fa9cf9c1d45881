namespace Gate.Core.Pages;

/// <summary>
/// A folder that nothing leaves: every path is resolved link by link, and what ends outside the folder's real path is not
/// inside, whatever it is called.
/// </summary>
internal sealed class SiteRoot
{
    /// <summary>As Linux bounds it (path_resolution(7)).</summary>
    private const int MostLinks = 40;

    private readonly string _prefix;

    /// <param name="folder">An existing folder; it may itself be reached through links.</param>
    public SiteRoot(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Real = Walk(Path.GetPathRoot(full)!, full[Path.GetPathRoot(full)!.Length..]) is Place.Inside { RealPath: var real } && PathBytes.IsText(real) ? real : full;
        _prefix = Path.EndsInDirectorySeparator(Real) ? Real : Real + Path.DirectorySeparatorChar;
    }

    /// <summary>The folder's path without links.</summary>
    public string Real { get; }

    /// <param name="path">Relative to the root with <c>/</c>, checked by <see cref="FolderFiles"/> or found by a walk.</param>
    public Place Resolve(string path) => Check(Walk(Real, path));

    private Place Check(Place place) => place is Place.Inside { RealPath: var real } && real != Real && !real.StartsWith(_prefix, StringComparison.Ordinal)
        ? new Place.Outside()
        : place;

    private static Place Walk(string from, string path)
    {
        var pending = new Stack<string>();
        Push(pending, path);
        var current = from;
        var links = 0;
        var isFolder = true;
        while (pending.TryPop(out var segment))
        {
            if (segment == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            if (!isFolder)
                return new Place.Missing();
            var next = Path.Combine(current, segment);
            if (Disk.Find(next) is not { } entry || !IsSpelledSo(current, segment))
                return new Place.Missing();
            if (entry.IsLink && Disk.LinkTarget(next) is { } target)
            {
                if (++links > MostLinks)
                    return new Place.Missing();
                if (Path.IsPathRooted(target))
                    current = Path.GetPathRoot(target)!;
                Push(pending, target[(Path.GetPathRoot(target)?.Length ?? 0)..]);
                continue;
            }

            isFolder = entry.IsFolder;
            current = next;
        }

        return new Place.Inside(current, isFolder);
    }

    private static void Push(Stack<string> pending, string path)
    {
        var segments = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            if (segments[i] != ".")
                pending.Push(segments[i]);
        }
    }

    /// <summary>
    /// Windows and macOS find <c>Style.CSS</c> under the name <c>style.css</c>; a web server on Linux does not, and a page must
    /// not pass here and break there.
    /// </summary>
    private static bool IsSpelledSo(string folder, string name) => OperatingSystem.IsLinux()
        || Directory.EnumerateFileSystemEntries(folder, name).Any(entry => Path.GetFileName(entry.AsSpan()).SequenceEqual(name));

    /// <summary>Where a path leads.</summary>
    internal abstract record Place
    {
        /// <summary>Something inside the root.</summary>
        public sealed record Inside(string RealPath, bool IsFolder) : Place;

        /// <summary>A link leads out of the root.</summary>
        public sealed record Outside : Place;

        /// <summary>Nothing there: no such name, a broken link, links that go round in circles.</summary>
        public sealed record Missing : Place;
    }
}
