using System.Runtime.InteropServices;

namespace Gate.Core.Pages;

/// <summary>What the system says of a file beside its content. Two of them are equal when nobody wrote to the file between.</summary>
/// <param name="Mode">Type and rights as <c>st_mode</c> has them; 0 on Windows.</param>
/// <param name="Inode">Which file it is; 0 on Windows.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Seconds">When it was last changed. On Windows when its content was last written, in ticks.</param>
/// <param name="Nanoseconds">Of the second.</param>
internal readonly record struct FileStatus(int Mode, long Inode, long Length, long Seconds, int Nanoseconds)
{
    private const int TypeMask = 0xF000; // S_IFMT

    /// <summary>Of what cannot be asked: equal to no file.</summary>
    private static readonly FileStatus None = new(-1, 0, 0, 0, 0);

    /// <param name="path">A path without links.</param>
    public static FileStatus Of(string path)
    {
        if (OperatingSystem.IsWindows())
            return new FileInfo(path) is { Exists: true } file ? new FileStatus(0, 0, file.Length, file.LastWriteTimeUtc.Ticks, 0) : None;
        byte[] name = [.. PathBytes.Encode(path), 0];
        Span<byte> status = stackalloc byte[256];
        if (OperatingSystem.IsMacOS())
        {
            // struct stat with 64-bit inodes (sys/stat.h): dev_t is four bytes, then st_mode. st_ctimespec changes with content, name and
            // rights, and cannot be set back, as st_mtimespec can.
            var found = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? Native.LstatInode64(name, ref status[0]) : Native.Lstat(name, ref status[0]);
            return found != 0 ? None : new FileStatus(BitConverter.ToUInt16(status[4..]), BitConverter.ToInt64(status[8..]), BitConverter.ToInt64(status[96..]), BitConverter.ToInt64(status[64..]), (int)BitConverter.ToInt64(status[72..]));
        }

        // statx(2): the same layout on every architecture (linux/stat.h).
        const int atCurrentFolder = -100, doNotFollow = 0x100, wantType = 1, wantMode = 2, wantChange = 0x80, wantInode = 0x100, wantSize = 0x200;
        return Native.Statx(atCurrentFolder, name, doNotFollow, wantType | wantMode | wantChange | wantInode | wantSize, ref status[0]) != 0
            ? None
            : new FileStatus(BitConverter.ToUInt16(status[28..]), BitConverter.ToInt64(status[32..]), BitConverter.ToInt64(status[40..]), BitConverter.ToInt64(status[96..]), BitConverter.ToInt32(status[104..]));
    }

    /// <summary>A folder, not a link to one. Not known on Windows.</summary>
    public bool IsFolder => Mode >= 0 && (Mode & TypeMask) == 0x4000; // S_IFDIR

    /// <summary>A symbolic link. Not known on Windows.</summary>
    public bool IsLink => Mode >= 0 && (Mode & TypeMask) == 0xA000; // S_IFLNK

    /// <summary>A file with content, neither pipe nor socket nor device. Not known on Windows.</summary>
    public bool IsRegular => Mode >= 0 && (Mode & TypeMask) == 0x8000; // S_IFREG

    private static class Native
    {
        [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Statx(int folder, byte[] path, int flags, uint mask, ref byte status);

        [DllImport("libc", EntryPoint = "lstat", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Lstat(byte[] path, ref byte status);

        [DllImport("libc", EntryPoint = "lstat$INODE64", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int LstatInode64(byte[] path, ref byte status);
    }
}
