using System.Collections;
using System.Diagnostics;
using System.Globalization;
using Gate.Core;

namespace Gate.Harness.Browsers;

/// <summary>
/// A folder for the temporary files of one browser: Chromium leaves some of its own when it is killed, and then they go with it.
/// </summary>
internal sealed class BrowserScratch : IAsyncDisposable
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo? _folder;

    private BrowserScratch(DirectoryInfo? folder) => _folder = folder;

    // What would lie elsewhere, in the user's own folder of settings: the memory of a process that crashed (no flag keeps Chromium 156 from
    // writing it), and a link of the sound server's client.
    private static readonly string[] Variables = ["TMPDIR", "BREAKPAD_DUMP_LOCATION", "PULSE_RUNTIME_PATH"];

    private const string AnyPrefix = "gate-browser-";

    /// <summary>How the folders of this process begin, so that they can be told from another's.</summary>
    public static string Prefix { get; } = string.Create(CultureInfo.InvariantCulture, $"{AnyPrefix}{System.Environment.ProcessId}-");

    /// <summary>The browser's environment; null for our own. Elsewhere than on Linux paths in it can get too long for a socket.</summary>
    public IDictionary<string, string>? Environment => _folder is null
        ? null
        : System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
            .Where(entry => !Variables.Contains(entry.Key))
            .Concat(Variables.Select(name => KeyValuePair.Create(name, _folder.FullName)))
            .ToDictionary(StringComparer.Ordinal);

    /// <exception cref="GateException"><c>temporary-folder</c>: nothing can be written there.</exception>
    public static BrowserScratch Create()
    {
        try
        {
            return new BrowserScratch(OperatingSystem.IsLinux() ? Directory.CreateTempSubdirectory(Prefix) : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("temporary-folder", $"the folder for temporary files cannot be written: {exception.Message.TrimEnd('.')}", exception)
            {
                Place = Path.GetTempPath(),
                NextStep = "make room, or set TMPDIR to a folder that can be written",
                Exit = GateExit.Incomplete,
            };
        }
    }

    /// <summary>Removes what runs left that were killed: folders whose process is no longer there. One that cannot be removed stays.</summary>
    /// <param name="parent">The folder for temporary files.</param>
    public static void RemoveStale(string parent)
    {
        // Where there is none, the next browser says so.
        foreach (var folder in Directory.Exists(parent) ? Directory.GetDirectories(parent, AnyPrefix + "*").Where(IsStale) : [])
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another user's, or being removed by another run at this moment: the next start tries again.
                continue;
            }
        }
    }

    /// <summary>Kills every process whose temporary files go here: a browser that is still starting has no other name yet.</summary>
    public void KillUsers()
    {
        if (_folder is null)
            return;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsUsedBy(id))
                Kill(id);
        }
    }

    private bool IsUsedBy(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Split('\0').Contains($"TMPDIR={_folder!.FullName}", StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is not ours.
            return false;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
            return;
        }
    }

    private static bool IsStale(string folder)
    {
        var name = Path.GetFileName(folder)[AnyPrefix.Length..];
        if (!int.TryParse(name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 0)
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            // No such process.
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var attempt = 1; _folder is not null && attempt <= Attempts; attempt++)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (IOException)
            {
                // The last of the browser's children is still about to end, and still writes.
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }
}
