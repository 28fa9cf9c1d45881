using System.Collections;
using System.Globalization;

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

    /// <summary>How the folders of this process begin, so that they can be told from another's.</summary>
    public static string Prefix { get; } = string.Create(CultureInfo.InvariantCulture, $"gate-browser-{System.Environment.ProcessId}-");

    /// <summary>The browser's environment; null for our own. Elsewhere than on Linux paths in it can get too long for a socket.</summary>
    public IDictionary<string, string>? Environment => _folder is null
        ? null
        : System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
            .Where(entry => entry.Key != "TMPDIR")
            .Append(KeyValuePair.Create("TMPDIR", _folder.FullName))
            .ToDictionary(StringComparer.Ordinal);

    public static BrowserScratch Create() => new(OperatingSystem.IsLinux() ? Directory.CreateTempSubdirectory(Prefix) : null);

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
