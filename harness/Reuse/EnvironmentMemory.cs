using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gate.Core.Rendering;
using Gate.Harness.Browsers;
using Gate.Harness.Doctor;
using Gate.Harness.Machine;
using static System.FormattableString;

namespace Gate.Harness.Reuse;

/// <summary>
/// What a browser said of itself when it was last started in the same way. A run whose every shot is known from the cache then
/// needs no browser; one that starts a browser after all has it say so again.
/// </summary>
/// <param name="folder">Of the cache, absolute.</param>
/// <param name="launch">How browsers are started.</param>
/// <param name="note">Hears that it is of no use here.</param>
internal sealed class EnvironmentMemory(string folder, BrowserLaunch launch, Action<string> note)
{
    private static readonly TimeSpan VersionLimit = TimeSpan.FromSeconds(10);

    private string? _path;

    /// <returns>Null where nothing is known.</returns>
    public async Task<RenderEnvironment?> FindAsync(CancellationToken cancellationToken)
    {
        if (await KeyAsync(cancellationToken) is not { } key)
            return null;
        _path = Path.Combine(folder, "environments-2", key);
        try
        {
            if (!File.Exists(_path))
                return null;
            if (SealedBytes.Open(await File.ReadAllBytesAsync(_path, cancellationToken)) is { } content)
                return JsonSerializer.Deserialize<RenderEnvironment>(content.Span);
            note("what is known of the browser was damaged, and is asked again");
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            note($"what is known of the browser cannot be read: {exception.Message}");
            return null;
        }
    }

    /// <summary>Keeps what the browser has said.</summary>
    public void Keep(RenderEnvironment environment) => Try(path =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Guid.NewGuid():n}";
        File.WriteAllBytes(beside, SealedBytes.Of(JsonSerializer.SerializeToUtf8Bytes(environment)));
        File.Move(beside, path, overwrite: true);
    });

    /// <summary>Forgets what is no longer so.</summary>
    public void Drop() => Try(File.Delete);

    private void Try(Action<string> action)
    {
        try
        {
            if (_path is { } path)
                action(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            note($"what is known of the browser cannot be kept: {exception.Message}");
        }
    }

    // The executable may be a script that stays the same when the browser behind it is exchanged: it is asked for its version, which
    // takes some hundredths of a second. On Windows the question would open a window: there every run starts a browser.
    private async Task<string?> KeyAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var file = new FileInfo(launch.ExecutablePath);
        var fonts = FontList.ReadAsync(cancellationToken);
        var version = await SystemCommand.RunAsync(new CommandCall(launch.ExecutablePath, ["--version"]), VersionLimit, cancellationToken);
        if (!version.Succeeded)
            return null;
        string[] parts =
        [
            typeof(EnvironmentMemory).Module.ModuleVersionId.ToString(), file.FullName, Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks}"), Invariant($"{launch.Sandbox}"),
            (await fonts).Digest, RuntimeInformation.OSDescription,
            // Its log lines have a time in them.
            .. version.Lines.Where(line => !line.StartsWith('[')),
            // The key of a run's own certificate is another one each time.
            .. launch.Flags.Where(flag => !flag.StartsWith("--ignore-certificate-errors-spki-list", StringComparison.Ordinal)),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
