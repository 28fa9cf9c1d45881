using System.Text;
using System.Xml;

namespace Gate.Core.Pages.Live;

/// <summary>What a sitemap names (sitemaps.org, protocol 0.9): pages, or further sitemaps. Also the plain form, an address a line.</summary>
/// <param name="Pages">Of a <c>urlset</c>.</param>
/// <param name="Sitemaps">Of a <c>sitemapindex</c>.</param>
public sealed record SitemapText(IReadOnlyList<Uri> Pages, IReadOnlyList<Uri> Sitemaps)
{
    /// <summary>The protocol's bound on one file, of addresses and of sitemaps alike.</summary>
    public const int MaxEntries = 50_000;

    /// <param name="text">The file, unpacked.</param>
    /// <param name="address">Where it stands.</param>
    /// <exception cref="FormatException">It is no sitemap; the message says why.</exception>
    public static SitemapText Read(byte[] text, Uri address)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        return start.StartsWith("<"u8) ? ReadXml(text, address) : new SitemapText(ReadLines(Encoding.UTF8.GetString(start)), []);
    }

    private static List<Uri> ReadLines(string text)
    {
        var pages = new List<Uri>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (!Uri.TryCreate(line, UriKind.Absolute, out var page))
                throw new FormatException($"neither XML nor addresses: \"{line[..Math.Min(line.Length, 80)]}\"");
            pages.Add(page);
            if (pages.Count > MaxEntries)
                throw TooMany();
        }

        return pages;
    }

    private static SitemapText ReadXml(byte[] text, Uri address)
    {
        var pages = new List<Uri>();
        var sitemaps = new List<Uri>();
        // Nothing outside is read, and no entity grows.
        using var reader = XmlReader.Create(new MemoryStream(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
        try
        {
            reader.MoveToContent();
            if (reader.LocalName is not ("urlset" or "sitemapindex"))
                throw new FormatException($"an XML file <{reader.LocalName}>, not <urlset> or <sitemapindex>");
            var entry = reader.LocalName == "urlset" ? "url" : "sitemap";
            var found = reader.LocalName == "urlset" ? pages : sitemaps;
            // Depth 2: <urlset><url><loc>; the loc of an image or a video stands deeper, or in a namespace of its own.
            var isEntry = false;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.Depth == 1)
                    isEntry = reader.LocalName == entry;
                else if (isEntry && reader is { Depth: 2, LocalName: "loc" } && reader.NamespaceURI == (reader.LookupNamespace("") ?? ""))
                    found.Add(Location(reader.ReadString(), address));
                if (found.Count > MaxEntries)
                    throw TooMany();
            }
        }
        catch (XmlException exception)
        {
            throw new FormatException($"XML that cannot be read: {exception.Message}", exception);
        }

        return new SitemapText(pages, sitemaps);
    }

    private static Uri Location(string text, Uri address) => Uri.TryCreate(address, text.Trim(), out var location) && location.Scheme is "http" or "https"
        ? location
        : throw new FormatException($"\"{text.Trim()}\" is no address");

    private static FormatException TooMany() => new($"more than {MaxEntries} entries, which the protocol does not allow in one file");
}
