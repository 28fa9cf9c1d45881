namespace Gate.Core.Markup;

/// <summary>A page's text as its parser sees it, lines ended by U+000A, with what the bytes were like.</summary>
internal sealed class MarkupSource
{
    private readonly List<int> _lineStarts = [0];

    private MarkupSource(string page, string text, bool isXml)
    {
        Page = page;
        Text = text;
        IsXml = isXml;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            _lineStarts.Add(at + 1);
    }

    /// <summary>The page's name, for places.</summary>
    public string Page { get; }

    public string Text { get; }

    /// <summary>Served as XML: names keep their case and an element may close itself.</summary>
    public bool IsXml { get; }

    public required string Encoding { get; init; }

    public required bool HasMark { get; init; }

    /// <summary>Why a browser may read other text from the same bytes, or null.</summary>
    public string? Doubt { get; private init; }

    public required LineEnds LineEnds { get; init; }

    public static MarkupSource Read(string page, ReadOnlySpan<byte> bytes)
    {
        var isXml = IsXmlName(page);
        var (text, name, mark, doubt) = PageEncoding.Decode(bytes, isXml);
        var ends = EndsOf(text);
        // HTML standard, 13.2.3.5: line ends are normalized before anything is parsed.
        if ((ends & ~LineEnds.LineFeed) != 0)
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return new MarkupSource(page, text, isXml) { Encoding = name, HasMark = mark, Doubt = doubt, LineEnds = ends };
    }

    /// <param name="offset">Into <see cref="Text"/>.</param>
    public SourcePlace PlaceOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new SourcePlace(line + 1, offset - _lineStarts[line] + 1);
    }

    private static bool IsXmlName(string page) =>
        page.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase) || page.EndsWith(".xht", StringComparison.OrdinalIgnoreCase);

    private static LineEnds EndsOf(string text)
    {
        var ends = LineEnds.None;
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0 && at < text.Length;)
        {
            var isPair = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            ends |= isPair ? LineEnds.CarriageReturnLineFeed : text[at] == '\r' ? LineEnds.CarriageReturn : LineEnds.LineFeed;
            at += isPair ? 2 : 1;
            var next = text.AsSpan(at).IndexOfAny('\r', '\n');
            if (next < 0)
                break;
            at += next;
        }

        return ends;
    }
}
