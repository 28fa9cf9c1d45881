using System.Runtime.InteropServices;

namespace Gate.Harness.Machine;

/// <summary>
/// Files with the memory of a process that crashed. A browser's holds what its pages were sent: headers, cookies, passwords. Its own
/// reporter is off (a flag of the driver), the kernel's is turned off here.
/// </summary>
internal static class CoreDumps
{
    // RLIMIT_CORE, alike on Linux and macOS.
    private const int Core = 4;

    /// <summary>From now on neither this process nor what it starts leaves any. Windows writes none unless its registry says so.</summary>
    public static void Forbid()
    {
        // A limit may always be lowered, so there is no failure to tell.
        if (!OperatingSystem.IsWindows())
            _ = Native.SetLimit(Core, new Limit(0, 0));
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(nuint Now, nuint Most);

    private static class Native
    {
        [DllImport("libc", EntryPoint = "setrlimit", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int SetLimit(int resource, in Limit limit);
    }
}
