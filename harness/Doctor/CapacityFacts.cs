using System.Globalization;
using Gate.Harness.Machine;

namespace Gate.Harness.Doctor;

/// <summary>How much of everything there is.</summary>
internal static class CapacityFacts
{
    // A browser with one page of 5 Mpx was measured at 400–700 MB, the tool itself at some 200.
    private const long ComfortableMemory = 1500L << 20;
    private const long ComfortableDisk = 1L << 30;

    public static MachineFact Cores(int count) =>
        new("cores", count.ToString(CultureInfo.InvariantCulture), FactState.Ok);

    public static MachineFact Memory(MemoryLimit limit) =>
        limit.Bytes >= ComfortableMemory
            ? new MachineFact("memory", $"{Size(limit.Bytes)} ({limit.Source})", FactState.Ok)
            : new MachineFact("memory", $"{Size(limit.Bytes)} ({limit.Source})", FactState.Warn, "use --workers 1, or give the machine 1.5 GB: a browser may be killed in mid-page");

    // Never short: the browser is started with --disable-dev-shm-usage and puts its buffers into the temporary folder instead.
    public static MachineFact SharedMemory() =>
        Directory.Exists("/dev/shm")
            ? new MachineFact("shared-memory", $"{Size(new DriveInfo("/dev/shm").TotalSize)} in /dev/shm, not used by the browser", FactState.Ok)
            : new MachineFact("shared-memory", "no /dev/shm, and none is needed", FactState.Ok);

    public static MachineFact Disk()
    {
        long free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;
        string value = $"{Size(free)} free in the temporary folder";
        return free >= ComfortableDisk
            ? new MachineFact("disk", value, FactState.Ok)
            : new MachineFact("disk", value, FactState.Warn, "free some space or point TMPDIR elsewhere: evidence and browser profiles need about 1 GB");
    }

    private static string Size(long bytes) =>
        bytes >= 1L << 30
            ? (bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture) + " GB"
            : (bytes >> 20).ToString(CultureInfo.InvariantCulture) + " MB";
}
