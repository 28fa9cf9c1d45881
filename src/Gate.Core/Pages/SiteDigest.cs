using System.Buffers;
using System.Security.Cryptography;

namespace Gate.Core.Pages;

/// <summary>One digest over all files of a served page set: what exactly was judged.</summary>
public static class SiteDigest
{
    /// <summary>
    /// SHA-256 over the files in the order of their paths' bytes, each as path, NUL, kind, NUL, SHA-256 of the content. Files
    /// below <c>.git</c> are no part of the site and are left out, and so are files that git ignores where a commit is compared with the work tree; what cannot be read as a file (a broken link, a pipe) counts
    /// with its name.
    /// </summary>
    /// <returns><c>sha256:…</c>, or null for a source whose files gate does not serve (a live site).</returns>
    /// <exception cref="GateException">A link leaves the root; a file cannot be read.</exception>
    public static string? Of(IPageSource source, CancellationToken cancellationToken) => Read(source, cancellationToken)?.Digest ?? (source.Site as Site.Recorded)?.Store.Digest;

    /// <summary>The same with what it was made of; null for a source without files of its own.</summary>
    /// <exception cref="GateException">A link leaves the root; a file cannot be read.</exception>
    internal static SiteListing? Read(IPageSource source, CancellationToken cancellationToken) => source switch
    {
        GitSource committed => committed.Listing ??= Read(((ITreeSource)committed).Tree(), cancellationToken),
        ITreeSource served => Read(served.Tree(), cancellationToken),
        _ => null,
    };

    private static SiteListing Read(IFileTree tree, CancellationToken cancellationToken)
    {
        var items = tree.Items()
            .Where(item => item.Kind is not (FolderItemKind.VersionControl or FolderItemKind.Ignored))
            .Select(item => (Item: item, Path: PathBytes.Encode(item.Path)))
            .ToList();
        items.Sort((left, right) => left.Path.AsSpan().SequenceCompareTo(right.Path));
        var contents = new (byte[] Written, byte[] Served)[items.Count];
        var bound = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) };
        try
        {
            Parallel.For(0, items.Count, bound, index => contents[index] = Content(tree, items[index].Item, cancellationToken));
        }
        catch (AggregateException exception) when (exception.InnerExceptions is [GateException first, ..])
        {
            throw new GateException(first.Code, first.Message, exception) { Place = first.Place, NextStep = first.NextStep, Exit = first.Exit };
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var index = 0; index < items.Count; index++)
        {
            hash.AppendData(items[index].Path);
            hash.AppendData([0, (byte)items[index].Item.Kind, 0]);
            hash.AppendData(contents[index].Written);
        }

        return new SiteListing(
            "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset()),
            items.Index().Where(entry => entry.Item.Item.Kind == FolderItemKind.File).Select(entry => (entry.Item.Item.Path, contents[entry.Index].Served)));
    }

    // SHA256.HashData reads 4 kB at a time, each a call of the system.
    private static (byte[] Written, byte[] Served) Content(Stream stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            byte[]? large = null;
            for (int read; (read = stream.Read(chunk)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(chunk, 0, read);
                large ??= LfsStore.DigestOf(chunk.AsSpan(0, read));
            }

            var written = hash.GetHashAndReset();
            return (written, large ?? written);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static (byte[] Written, byte[] Served) Content(IFileTree tree, FolderItem item, CancellationToken cancellationToken)
    {
        if (item.Kind != FolderItemKind.File)
            return (SHA256.HashData([]), []);
        try
        {
            using var stream = tree.Open(item);
            return Content(stream, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GateException("source-unreadable", $"the file \"{PathBytes.Shown(item.Path)}\" cannot be read", exception) { NextStep = "make it readable, or leave it out of the export" };
        }
    }
}
