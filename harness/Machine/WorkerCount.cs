namespace Gate.Harness.Machine;

/// <summary>How many shots are rendered side by side.</summary>
internal static class WorkerCount
{
    // A browser with one 5-Mpx page was measured at 400–700 MB; above eight, capture no longer gets faster on one machine.
    private const long BytesPerBrowser = 700L << 20;
    private const int Most = 8;

    /// <param name="asked">From the settings, or null.</param>
    /// <param name="cores">Of this machine.</param>
    /// <param name="memory">Bytes available to this process and its children.</param>
    public static int For(int? asked, int cores, long memory)
        => asked ?? (int)Math.Clamp(Math.Min(cores, memory / BytesPerBrowser), 1, Most);
}
