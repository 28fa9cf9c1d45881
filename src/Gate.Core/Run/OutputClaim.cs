namespace Gate.Core.Run;

/// <summary>The right to write a report's folder: one process at a time has it. The system gives it back when that one ends, however it ends.</summary>
public sealed class OutputClaim : IDisposable
{
    private const string LockName = ".gate-lock";

    private readonly FileStream _lock;

    private OutputClaim(FileStream @lock) => _lock = @lock;

    /// <summary>Creates the folder where it is missing, and takes the lock in it.</summary>
    /// <param name="folder">Absolute.</param>
    /// <exception cref="GateException"><c>out-in-use</c> or <c>out-unwritable</c>.</exception>
    public static OutputClaim Take(string folder) => OutputFolder.Guard(folder, () =>
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, LockName);
        try
        {
            return new OutputClaim(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new GateException("out-in-use", "another run is writing this report", exception)
            {
                Place = folder,
                NextStep = "wait for it, or give another --out",
            };
        }
    });

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
