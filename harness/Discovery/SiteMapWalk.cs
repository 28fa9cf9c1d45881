using System.IO.Compression;
using Gate.Core;
using Gate.Core.Pages;
using Gate.Core.Pages.Live;

namespace Gate.Harness.Discovery;

/// <summary>Reads a sitemap and those it refers to. One that cannot be read is an error: which pages there are would be unknown.</summary>
internal sealed class SiteMapWalk(LiveAddress addresses, SiteReader reader)
{
    /// <summary>Where sitemaps stand by custom.</summary>
    public const string Usual = "sitemap.xml";

    /// <summary>The protocol's bound on one file, unpacked (sitemaps.org): 50 MiB.</summary>
    private const int MaxBytes = 50 << 20;

    private const int MaxFiles = 500;
    private const int MaxPages = 100_000;

    /// <param name="typed">As typed; empty for the usual place.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The pages, and how many addresses of other sites were named.</returns>
    /// <exception cref="GateException"><c>sitemap-unreadable</c>, <c>sitemap-elsewhere</c>, <c>sitemap-endless</c>.</exception>
    public async Task<PageSet> ReadAsync(string typed, CancellationToken cancellationToken)
    {
        var start = Uri.TryCreate(addresses.Site.Base, typed.Length == 0 ? Usual : typed, out var address) ? address : throw Trouble("sitemap-unreadable", $"\"{typed}\" is no address", "give the address of the sitemap");
        var open = new Queue<Uri>([start]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.AbsoluteUri };
        var pages = new Dictionary<PageId, PageEntry>();
        var foreign = new SortedSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var file))
        {
            var text = await ReadFileAsync(file, cancellationToken);
            foreach (var named in text.Sitemaps.Where(named => seen.Add(named.AbsoluteUri)))
            {
                if (seen.Count > MaxFiles)
                    throw Trouble("sitemap-endless", $"more than {MaxFiles} sitemaps refer to each other", "name one of them with --sitemap, or the pages with --pages FILE");
                open.Enqueue(named);
            }

            foreach (var named in text.Pages)
            {
                if (addresses.PageAt(named) is { } page)
                    pages.TryAdd(page.Id, page);
                else
                    foreign.Add(named.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
            }

            if (pages.Count > MaxPages)
                throw Trouble("sitemap-endless", $"more than {Words.Number(MaxPages)} pages", "name one of its parts with --sitemap, or the pages with --pages FILE");
        }

        if (pages.Count == 0)
        {
            var asked = addresses.FileAt(start);
            throw Trouble(
                "sitemap-elsewhere",
                foreign.Count == 0 ? $"{asked} names no pages" : $"{asked} names only pages of another address, like {foreign.Min}",
                foreign.Count == 0 ? "name the pages with --pages FILE" : "give the published address as use.baseURL, and the site is shown there");
        }

        return new PageSet([.. pages.Values.OrderBy(page => page.Id)], [.. foreign.Select(named => new ExcludedPages("--sitemap (another site)", PageId.Parse(named)))]);
    }

    private async Task<SitemapText> ReadFileAsync(Uri file, CancellationToken cancellationToken)
    {
        var asked = addresses.FileAt(file) ?? throw Trouble("sitemap-elsewhere", $"{file.GetLeftPart(UriPartial.Path)} lies at another site, which is not asked", "give the published address as use.baseURL, or name the pages with --pages FILE");
        var text = await reader.ReadAsync(asked, MaxBytes, cancellationToken);
        if (text is SiteText.Moved { To: { } to } && addresses.FileAt(to) is { } there)
            text = await reader.ReadAsync(asked = there, MaxBytes, cancellationToken);
        if (text is not SiteText.Found { IsWhole: true } found)
            throw Unreadable(asked, text switch { SiteText.Refused refused => $"HTTP {refused.Status}", SiteText.Unreachable unreachable => unreachable.Why, SiteText.Found => $"more than {MaxBytes >> 20} MiB", _ => "it leads elsewhere" });
        try
        {
            return SitemapText.Read(Unpack(found.Bytes), file);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            throw Unreadable(asked, exception.Message);
        }
    }

    /// <summary>A file whose bytes are gzip, whatever it is called and whatever type it was sent as.</summary>
    private static byte[] Unpack(byte[] bytes)
    {
        if (bytes is not [0x1f, 0x8b, ..])
            return bytes;
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var text = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
        {
            text.Write(buffer, 0, read);
            if (text.Length > MaxBytes)
                throw new FormatException($"more than {MaxBytes >> 20} MiB unpacked");
        }

        return text.ToArray();
    }

    private static GateException Unreadable(Uri asked, string why) => Trouble("sitemap-unreadable", $"{asked.GetLeftPart(UriPartial.Path)} cannot be read: {why}", "mend the sitemap, or name the pages with --pages FILE");

    private static GateException Trouble(string code, string message, string next) => new(code, message) { Place = "--sitemap", NextStep = next, Exit = GateExit.Incomplete };
}
