namespace Gate.Harness.Browsers;

/// <summary>
/// The folder in which the driver has a browser keep its profile. The driver removes it when the browser has ended, and is itself ended with the run:
/// whoever ends it waits for that, and sees to what is left.
/// </summary>
/// <param name="folder">Absolute; null where it is not known.</param>
internal sealed class BrowserProfile(string? folder)
{
    private const string Option = "--user-data-dir=";
    private const int Attempts = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Of a browser that runs; not known elsewhere than on Linux.</summary>
    public static BrowserProfile Of(int processId)
    {
        try
        {
            return new BrowserProfile(OperatingSystem.IsLinux()
                ? File.ReadAllText($"/proc/{processId}/cmdline").Split('\0').FirstOrDefault(argument => argument.StartsWith(Option, StringComparison.Ordinal))?[Option.Length..]
                : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended already.
            return new BrowserProfile(null);
        }
    }

    /// <summary>Returns when the folder is gone, by the driver's hand or, when that takes long, by ours.</summary>
    public async Task RemoveAsync()
    {
        for (var attempt = 1; attempt <= Attempts && Directory.Exists(folder); attempt++)
        {
            await Task.Delay(Pause, CancellationToken.None);
            if (attempt > Attempts / 2)
                Delete(folder);
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The driver is at it as well, or a last child of the browser still writes.
            return;
        }
    }
}
