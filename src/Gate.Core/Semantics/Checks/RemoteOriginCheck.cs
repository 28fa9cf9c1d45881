using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>remote-origins</c>: a host that the page takes something from or sends something to, and did not before.</summary>
internal sealed partial class RemoteOriginCheck : IPageCheck
{
    private static readonly string[] Sources = ["src", "srcset", "imagesrcset", "data", "poster", "action", "formaction", "background", "manifest", "archive", "codebase"];

    /// <summary>Of a drawing, what may be a <c>url()</c> (SVG 2, 6.6).</summary>
    private static readonly string[] Presentation = ["fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "cursor"];

    /// <summary>Documents in frames of documents in frames; in those deeper whatever looks like an address is one.</summary>
    private const int MostDocuments = 8;

    /// <summary>Sheets by way of others; where there are more, every string of a custom property may be an address.</summary>
    private const int MostSheets = 500;

    private static readonly char[] Blanks = [' ', '\t', '\n', '\f', '\r'];

    public string Id => "remote-origins";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        // A template's are used by nobody yet: what is one there is new beside it, and not the other way round.
        var all = Origins(pages.Before).ToLookup(found => pages.Before.Page.IsInert(found.Element), found => found.Origin);
        var live = all[false].ToHashSet(StringComparer.Ordinal);
        var known = all[true].Concat(live).ToHashSet(StringComparer.Ordinal);
        foreach (var (origin, element, name) in Origins(pages.After).OrderBy(found => pages.After.Page.IsInert(found.Element)))
        {
            var isNew = !pages.After.Page.IsInert(element) && live.Add(origin);
            if (known.Add(origin) || isNew)
                yield return new SemanticChange(Severity.Fail, $"{ElementLabel.Of(element)}: the page did not use {origin} before", null, pages.After.Page.PlaceOf(element, name));
        }
    }

    private static IEnumerable<(string Origin, IElement Element, string Name)> Origins(PageSideMarkup side)
    {
        foreach (var (uri, element, name) in Hosts(side.Page, side.Base, side.Site, 0))
            yield return ($"{uri.Scheme}://{uri.Authority}", element, name);
    }

    private static IEnumerable<(Uri Uri, IElement Element, string Name)> Hosts(ParsedPage page, Uri root, SiteIndex site, int depth)
    {
        var styles = new List<(IElement Element, string Name, StyleAddresses Addresses)>();
        foreach (var element in page.Elements)
        {
            foreach (var (name, address) in Addresses(element))
            {
                if (HostOf(root, address) is { } host)
                    yield return (host, element, name);
            }

            foreach (var (name, css) in Styles(element))
            {
                styles.Add((element, name, StyleAddresses.Read(css)));
                foreach (var address in styles[^1].Addresses.Asked)
                {
                    if (HostOf(root, address.Text) is { } host)
                        yield return (host, element, name);
                }
            }

            foreach (var (name, markup) in Documents(element))
            {
                foreach (var host in HostsWithin(markup, root, site, depth))
                    yield return (host, element, name);
            }
        }

        // A sheet is read for them only where a string may be a host's address.
        if (!styles.Exists(style => style.Addresses.Held.Any(address => HostOf(root, address.Text) is not null)))
            yield break;
        List<StyleAddresses> own = [.. styles.Select(style => style.Addresses)];
        var taken = Linked(page, own, root, site) is { } linked ? StyleAddresses.Taken([.. own, .. linked]) : null;
        foreach (var (element, name, addresses) in styles)
        {
            foreach (var address in taken is null ? addresses.Held : addresses.HeldBy(taken))
            {
                if (HostOf(root, address.Text) is { } host)
                    yield return (host, element, name);
            }
        }
    }

    private static Uri? HostOf(Uri root, string address) =>
        WebAddress.Resolve(root, address) is { IsAbsoluteUri: true } uri && uri.Scheme is "http" or "https" or "ws" or "wss" && !SiteIndex.IsInside(uri) ? uri : null;

    // Of a document in the markup of another.
    private static IEnumerable<Uri> HostsWithin(string markup, Uri root, SiteIndex site, int depth)
    {
        try
        {
            if (depth < MostDocuments)
            {
                // A mark of the encoding, so that nothing the text says of it counts.
                var page = ParsedPage.Parse(MarkupSource.Read("document", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(markup)]));
                var from = WebAddress.Base(root, page.BaseWith("href")?.GetAttribute("href"));
                // What this parser drops browsers may keep.
                var dropped = page.Lexemes.Where(lexeme => lexeme.Kind == LexemeKind.Open && lexeme.Attributes.Count > 0 && page.ElementOf(lexeme) is null);
                return [.. Hosts(page, from, site, depth + 1).Select(host => host.Uri), .. dropped.SelectMany(tag => Written(page.Source.Text[tag.Start..tag.End], from))];
            }
        }
        catch (MarkupUnreadException)
        {
            return Written(markup, root);
        }

        return Written(markup, root);
    }

    // Whatever looks like an address, where no tree says what is one.
    private static IEnumerable<Uri> Written(string markup, Uri root) => MarkupAddress().Matches(markup).Select(match => match.Groups[1].Value)
        .Concat(CodeAddress().Matches(markup).Select(match => match.Value)).Select(address => HostOf(root, address)).OfType<Uri>();

    // The sheets of the site that a page links to and that sheets import, once each; null where there are more than a site has.
    private static List<StyleAddresses>? Linked(ParsedPage page, List<StyleAddresses> own, Uri root, SiteIndex site)
    {
        var sheets = new List<StyleAddresses>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<(Uri From, string Address)>(page.Elements
            .Where(element => element.LocalName == "link" && Rels(element).Contains("stylesheet") && element.HasAttribute("href"))
            .Select(element => (root, element.GetAttribute("href")!))
            .Concat(own.SelectMany(style => style.Imports).Select(address => (root, address))));
        while (next.TryDequeue(out var sheet))
        {
            if (WebAddress.Resolve(sheet.From, sheet.Address) is not { IsAbsoluteUri: true } uri || !SiteIndex.IsInside(uri) || !seen.Add(uri.AbsolutePath))
                continue;
            if (seen.Count > MostSheets)
                return null;
            if (site.Text(uri) is not { } text)
                continue;
            sheets.Add(StyleAddresses.Read(text));
            foreach (var address in sheets[^1].Imports)
                next.Enqueue((uri, address));
        }

        return sheets;
    }

    private static IEnumerable<(string Name, string Css)> Styles(IElement element)
    {
        if (element.LocalName == "style")
            yield return ("", element.TextContent);
        var isAnimation = LinkMotion.IsAnimation(element);
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name == "style")
                yield return ("style", attribute.Value);
            else if (attribute.Value.Contains('(', StringComparison.Ordinal) && (isAnimation || (element.NamespaceUri == NamespaceNames.SvgUri && Presentation.Contains(attribute.Name))))
                yield return (attribute.Name, attribute.Value);
        }
    }

    private static IEnumerable<(string Name, string Markup)> Documents(IElement element)
    {
        if (element.GetAttribute("srcdoc") is { } markup)
            yield return ("srcdoc", markup);
        else if (element.LocalName == "noscript")
            yield return ("", element.TextContent);
    }

    private static IEnumerable<(string Name, string Address)> Addresses(IElement element)
    {
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name is "srcset" or "imagesrcset")
            {
                foreach (var candidate in attribute.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    yield return (attribute.Name, candidate.Split(Blanks)[0]);
            }
            else if (attribute.Name == "ping")
            {
                foreach (var address in attribute.Value.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
                    yield return (attribute.Name, address);
            }
            else if (Sources.Contains(attribute.Name) || (attribute.Name is "href" or "xlink:href" && element.LocalName is not ("a" or "area" or "base") && IsFetched(element)))
            {
                yield return (attribute.Name, attribute.Value);
            }
            else if (attribute.Name.StartsWith("data-", StringComparison.Ordinal) || AttributeFormat.IsHandler(attribute.Name) || OtherAttributeCheck.IsOther(element, attribute.Name))
            {
                foreach (Match match in CodeAddress().Matches(attribute.Value))
                    yield return (attribute.Name, match.Value);
            }
        }

        if (LinkMotion.IsOfAddress(element))
        {
            foreach (var target in LinkMotion.Addresses(element))
                yield return target;
        }
    }

    // One word that fetches is enough.
    private static bool IsFetched(IElement element) => element.LocalName != "link" || Rels(element) is not { Count: > 0 } rels || rels.Any(rel => rel is not ("canonical" or "alternate" or "author" or "license" or "me" or "next" or "prev"));

    private static List<string> Rels(IElement element) => [.. (element.GetAttribute("rel") ?? "").ToLowerInvariant().Split(Blanks, StringSplitOptions.RemoveEmptyEntries)];

    // A scheme and a host, or two slashes and a host with a dot: a comment has a blank there.
    [GeneratedRegex("""(?:https?|wss?)://[^\s"'`<>/\\?#)]+|(?<![:\w/.])//[\w-]+(?:\.[\w-]+)+(?::[0-9]+)?""", RegexOptions.IgnoreCase)]
    private static partial Regex CodeAddress();

    [GeneratedRegex("""(?:src|action|data|href)\s*=\s*["']?\s*([^"'\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex MarkupAddress();
}
