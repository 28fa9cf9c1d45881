using System.Buffers;

namespace Gate.Core.Pages;

/// <summary>The bytes of a page as its site holds them.</summary>
public static class PageBytes
{
    private const long MostBytes = 32 << 20;
    private const int ChunkSize = 64 << 10;

    /// <summary>Whether a page's own bytes may differ: what can be read on both sides and is equal does not.</summary>
    public static bool MayDiffer(Site siteBefore, Site siteAfter, PagePair pair)
    {
        if (pair.Before is not { } before || pair.After is not { } after)
            return false;
        return siteBefore is not Site.Served { Files: var old } || siteAfter is not Site.Served { Files: var now } || !AreEqual(old, before, now, after);
    }

    /// <summary>Whether a page can be read on both sides and is the same.</summary>
    internal static bool AreEqual(ISiteFiles old, PageEntry before, ISiteFiles now, PageEntry after)
    {
        if (Find(old, before) is not { } one || Find(now, after) is not { } other || one.Length != other.Length)
            return false;
        try
        {
            using var left = one.Open();
            using var right = other.Open();
            return Same(left, right);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Null where the site has no such file, it cannot be read, or it is larger than any page that is parsed.</summary>
    internal static byte[]? Read(Site site, PageEntry page)
    {
        if (site is not Site.Served { Files: var files } || Find(files, page) is not { Length: <= MostBytes } found)
            return null;
        try
        {
            var bytes = new byte[found.Length];
            using var content = found.Open();
            content.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static SiteAnswer.Found? Find(ISiteFiles files, PageEntry page)
        => PagePath.Decode(page.Address.Split('?')[0]) is { } path ? files.Find(path) as SiteAnswer.Found : null;

    private static bool Same(Stream left, Stream right)
    {
        var (one, other) = (ArrayPool<byte>.Shared.Rent(ChunkSize), ArrayPool<byte>.Shared.Rent(ChunkSize));
        try
        {
            while (true)
            {
                var read = left.ReadAtLeast(one.AsSpan(0, ChunkSize), ChunkSize, throwOnEndOfStream: false);
                if (right.ReadAtLeast(other.AsSpan(0, ChunkSize), ChunkSize, throwOnEndOfStream: false) != read || !one.AsSpan(0, read).SequenceEqual(other.AsSpan(0, read)))
                    return false;
                if (read < ChunkSize)
                    return true;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(one);
            ArrayPool<byte>.Shared.Return(other);
        }
    }
}
