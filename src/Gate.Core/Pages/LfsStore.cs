using System.Globalization;
using System.Text;

namespace Gate.Core.Pages;

/// <summary>
/// Files kept by Git LFS: the repository holds a pointer, the content lies in the clone's own store once it was fetched.
/// (git-lfs, docs/spec.md: a pointer is shorter than 1,024 bytes and begins with its version.)
/// </summary>
/// <param name="folder">The store: <c>lfs/objects</c> of the git folder.</param>
internal sealed class LfsStore(string folder)
{
    public const int MostPointer = 1_024;

    private const string Version = "version https://git-lfs.github.com/spec/v1\n";

    /// <summary>Whether a file on disk is a pointer that git-lfs was never asked to replace.</summary>
    /// <param name="path">Of a regular file.</param>
    /// <param name="length">Its length, bytes.</param>
    public static bool IsPointer(string path, long length)
    {
        if (length is < 40 or > MostPointer)
            return false;
        Span<byte> start = stackalloc byte[Version.Length];
        using var file = Disk.Open(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Encoding.ASCII.GetBytes(Version));
    }

    /// <summary>Null when the content is no pointer.</summary>
    public SiteAnswer? Find(ReadOnlySpan<byte> content, string name)
    {
        if (!content.StartsWith(Encoding.ASCII.GetBytes(Version)))
            return null;
        var fields = Encoding.UTF8.GetString(content).Split('\n');
        var id = IdOf(fields);
        if (id is null || !long.TryParse(Field(fields, "size "), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            return new SiteAnswer.Refused("a Git LFS pointer that cannot be read");
        var path = Path.Combine(folder, id[..2], id[2..4], id);
        return new FileInfo(path) is { Exists: true } stored && stored.Length == size
            ? new SiteAnswer.Found(name, size, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
            : new SiteAnswer.Refused("a Git LFS pointer, whose content is not in this clone (git lfs fetch brings it)");
    }

    /// <summary>SHA-256 of the file that a pointer stands for; null when the content is no pointer.</summary>
    public static byte[]? DigestOf(ReadOnlySpan<byte> content) =>
        content.Length <= MostPointer && content.StartsWith(Encoding.ASCII.GetBytes(Version)) && IdOf(Encoding.UTF8.GetString(content).Split('\n')) is { } id ? Convert.FromHexString(id) : null;

    private static string? IdOf(string[] fields) => Field(fields, "oid sha256:") is { Length: 64 } id && id.All(char.IsAsciiHexDigitLower) ? id : null;

    private static string? Field(string[] fields, string name) => fields.FirstOrDefault(field => field.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
