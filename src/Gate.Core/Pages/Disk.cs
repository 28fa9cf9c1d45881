using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gate.Core.Pages;

/// <summary>
/// Files by paths of <see cref="PathBytes"/>. .NET cannot name a file whose path is no UTF-8 (it reads U+FFFD for such bytes, and writes that):
/// there Linux is called itself. Other systems' file systems hold no such names.
/// </summary>
internal static class Disk
{
    private const char Replacement = '\uFFFD';

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>The layout of <c>struct dirent</c> that is read here is that of 64 bits.</summary>
    private static bool KnowsBytes => OperatingSystem.IsLinux() && nint.Size == 8;

    /// <summary>What lies in a folder, in no order that means anything.</summary>
    /// <exception cref="UnauthorizedAccessException">It cannot be read, or holds a name that cannot be told.</exception>
    /// <exception cref="IOException">It is not there any more.</exception>
    public static IReadOnlyList<DiskEntry> Entries(string folder)
    {
        if (!PathBytes.IsText(folder))
            return Named(folder);
        var entries = new DirectoryInfo(folder).GetFileSystemInfos("*", Everything);
        var doubtful = entries.Where(entry => entry.Name.Contains(Replacement, StringComparison.Ordinal));
        if (KnowsBytes ? doubtful.Any() : doubtful.Any(entry => (int)entry.Attributes == -1))
            return Named(folder);
        return [.. entries.Select(entry => new DiskEntry(entry.Name, entry.FullName, entry is DirectoryInfo, entry.LinkTarget is not null))];
    }

    /// <summary>What lies at a path, itself and not what it links to; null: nothing.</summary>
    public static DiskEntry? Find(string path)
    {
        var name = Path.GetFileName(path);
        if (PathBytes.IsText(path))
        {
            var attributes = new FileInfo(path).Attributes;
            return (int)attributes == -1 ? null : new DiskEntry(name, path, attributes.HasFlag(FileAttributes.Directory), attributes.HasFlag(FileAttributes.ReparsePoint));
        }

        return KnowsBytes && FileStatus.Of(path) is { Mode: >= 0 } status ? new DiskEntry(name, path, status.IsFolder, status.IsLink) : null;
    }

    /// <summary>Where a link leads, as it is written; null for what is none.</summary>
    public static string? LinkTarget(string path)
    {
        if (!KnowsBytes)
            return new FileInfo(path).LinkTarget;
        if (PathBytes.IsText(path) && new FileInfo(path).LinkTarget is var target && target?.Contains(Replacement, StringComparison.Ordinal) != true)
            return target;
        // PATH_MAX bounds it.
        var bytes = new byte[4096];
        var length = Native.ReadLink(Terminated(path), bytes, bytes.Length);
        return length < 0 ? null : PathBytes.Decode(bytes.AsSpan(0, (int)length));
    }

    /// <summary>Bytes of a file.</summary>
    public static long Length(string path) => !KnowsBytes || PathBytes.IsText(path) ? new FileInfo(path).Length : FileStatus.Of(path).Length;

    /// <summary>A file for reading; whoever writes to it meanwhile is not kept from it.</summary>
    public static FileStream Open(string path)
    {
        if (!KnowsBytes || PathBytes.IsText(path))
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        const int readOnly = 0, closeOnExec = 0x80000;
        var handle = Native.Open(Terminated(path), readOnly | closeOnExec);
        return handle < 0 ? throw Failure(path) : new FileStream(new SafeFileHandle(handle, ownsHandle: true), FileAccess.Read, bufferSize: 0);
    }

    private static List<DiskEntry> Named(string folder)
    {
        if (!KnowsBytes)
            throw new UnauthorizedAccessException("a name in it is no UTF-8, and is read on Linux alone");
        var entries = new List<DiskEntry>();
        foreach (var name in Names(folder).Where(name => name is not ("." or "..")))
        {
            var path = Path.Combine(folder, name);
            // What is gone since is in no listing.
            if (Find(path) is { } entry)
                entries.Add(entry);
        }

        return entries;
    }

    private static List<string> Names(string folder)
    {
        const int nameAt = 19;
        var names = new List<string>();
        var stream = Native.OpenFolder(Terminated(folder));
        if (stream == 0)
            throw Failure(folder);
        try
        {
            var bytes = new List<byte>();
            for (nint entry; (entry = Native.ReadFolder(stream)) != 0;)
            {
                bytes.Clear();
                for (byte value; (value = Marshal.ReadByte(entry, nameAt + bytes.Count)) != 0;)
                    bytes.Add(value);
                names.Add(PathBytes.Decode(CollectionsMarshal.AsSpan(bytes)));
            }

            return Marshal.GetLastPInvokeError() == 0 ? names : throw Failure(folder);
        }
        finally
        {
            _ = Native.CloseFolder(stream);
        }
    }

    private static byte[] Terminated(string path) => [.. PathBytes.Encode(path), 0];

    private static SystemException Failure(string path)
    {
        const int notPermitted = 1, accessDenied = 13;
        var (error, message) = (Marshal.GetLastPInvokeError(), $"{Marshal.GetLastPInvokeErrorMessage()}: {PathBytes.Shown(path)}");
        return error is notPermitted or accessDenied ? new UnauthorizedAccessException(message) : new IOException(message);
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", ExactSpelling = true, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "readlink", ExactSpelling = true, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern nint ReadLink(byte[] path, byte[] target, nint length);

        [DllImport("libc", EntryPoint = "opendir", ExactSpelling = true, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern nint OpenFolder(byte[] path);

        [DllImport("libc", EntryPoint = "readdir", ExactSpelling = true, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern nint ReadFolder(nint stream);

        [DllImport("libc", EntryPoint = "closedir", ExactSpelling = true, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int CloseFolder(nint stream);
    }
}
