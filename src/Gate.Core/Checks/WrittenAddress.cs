using Gate.Core.Markup;
using Gate.Core.Pages;
using Gate.Core.Rendering;

namespace Gate.Core.Checks;

/// <summary>Where the markup of a page, or a style sheet of the site that it asked for, names an address.</summary>
internal sealed class WrittenAddress(RenderPlan plan)
{
    // A larger file is searched by nobody.
    private const long MostBytes = 8 << 20;

    private static readonly HashSet<string> Asking = ["src", "href", "xlink:href", "data", "poster", "background"];

    /// <summary><c>before/x:l:c → after/x:l:c</c>, of each side the first place; null where neither names it: a script may ask, and a live site shows no sources.</summary>
    public string? PlaceOf(RenderedShot shot, Uri address)
    {
        var before = Find("before", plan.Before, shot.Shot.Pair.Before, shot.Before, address);
        var after = Find("after", plan.After, shot.Shot.Pair.After, shot.After, address);
        return before is null ? after : after is null ? before : $"{before} → {after}";
    }

    private string? Find(string side, Site site, PageEntry? page, SideRender? render, Uri address)
    {
        if (page is null || site is not Site.Served { Files: var files })
            return null;
        var wanted = address.GetLeftPart(UriPartial.Query);
        var own = new Uri(plan.Settings.BaseUrl, page.Address);
        if (Read(files, own, page.Id.Value.Split('?')[0]) is { } markup && InMarkup(markup, own, wanted) is { } at)
            return $"{side}/{markup.Page}:{markup.PlaceOf(at)}";
        foreach (var url in (render?.First.Requests ?? []).Where(request => request.Kind == "stylesheet").Select(request => request.Url).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var sheet) && PathOf(sheet) is { } path && Read(files, sheet, path) is { } styles && InSheet(styles.Text, sheet, wanted) is { } place)
                return $"{side}/{PathBytes.Shown(path)}:{styles.PlaceOf(place)}";
        }

        return null;
    }

    private MarkupSource? Read(ISiteFiles files, Uri address, string name)
    {
        if (PathOf(address) is not { } path || files.Find(path) is not SiteAnswer.Found { Length: <= MostBytes } found)
            return null;
        try
        {
            var bytes = new byte[found.Length];
            using var content = found.Open();
            content.ReadExactly(bytes);
            return MarkupSource.Read(name, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? PathOf(Uri address)
    {
        var (path, root) = (address.GetLeftPart(UriPartial.Path), plan.Settings.BaseUrl.AbsoluteUri);
        return path.StartsWith(root, StringComparison.Ordinal) ? PagePath.Decode(path[root.Length..]) : null;
    }

    private static int? InMarkup(MarkupSource source, Uri address, string wanted)
    {
        var lexemes = MarkupLexer.Read(source);
        var root = WebAddress.Base(address, lexemes.Where(lexeme => lexeme is { Kind: LexemeKind.Open, Name: "base" }).Select(lexeme => lexeme.Value("href")).FirstOrDefault(href => href is not null));
        foreach (var lexeme in lexemes)
        {
            if (lexeme is { Kind: LexemeKind.Raw, Name: "style" } && InSheet(lexeme.Text, root, wanted) is { } at)
                return lexeme.Start + at;
            // A link asks for nothing until somebody follows it.
            if (lexeme.Kind == LexemeKind.Open && lexeme.Name is not ("a" or "area") && lexeme.Attributes.FirstOrDefault(attribute => Asks(attribute, root, wanted)) is { } found)
                return found.Start;
        }

        return null;
    }

    private static bool Asks(AttributeLexeme attribute, Uri root, string wanted) => attribute.Name switch
    {
        "srcset" or "imagesrcset" => attribute.Value.Split(',').Any(part => Leads(root, part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(""), wanted)),
        "style" => InSheet(attribute.Value, root, wanted) is not null,
        var name => Asking.Contains(name) && Leads(root, attribute.Value, wanted),
    };

    private static int? InSheet(string text, Uri root, string wanted) =>
        StyleAddresses.Read(text).Asked.FirstOrDefault(address => Leads(root, address.Text, wanted))?.At;

    private static bool Leads(Uri root, string written, string wanted) =>
        WebAddress.Resolve(root, written) is { IsAbsoluteUri: true } uri && uri.GetLeftPart(UriPartial.Query) == wanted;
}
