namespace Gate.Core.Pages;

/// <summary>
/// Tells regular files from pipes, sockets and devices, which .NET does not (its attributes show them as ordinary files), and
/// which must never be opened: reading a pipe that nobody writes to waits for ever.
/// </summary>
internal static class FileKind
{
    /// <param name="path">A path without links.</param>
    /// <param name="length">Bytes as the file system says. Special files say 0: only then is the system asked.</param>
    public static bool IsRegular(string path, long length) =>
        length > 0 || OperatingSystem.IsWindows() || FileStatus.Of(path).IsRegular;
}
