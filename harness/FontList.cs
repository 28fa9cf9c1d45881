using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Gate.Harness;

/// <summary>What the machine can set text in: part of what the pixels come from.</summary>
internal static class FontList
{
    private static readonly string[] Folders = ["/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts", @"C:\Windows\Fonts"];

    /// <summary>Digest of the sorted list, <c>sha256:…</c>.</summary>
    public static async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        var fonts = await FromFontconfigAsync(cancellationToken) ?? FromFolders();
        var lines = fonts.Distinct().Order(StringComparer.Ordinal);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    // Names and versions, no paths: the same fonts in another folder give the same pixels.
    private static async Task<IEnumerable<string>?> FromFontconfigAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("fc-list", ["--format", "%{family}|%{style}|%{fontversion}|%{postscriptname}\n"])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (Win32Exception)
        {
            // No fontconfig on this machine.
            return null;
        }
    }

    private static IEnumerable<string> FromFolders() => Folders.Where(Directory.Exists)
        .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .Select(file => $"{file.Name}|{file.Length}");
}
