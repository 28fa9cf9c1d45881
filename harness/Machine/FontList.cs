using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Gate.Harness.Machine;

/// <summary>What the machine can set text in: part of what the pixels come from.</summary>
internal static class FontList
{
    private static readonly string[] Folders = ["/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts", @"C:\Windows\Fonts"];

    private static readonly string[] Endings = [".ttf", ".otf", ".ttc", ".otc", ".pfb", ".pfa", ".t1", ".woff", ".woff2", ".pcf", ".gz", ".dfont", ".fon"];

    /// <summary>Asks fontconfig; where there is none, looks into the usual folders.</summary>
    public static async Task<FontSummary> ReadAsync(CancellationToken cancellationToken)
    {
        var fonts = await FromFontconfigAsync(cancellationToken) ?? FromFolders();
        string[] lines = [.. fonts.Distinct().Order(StringComparer.Ordinal)];
        return new FontSummary(lines.Length, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))));
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
        .Where(file => Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
        .Select(file => $"{file.Name}|{file.Length}");
}
