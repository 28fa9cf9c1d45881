using System.Collections.Concurrent;
using System.Globalization;
using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Explain;

/// <summary>The sources of one side; style sheets are read once, however many pages share them. Safe for concurrent use.</summary>
/// <param name="side"><c>before</c> or <c>after</c>.</param>
/// <param name="site">Live sites show no sources.</param>
/// <param name="baseUrl">Where the site stands.</param>
internal sealed class SideSources(string side, Site site, Uri baseUrl)
{
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, SheetText?> _sheets = new(StringComparer.Ordinal);

    /// <summary>The page with its own style elements and the sheets that it was served.</summary>
    public SideText Read(PageEntry page, IReadOnlyList<RequestRecord> requests)
    {
        if (site is not Site.Served { Files: var files })
            return SideText.None;
        var path = PagePath.Decode(page.Address.Split('?')[0]);
        path = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
        var (file, sheets) = ($"{side}/{PathBytes.Shown(path)}", new List<SheetText>());
        var parsed = Bytes(files, path) is { } bytes ? Parse(path, bytes) : null;
        var addresses = new Dictionary<string, SheetText>(StringComparer.Ordinal);
        if (parsed is not null)
        {
            sheets.Add(Own(parsed, file));
            addresses[baseUrl.AbsoluteUri + page.Address] = sheets[0];
        }

        var links = parsed is null ? [] : Links(files, page, parsed, file, requests);
        var refused = links.GroupBy(link => link.Address, StringComparer.Ordinal).Where(same => same.All(link => link.Trouble == LinkedSheet.Refused)).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var url in requests.Where(request => request.Kind == "stylesheet").Select(request => request.Url).Distinct(StringComparer.Ordinal))
        {
            if (url.StartsWith(baseUrl.AbsoluteUri, StringComparison.Ordinal)
                && _sheets.GetOrAdd(PagePath.Decode(url[baseUrl.AbsoluteUri.Length..].Split('?')[0]), name => Sheet(files, name)) is { } sheet)
            {
                // Nothing of it applies where it is refused.
                if (!refused.Contains(url))
                    sheets.Add(sheet);
                addresses[url] = sheet;
            }
        }

        return new SideText(side, parsed is null ? null : (file, parsed), sheets) { Addresses = addresses, Links = links };
    }

    /// <summary>Null for a page that is not read: what explains it shows no source, and its review says why.</summary>
    private static ParsedPage? Parse(string path, byte[] bytes)
    {
        try
        {
            return ParsedPage.Parse(MarkupSource.Read(path, bytes));
        }
        catch (MarkupUnreadException)
        {
            return null;
        }
    }

    private static SheetText Own(ParsedPage page, string file)
    {
        var parts = new List<StylePart>();
        var blocks = new List<StyleBlock>();
        foreach (var style in page.Elements.Where(element => element.LocalName == "style"))
        {
            parts.Add(new StylePart("<style>", null));
            blocks.Add(new StyleBlock(style.TextContent, file, page.TagOf(style) is { } tag ? page.Source.PlaceOf(tag.End) : page.PlaceOf(style)));
            parts.AddRange(StyleText.Parts(blocks[^1]));
        }

        return new SheetText("", page.Source.Text, parts) { Blocks = blocks };
    }

    private List<LinkedSheet> Links(ISiteFiles files, PageEntry page, ParsedPage parsed, string file, IReadOnlyList<RequestRecord> requests)
    {
        var links = new List<LinkedSheet>();
        var root = new Uri(baseUrl, page.Address);
        var from = WebAddress.Base(root, parsed.BaseWith("href")?.GetAttribute("href"));
        foreach (var element in parsed.Elements.Where(IsSheet))
        {
            if (element.GetAttribute("href") is not { } href || WebAddress.Resolve(from, href) is not { IsAbsoluteUri: true } uri || uri.GetLeftPart(UriPartial.Query) is var url && !url.StartsWith(baseUrl.AbsoluteUri, StringComparison.Ordinal))
                continue;
            var trouble = requests.LastOrDefault(request => request.Url == url && request.Kind == "stylesheet") switch
            {
                { Result: RequestResult.Answered, Status: >= 400 and var status } => RequestChanges.Refused + status.ToString(CultureInfo.InvariantCulture),
                null or { Result: not RequestResult.Answered } => null,
                _ => element.GetAttribute("integrity") is { Length: > 0 } pinned && Bytes(files, PagePath.Decode(url[baseUrl.AbsoluteUri.Length..].Split('?')[0])) is { } bytes && !Integrity.Allows(pinned, bytes) ? LinkedSheet.Refused : null,
            };
            links.Add(new LinkedSheet(url, $"{file}:{parsed.PlaceOf(element)}", trouble));
        }

        return links;
    }

    private static bool IsSheet(IElement element)
    {
        var words = (element.GetAttribute("rel") ?? "").Split((char[])[' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return element.LocalName == "link" && words.Contains("stylesheet", StringComparer.OrdinalIgnoreCase) && !words.Contains("alternate", StringComparer.OrdinalIgnoreCase);
    }

    private SheetText? Sheet(ISiteFiles files, string name)
    {
        if (Bytes(files, name) is not { } content)
            return null;
        var text = MarkupSource.Read(name, content).Text;
        var shown = PathBytes.Shown(name);
        return SheetText.Of(shown, new StyleBlock(text, $"{side}/{shown}", new SourcePlace(1, 1)));
    }

    private static byte[]? Bytes(ISiteFiles files, string path)
    {
        if (files.Find(path) is not SiteAnswer.Found { Length: <= MostBytes } found)
            return null;
        using var stream = found.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
