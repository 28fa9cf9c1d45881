using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Gate.Core;

namespace Gate.Harness.Browsers;

/// <summary>
/// A folder for the temporary files of one browser: Chromium leaves some of its own when it is killed, and then they go with it.
/// </summary>
internal sealed class BrowserScratch : IAsyncDisposable
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>A socket's path has room for 108 bytes, its end among them (unix(7)).</summary>
    private const int MostSocketPath = 107;

    /// <summary>What Chromium adds for the socket that guards a profile; some versions leave the first dot out, and Chrome's name is shorter.</summary>
    private const string Socket = "/.org.chromium.Chromium.XXXXXX/SingletonSocket";

    /// <summary>Short ones that Linux has (hier(7)), for where the user's own has too long a name.</summary>
    private static readonly string[] Short = ["/tmp", "/var/tmp"];

    private readonly DirectoryInfo? _folder;

    private BrowserScratch(DirectoryInfo? folder) => _folder = folder;

    // What would lie elsewhere, in the user's own folder of settings: the memory of a process that crashed (no flag keeps Chromium 156 from
    // writing it), and a link of the sound server's client.
    private static readonly string[] Variables = ["TMPDIR", "BREAKPAD_DUMP_LOCATION", "PULSE_RUNTIME_PATH"];

    private const string AnyPrefix = "gate-browser-";

    /// <summary>How the folders of this process begin, so that they can be told from another's.</summary>
    public static string Prefix { get; } = string.Create(CultureInfo.InvariantCulture, $"{AnyPrefix}{System.Environment.ProcessId}-");

    /// <summary>The browser's environment; null for our own, which it gets elsewhere than on Linux.</summary>
    public IDictionary<string, string>? Environment => _folder is null
        ? null
        : System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
            .Where(entry => !Variables.Contains(entry.Key))
            .Concat(Others)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>What in it is not as in our own.</summary>
    public IReadOnlyDictionary<string, string> Others => Variables.Where(_ => _folder is not null).ToDictionary(name => name, _ => _folder!.FullName, StringComparer.Ordinal);

    /// <exception cref="GateException"><c>temporary-folder</c>: nothing can be written there.</exception>
    public static BrowserScratch Create() => OperatingSystem.IsLinux() ? new BrowserScratch(Create(Path.GetTempPath(), Short)) : new BrowserScratch(null);

    /// <summary>A folder of its own in the first place where a socket's path fits and that can be written; the user's own where it fits.</summary>
    /// <param name="temporary">The user's folder for temporary files.</param>
    /// <param name="instead">Where that has too long a name.</param>
    /// <exception cref="GateException"><c>temporary-folder</c>.</exception>
    [SupportedOSPlatform("linux")]
    internal static DirectoryInfo Create(string temporary, IReadOnlyList<string> instead)
    {
        // The driver keeps files of its own there, however long its name is.
        if (!Directory.Exists(temporary))
        {
            throw new GateException("temporary-folder", "there is no folder for temporary files")
            {
                Place = temporary,
                NextStep = "create it, or set TMPDIR to a folder that can be written",
                Exit = GateExit.Incomplete,
            };
        }

        var isLong = !Fits(temporary);
        Exception last = new PathTooLongException(temporary);
        foreach (var place in isLong ? instead.Where(Fits) : [temporary])
        {
            try
            {
                return CreateIn(place);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                last = exception;
            }
        }

        throw new GateException(
            "temporary-folder",
            isLong
                ? $"the folder for temporary files has too long a name for a browser, whose socket in it would have a path of {SocketPath(temporary)} bytes, of {MostSocketPath}; {Words.List([.. instead])} cannot be written"
                : $"the folder for temporary files cannot be written: {last.Message.TrimEnd('.')}",
            last)
        {
            Place = temporary,
            NextStep = isLong ? "set TMPDIR to a folder with a short name" : "make room, or set TMPDIR to a folder that can be written",
            Exit = GateExit.Incomplete,
        };
    }

    private static bool Fits(string parent) => SocketPath(parent) <= MostSocketPath;

    private static int SocketPath(string parent) => Encoding.UTF8.GetByteCount(NameIn(parent) + Socket);

    // Nobody else can have made a folder of that name, nor link to one.
    private static string NameIn(string parent) => Path.GetFullPath(Path.Combine(parent, Prefix + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 8)));

    [SupportedOSPlatform("linux")]
    private static DirectoryInfo CreateIn(string parent)
    {
        if (!Directory.Exists(parent))
            throw new DirectoryNotFoundException($"there is no folder \"{parent}\"");
        return Directory.CreateDirectory(NameIn(parent), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Removes what runs left that were killed: folders whose process is no longer there. One that cannot be removed stays.</summary>
    public static void RemoveStale()
    {
        foreach (var parent in OperatingSystem.IsLinux() ? [Path.GetTempPath(), .. Short] : new[] { Path.GetTempPath() })
            RemoveStale(parent);
    }

    /// <inheritdoc cref="RemoveStale()"/>
    /// <param name="parent">A folder for temporary files.</param>
    public static void RemoveStale(string parent)
    {
        foreach (var folder in Candidates(parent).Where(IsStale))
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

    // Where there is none, or none for us, the next browser says so.
    private static string[] Candidates(string parent)
    {
        try
        {
            return Directory.GetDirectories(parent, AnyPrefix + "*");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
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
