namespace Gate.Core.Run;

/// <summary>The right to write a report's folder: one process at a time has it. The system gives it back when that one ends, however it ends.</summary>
public sealed class OutputClaim : IDisposable
{
    /// <summary>The file in the folder that is held.</summary>
    internal const string LockName = ".gate-lock";

    private readonly FileStream _lock;
    private readonly IReadOnlyList<string> _made;

    private OutputClaim(FileStream @lock, IReadOnlyList<string> made) => (_lock, _made) = (@lock, made);

    /// <summary>Creates the folder where it is missing, and takes the lock in it.</summary>
    /// <param name="folder">Absolute.</param>
    /// <exception cref="GateException"><c>out-in-use</c> or <c>out-unwritable</c>.</exception>
    public static OutputClaim Take(string folder) => OutputFolder.Guard(folder, () =>
    {
        var made = Missing(folder);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, LockName);
        try
        {
            return new OutputClaim(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose), made);
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

    /// <summary>Gives the folder free. One that it created and that nothing was written into is removed: it would be taken for a report.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        foreach (var folder in _made)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Something is in it, or in those around it.
                return;
            }
        }
    }

    /// <summary>What is to be created for a folder, it itself first.</summary>
    private static List<string> Missing(string folder)
    {
        List<string> missing = [];
        for (var each = Path.TrimEndingDirectorySeparator(folder); each is not null && !Directory.Exists(each); each = Path.GetDirectoryName(each))
            missing.Add(each);
        return missing;
    }
}
