using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Explain;

/// <summary>The source of a page on one side: its markup and its style sheets.</summary>
internal sealed class SideText
{
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly string _file;
    private readonly ParsedPage? _page;

    private SideText(string file, ParsedPage? page, IReadOnlyList<StyleDeclaration> styles) => (_file, _page, Styles) = (file, page, styles);

    public static SideText None { get; } = new("", null, []);

    /// <summary>The page and its style sheets by <c>side/path</c>.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; private init; } = new Dictionary<string, string>();

    /// <summary>Of the page's own style elements and the sheets that it was served.</summary>
    public IReadOnlyList<StyleDeclaration> Styles { get; }

    /// <param name="side"><c>before</c> or <c>after</c>.</param>
    /// <param name="site">Live sites show no sources.</param>
    /// <param name="page">Which page.</param>
    /// <param name="requests">What it was served.</param>
    /// <param name="baseUrl">Where the site stands.</param>
    public static SideText Read(string side, Site site, PageEntry page, IReadOnlyList<RequestRecord> requests, Uri baseUrl)
    {
        if (site is not Site.Served { Files: var files })
            return None;
        var path = Uri.UnescapeDataString(page.Address.Split('?')[0]);
        path = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
        var (file, styles) = ($"{side}/{path}", new List<StyleDeclaration>());
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var parsed = Bytes(files, path) is { } bytes ? ParsedPage.Parse(MarkupSource.Read(path, bytes)) : null;
        if (parsed is not null)
            texts[file] = parsed.Source.Text;
        foreach (var element in parsed?.Elements.Where(element => element.LocalName == "style") ?? [])
            styles.AddRange(StyleText.Read(element.TextContent, file, parsed!.PlaceOf(element).Line));
        foreach (var sheet in requests.Where(request => request.Kind == "stylesheet").Select(request => request.Url).Distinct(StringComparer.Ordinal))
        {
            if (!sheet.StartsWith(baseUrl.AbsoluteUri, StringComparison.Ordinal))
                continue;
            var name = Uri.UnescapeDataString(sheet[baseUrl.AbsoluteUri.Length..].Split('?')[0]);
            if (Bytes(files, name) is not { } content)
                continue;
            texts[$"{side}/{name}"] = MarkupSource.Read(name, content).Text;
            styles.AddRange(StyleText.Read(texts[$"{side}/{name}"], $"{side}/{name}"));
        }

        return new SideText(file, parsed, styles) { Texts = texts };
    }

    /// <summary>Where an element is written, or null where the source has no such element at its place: scripts may have made it.</summary>
    public string? PlaceOf(LayoutTree tree, int node, string? attribute)
    {
        if (_page is null || node < 0)
            return null;
        var chain = new Stack<int>();
        for (var at = tree.ElementAt(node); at > 0; at = tree.Nodes[at].Parent)
            chain.Push(at);
        IElement? element = null;
        while (chain.TryPop(out var at))
        {
            var wanted = tree.Nodes[at];
            var same = tree.Children[wanted.Parent].Where(other => tree.Nodes[other].Kind == LayoutNodeKind.Element && tree.Nodes[other].Name == wanted.Name).ToList();
            var among = (element is null ? _page.Document.Children : element.Children).Where(child => child.LocalName.Equals(wanted.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            var rank = same.IndexOf(at);
            if (rank >= among.Count || (among[rank].GetAttribute("class") ?? "") != (wanted.Attributes.GetValueOrDefault("class") ?? "") || among.Count != same.Count)
                return null;
            element = among[rank];
        }

        return element is null ? null : $"{_file}:{(attribute is null ? _page.PlaceOf(element) : _page.PlaceOf(element, attribute))}";
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
