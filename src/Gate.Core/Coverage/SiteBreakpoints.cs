using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gate.Core.Markup;
using Gate.Core.Pages;

namespace Gate.Core.Coverage;

/// <summary>
/// The widths at which a site's own style sheets change the page: those of the media queries in <c>style</c> elements and in the style
/// sheets that pages link, <c>media</c> attributes among them.
/// </summary>
internal static partial class SiteBreakpoints
{
    private const long MostBytes = 8 << 20;
    private const double FontSize = 16;

    /// <returns>First widths of the ranges between breakpoints, in CSS px, ascending; the first range, from 0, is not named.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<IPageSource> sources, PageRules rules)
    {
        var starts = new SortedSet<int>();
        foreach (var source in sources)
        {
            if (source.Site is not Site.Served { Files: var files })
                continue;
            var sheets = new HashSet<string>(StringComparer.Ordinal);
            foreach (var page in source.FindPages(rules)?.Pages ?? [])
                ReadPage(files, page, sheets, starts);
            foreach (var sheet in sheets)
                ReadSheet(Read(files, sheet), starts);
        }

        return [.. starts];
    }

    private static void ReadPage(ISiteFiles files, PageEntry page, HashSet<string> sheets, SortedSet<int> starts)
    {
        if (PagePath.Decode(page.Address.Split('?')[0]) is not { } path || Read(files, path) is not { } bytes)
            return;
        var address = new Uri(new Uri("http://site.localhost/"), page.Address);
        var source = MarkupSource.Read(page.Id.Value, bytes);
        var lexemes = MarkupLexer.Read(source);
        for (var i = 0; i < lexemes.Count; i++)
        {
            if (lexemes[i] is not { Kind: LexemeKind.Open } open)
                continue;
            if (open.Value("media") is { Length: > 0 } media)
                ReadQuery(media, starts);
            if (open.Name == "style" && i + 1 < lexemes.Count)
                ReadSheet(Encoding.UTF8.GetBytes(source.IsXml ? XmlAsHtml.WithoutMarks(lexemes[i + 1].Text) : lexemes[i + 1].Text), starts);
            else if (open.Name == "link" && open.Value("rel") is { } rel && rel.Contains("stylesheet", StringComparison.OrdinalIgnoreCase)
                && open.Value("href") is { } href && WebAddress.Resolve(address, href) is { IsAbsoluteUri: true } sheet && sheet.Host == address.Host && PagePath.Decode(sheet.AbsolutePath.TrimStart('/')) is { } sheetPath)
            {
                sheets.Add(sheetPath);
            }
        }
    }

    private static void ReadSheet(byte[]? css, SortedSet<int> starts)
    {
        if (css is null)
            return;
        ReadRules(StyleRules.Read(Encoding.UTF8.GetString(css)), starts);
    }

    /// <summary>The same of rules that are at hand.</summary>
    internal static IReadOnlyList<int> Of(IReadOnlyList<StyleRule> rules)
    {
        var starts = new SortedSet<int>();
        ReadRules(rules, starts);
        return [.. starts];
    }

    private static void ReadRules(IReadOnlyList<StyleRule> rules, SortedSet<int> starts)
    {
        foreach (var condition in rules.SelectMany(rule => rule.Conditions).Distinct(StringComparer.Ordinal))
        {
            if (condition.StartsWith("@media", StringComparison.OrdinalIgnoreCase))
                ReadQuery(condition, starts);
        }
    }

    private static void ReadQuery(string query, SortedSet<int> starts)
    {
        foreach (Match match in Width().Matches(query))
        {
            var from = match.Groups["after"].Success;
            var value = double.Parse(match.Groups[from ? "after" : "number"].Value, CultureInfo.InvariantCulture)
                * (match.Groups[from ? "afterUnit" : "unit"].Value is "em" or "rem" ? FontSize : 1);
            // "From 768 px" begins at 768 px, and so does what follows "up to 767.98 px"; "up to 767 px" and "above 767 px" make a range from 768.
            var isPast = match.Groups["max"].Success || match.Groups["below"].Value is "<=" or ">" || match.Groups["above"].Value is "<" or ">=";
            var start = (int)Math.Min(int.MaxValue, isPast ? Math.Floor(value) + 1 : Math.Ceiling(value));
            if (start is > 0 and <= 10_000)
                starts.Add(start);
        }
    }

    private static byte[]? Read(ISiteFiles files, string path)
    {
        if (files.Find(path) is not SiteAnswer.Found { Length: <= MostBytes } found)
            return null;
        try
        {
            using var content = found.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return copy.ToArray();
        }
        catch (IOException)
        {
            return null;
        }
    }

    // min-width: 768px; width <= 767px; 768px <= width
    [GeneratedRegex(@"(?:(?:min|(?<max>max))-(?:device-)?width\s*:|(?<![\w-])width\s*(?<below><=?|>=?))\s*(?<number>[0-9]*\.?[0-9]+)(?<unit>px|em|rem)|(?<after>[0-9]*\.?[0-9]+)(?<afterUnit>px|em|rem)\s*(?<above><=?|>=?)\s*width", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Width();
}
