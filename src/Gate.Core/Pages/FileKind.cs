using System.Runtime.InteropServices;
using System.Text;

namespace Gate.Core.Pages;

/// <summary>
/// Tells regular files from pipes, sockets and devices, which .NET does not (its attributes show them as ordinary files), and
/// which must never be opened: reading a pipe that nobody writes to waits for ever.
/// </summary>
internal static class FileKind
{
    private const int TypeMask = 0xF000; // S_IFMT
    private const int RegularFile = 0x8000; // S_IFREG

    /// <param name="path">A path without links.</param>
    /// <param name="length">Bytes as the file system says. Special files say 0: only then is the system asked.</param>
    public static bool IsRegular(string path, long length)
    {
        if (length > 0 || OperatingSystem.IsWindows())
            return true;
        return (Mode(Encoding.UTF8.GetBytes(path + '\0')) & TypeMask) == RegularFile;
    }

    private static int Mode(byte[] path)
    {
        var buffer = new byte[256];
        if (OperatingSystem.IsMacOS())
        {
            // struct stat with 64-bit inodes (sys/stat.h): dev_t is four bytes, then st_mode.
            var found = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? Native.LstatInode64(path, buffer) : Native.Lstat(path, buffer);
            return found == 0 ? BitConverter.ToUInt16(buffer, 4) : 0;
        }

        // statx(2): the same layout on every architecture; stx_mode is at 28 (linux/stat.h).
        const int atCurrentFolder = -100, doNotFollow = 0x100, wantType = 1;
        return Native.Statx(atCurrentFolder, path, doNotFollow, wantType, buffer) == 0 ? BitConverter.ToUInt16(buffer, 28) : 0;
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] buffer);

        [DllImport("libc", EntryPoint = "lstat", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Lstat(byte[] path, byte[] buffer);

        [DllImport("libc", EntryPoint = "lstat$INODE64", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int LstatInode64(byte[] path, byte[] buffer);
    }
}
