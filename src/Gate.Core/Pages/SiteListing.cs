using System.Security.Cryptography;

namespace Gate.Core.Pages;

/// <summary>The files of one side with the digest of what each is served as.</summary>
internal sealed class SiteListing
{
    // Names are compared as page ids are: in NFC.
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _contents;

    /// <param name="digest">Over all of it.</param>
    /// <param name="files">Path and SHA-256 of each regular file.</param>
    public SiteListing(string digest, IEnumerable<(string Path, byte[] Content)> files)
    {
        Digest = digest;
        foreach (var (path, content) in files)
            _files.TryAdd(PathBytes.Normal(path), content);
        _contents = new Lazy<HashSet<string>>(() => [.. _files.Values.Select(Convert.ToHexStringLower)]);
    }

    /// <summary><see cref="SiteDigest"/></summary>
    public string Digest { get; }

    /// <summary>Whether there is a file at this path, in NFC.</summary>
    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>Files that are not on both sides alike, sorted by path.</summary>
    public static IReadOnlyList<ChangedFile> Changed(SiteListing before, SiteListing after) =>
    [
        .. before._files.Keys.Union(after._files.Keys, StringComparer.Ordinal)
            .Select(path => (Path: path, Old: before._files.GetValueOrDefault(path), Now: after._files.GetValueOrDefault(path)))
            .Where(file => file.Old is null || file.Now is null || !file.Old.AsSpan().SequenceEqual(file.Now))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new ChangedFile(file.Path, file.Old is null ? FileChange.New : file.Now is null ? FileChange.Gone : FileChange.Other, DigestOf(file.Old, file.Now))
            {
                IsMoved = file.Old is null ? before.Holds(file.Now!) : file.Now is null && after.Holds(file.Old),
                IsDerived = IsMap(file.Path, file.Old is null ? after : before) || IsTwin(file.Path, before, after),
            }),
    ];

    private bool Holds(byte[] content) => _contents.Value.Contains(Convert.ToHexStringLower(content));

    // What stands beside a file and tells people of it.
    private static bool IsMap(string path, SiteListing side) =>
        path.EndsWith(".js.map", StringComparison.Ordinal) || path.EndsWith(".mjs.map", StringComparison.Ordinal) || path.EndsWith(".css.map", StringComparison.Ordinal)
        || (Path.GetExtension(path) is ".map" && side.Has(path[..path.LastIndexOf('.')]));

    // Hosts answer with it in place of the file that it is made of: a change of that file is told for both, and one of its own is told itself.
    private static bool IsTwin(string path, SiteListing before, SiteListing after)
    {
        if (Path.GetExtension(path) is not (".gz" or ".br" or ".zst"))
            return false;
        var made = path[..path.LastIndexOf('.')];
        var (old, now) = (before._files.GetValueOrDefault(made), after._files.GetValueOrDefault(made));
        return (old is not null || now is not null) && !(old is not null && now is not null && old.AsSpan().SequenceEqual(now));
    }

    private static string DigestOf(byte[]? before, byte[]? after) => Convert.ToHexStringLower(SHA256.HashData([.. before ?? [], 0, .. after ?? []]).AsSpan(0, 8));
}
