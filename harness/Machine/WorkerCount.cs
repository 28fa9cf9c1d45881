namespace Gate.Harness.Machine;

/// <summary>How many shots are rendered side by side.</summary>
internal static class WorkerCount
{
    // A browser with two pages of 5 Mpx was measured at 500–900 MB.
    private const long BytesPerShot = 500L << 20;

    // A page that waits for a frame leaves its core to another one.
    private const int ShotsPerCore = 2;

    // Above eight browsers capture no longer gets faster on one machine.
    private const int Most = 16;

    /// <param name="asked">From the settings, or null.</param>
    /// <param name="cores">Of this machine.</param>
    /// <param name="memory">Bytes available to this process and its children.</param>
    public static int For(int? asked, int cores, long memory)
        => asked ?? (int)Math.Clamp(Math.Min(cores * ShotsPerCore, memory / BytesPerShot), 1, Most);
}
