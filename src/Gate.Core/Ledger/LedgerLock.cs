namespace Gate.Core.Ledger;

/// <summary>
/// One writer at a time, across processes; the system frees the lock when its process ends, however it ends. The empty file stays:
/// were it removed, one writer could hold the old file and another the new one.
/// </summary>
internal static class LedgerLock
{
    /// <summary>A writer needs some ms; whoever holds it longer hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && waited < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
