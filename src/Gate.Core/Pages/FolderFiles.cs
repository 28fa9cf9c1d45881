using System.Collections.Frozen;

namespace Gate.Core.Pages;

/// <summary>
/// The files of a folder by address. Only regular files inside the root; only spellings that name a file: no <c>..</c>, no NUL
/// or other control characters, no backslash, no alternate streams, no device names.
/// </summary>
public sealed class FolderFiles : ISiteFiles
{
    internal static readonly string[] IndexNames = ["index.html", "index.htm"];

    /// <summary>Names that Windows gives to devices, with any extension ("Naming Files, Paths, and Namespaces").</summary>
    private static readonly FrozenSet<string> DeviceNames = new[]
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly SiteRoot _root;
    private readonly FolderApart _apart;

    /// <param name="folder">An existing folder.</param>
    public FolderFiles(string folder)
        : this(new SiteRoot(folder), FolderApart.Nothing)
    {
    }

    internal FolderFiles(SiteRoot root, FolderApart apart)
    {
        _root = root;
        _apart = apart;
    }

    /// <inheritdoc/>
    public SiteAnswer Find(string path)
    {
        if ((WhyRefused(path) ?? _apart.WhyRefused(path)) is { } reason)
            return new SiteAnswer.Refused(reason);
        try
        {
            return Resolved(path);
        }
        catch (PathTooLongException)
        {
            return new SiteAnswer.Missing();
        }
        catch (UnauthorizedAccessException)
        {
            return new SiteAnswer.Refused("the file cannot be read");
        }
    }

    private SiteAnswer Resolved(string path)
    {
        var wantsFolder = path.Length == 0 || path.EndsWith('/');
        return _root.Resolve(path) switch
        {
            SiteRoot.Place.Outside => LeavesRoot(),
            SiteRoot.Place.Inside { IsFolder: true } when wantsFolder => Index(path),
            SiteRoot.Place.Inside { IsFolder: true } => new SiteAnswer.Folder(),
            SiteRoot.Place.Inside { RealPath: var real } when !wantsFolder => File(real, path),
            _ => new SiteAnswer.Missing(),
        };
    }

    private SiteAnswer Index(string folder)
    {
        foreach (var name in IndexNames)
        {
            switch (_root.Resolve(folder + name))
            {
                case SiteRoot.Place.Outside:
                    return LeavesRoot();
                case SiteRoot.Place.Inside { IsFolder: false, RealPath: var real }:
                    return File(real, name);
            }
        }

        return new SiteAnswer.Missing();
    }

    private static SiteAnswer File(string real, string path)
    {
        var length = Disk.Length(real);
        if (!FileKind.IsRegular(real, length))
            return new SiteAnswer.Refused("not a regular file");
        if (LfsStore.IsPointer(real, length))
            return new SiteAnswer.Refused("a Git LFS pointer, not the file itself (git lfs pull brings it)");
        var name = path[(path.LastIndexOf('/') + 1)..];
        return new SiteAnswer.Found(name, length, () => Disk.Open(real));
    }

    internal static SiteAnswer.Refused LeavesRoot() => new("a symbolic link leaves the page set's folder");

    /// <summary>Why a path names no file, or null.</summary>
    internal static string? WhyRefused(string path)
    {
        if (path.StartsWith('/'))
            return "an absolute path";
        foreach (var character in path)
        {
            if (character == '\\')
                return "a backslash in the path";
            if (char.IsControl(character))
                return "a control character in the path";
        }

        foreach (var range in path.AsSpan().Split('/'))
        {
            if (WhyRefusedSegment(path.AsSpan(range)) is { } reason)
                return reason;
        }

        return null;
    }

    private static string? WhyRefusedSegment(ReadOnlySpan<char> segment)
    {
        if (segment is "." or "..")
            return "a dot segment in the path";
        if (segment.Equals(FolderTree.VersionControl, StringComparison.OrdinalIgnoreCase))
            return "version control data is not served";
        if (!OperatingSystem.IsWindows() || segment.IsEmpty)
            return null;
        if (segment.Contains(':'))
            return "an alternate stream";
        if (segment[^1] is '.' or ' ')
            return "a name that Windows reads as another";
        var stem = segment.IndexOf('.') is var dot and >= 0 ? segment[..dot] : segment;
        return DeviceNames.Contains(stem.TrimEnd().ToString()) ? "a device name" : null;
    }
}
