namespace Gate.Core.Pages;

/// <summary>The bytes of a page as its site holds them.</summary>
public static class PageBytes
{
    private const long MostBytes = 32 << 20;

    /// <summary>Whether a page's own bytes may differ: what can be read on both sides and is equal does not.</summary>
    public static bool MayDiffer(Site siteBefore, Site siteAfter, PagePair pair)
    {
        if (pair.Before is not { } before || pair.After is not { } after)
            return false;
        if (siteBefore is not Site.Served { Files: var old } || siteAfter is not Site.Served { Files: var now })
            return true;
        if (Find(old, before) is not { } one || Find(now, after) is not { } other || one.Length != other.Length)
            return true;
        try
        {
            using var left = one.Open();
            using var right = other.Open();
            return !Same(left, right);
        }
        catch (IOException)
        {
            return true;
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
        var one = new byte[64 << 10];
        var other = new byte[64 << 10];
        while (true)
        {
            var read = left.ReadAtLeast(one, one.Length, throwOnEndOfStream: false);
            if (right.ReadAtLeast(other, other.Length, throwOnEndOfStream: false) != read || !one.AsSpan(0, read).SequenceEqual(other.AsSpan(0, read)))
                return false;
            if (read < one.Length)
                return true;
        }
    }
}
