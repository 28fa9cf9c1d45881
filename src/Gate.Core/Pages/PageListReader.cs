using System.Text;

namespace Gate.Core.Pages;

/// <summary>
/// Reads the file of <c>--pages</c>: a page a line, or two separated by a tab, before and after. A page is a path relative to the
/// root of the page set, percent-encoded or plain (<c>%</c> with two hex digits is always an escape), with a query where wanted;
/// or a full address below a live side's own. Blank lines and lines that start with <c>#</c> are skipped.
/// </summary>
public static class PageListReader
{
    /// <summary>A line for each of two million files, the bound for page sets, with paths of some 100 bytes.</summary>
    private const int MaxBytes = 256 << 20;

    /// <param name="file">The file as typed.</param>
    /// <param name="before">For full addresses in the first column.</param>
    /// <param name="after">For full addresses in the second column, or the only one.</param>
    /// <exception cref="GateException">The file cannot be read, or a line is no page; the place is <c>file:line</c>.</exception>
    public static PageList Read(string file, Site before, Site after)
    {
        string text;
        try
        {
            text = new GivenFile(file, file, "--pages", MaxBytes).ReadText(new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new GateException("page-list-unreadable", $"\"{file}\" cannot be read as UTF-8 text", exception)
            {
                Place = "--pages",
                NextStep = "check the path and the file",
            };
        }

        return Parse(file, text, before, after);
    }

    /// <summary>As <see cref="Read"/>, from the file's text.</summary>
    /// <exception cref="GateException">A line is no page; the place is <c>file:line</c>.</exception>
    public static PageList Parse(string file, string text, Site before, Site after)
    {
        var lines = new List<PageListLine>();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text[range].Trim(' ', '\r', '\uFEFF');
            if (line.Trim('\t').Length == 0 || line.StartsWith('#'))
                continue;
            var columns = line.Split('\t');
            if (columns.Length > 2)
                throw Bad(file, number, "more than two columns", "separate before and after by one tab");
            var place = PagePairing.Place(file, number);
            lines.Add(columns.Length == 2
                ? new PageListLine(number, Entry(columns[0], [before], place), Entry(columns[1], [after], place))
                : Both(number, Entry(columns[0], [before, after], place)));
        }

        return new PageList(file, lines);
    }

    private static PageListLine Both(int number, PageEntry page) => new(number, page, page);

    private static PageEntry Entry(string column, Site[] sites, string place)
    {
        var text = column.Trim(' ');
        if (text.Length == 0)
            throw Bad(place, "an empty column", "write both paths, before and after");
        var path = RelativeTo(text, sites, place).TrimStart('/');
        if (path.Contains('#', StringComparison.Ordinal))
            throw Bad(place, $"\"{text}\" has a fragment", "leave it out: one page is one capture; a # in a file name is written %23");
        var queryAt = path.IndexOf('?', StringComparison.Ordinal);
        var query = queryAt < 0 ? null : path[(queryAt + 1)..];
        var decoded = PathBytes.Read(PagePath.Decode(queryAt < 0 ? path : path[..queryAt]));
        if (decoded.Any(char.IsControl) || decoded.Contains('\\', StringComparison.Ordinal) || decoded.Split('/').Any(segment => segment is "." or ".."))
            throw Bad(place, $"\"{text}\" is no path of a page", "write it relative to the root of the page set, without dot segments, backslashes and control characters");
        var address = PagePath.Encode(decoded) + (string.IsNullOrEmpty(query) ? "" : "?" + EncodeQuery(query));
        return new PageEntry(PageId.Create(PathBytes.Shown(decoded), query), address);
    }

    private static string RelativeTo(string text, Site[] sites, string place)
    {
        if (!text.Contains("://", StringComparison.Ordinal) || text.IndexOf("://", StringComparison.Ordinal) > text.AsSpan().IndexOfAny("/?"))
            return text;
        foreach (var address in sites.OfType<Site.Live>().SelectMany(site => new[] { site.Base, site.Reached }))
        {
            var root = new UriBuilder(address) { UserName = "", Password = "" }.Uri.AbsoluteUri;
            if (text.StartsWith(root, StringComparison.OrdinalIgnoreCase))
                return text[root.Length..];
        }

        throw Bad(place, $"\"{text}\" does not lie below the side's own address", "write a path relative to the root of the page set, or an address of the live site");
    }

    private static string EncodeQuery(string query)
    {
        var encoded = new StringBuilder(query.Length);
        foreach (var value in Encoding.UTF8.GetBytes(query))
        {
            var character = (char)value;
            // URL standard, special-query percent-encode set; what is encoded already stays so.
            if (character is > ' ' and < (char)0x7f and not ('"' or '#' or '<' or '>' or '\''))
                encoded.Append(character);
            else
                encoded.Append('%').Append(Convert.ToHexString([value]));
        }

        return encoded.ToString();
    }

    private static GateException Bad(string file, int line, string message, string nextStep) => Bad(PagePairing.Place(file, line), message, nextStep);

    private static GateException Bad(string place, string message, string nextStep) =>
        new("page-list-invalid", message) { Place = place, NextStep = nextStep };
}
