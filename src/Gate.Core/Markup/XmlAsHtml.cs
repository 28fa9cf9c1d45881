using System.Text;

namespace Gate.Core.Markup;

/// <summary>
/// A page in a form that an HTML parser reads as a browser reads the original: in XML an element may close itself, which HTML
/// ignores. End tags are put in, and offsets led back.
/// </summary>
internal sealed class XmlAsHtml
{
    private readonly IReadOnlyList<int> _totals;
    private readonly List<int> _ends;

    private XmlAsHtml(string html, List<int> ends, IReadOnlyList<int> totals) => (Html, _ends, _totals) = (html, ends, totals);

    public string Html { get; }

    public static XmlAsHtml Rewrite(MarkupSource source, IReadOnlyList<Lexeme> lexemes)
    {
        if (!source.IsXml)
            return new XmlAsHtml(source.Text, [], [0]);
        var html = new StringBuilder(source.Text.Length + 1024);
        List<int> ends = [];
        List<int> totals = [0];
        var from = 0;
        foreach (var lexeme in lexemes)
        {
            if (lexeme.Kind != LexemeKind.Open || !lexeme.HasSlash || HtmlNames.Void.Contains(lexeme.Name))
                continue;
            html.Append(source.Text, from, lexeme.End - 2 - from).Append("></").Append(lexeme.Name).Append('>');
            from = lexeme.End;
            ends.Add(html.Length);
            totals.Add(html.Length - lexeme.End);
        }

        html.Append(source.Text, from, source.Text.Length - from);
        return new XmlAsHtml(html.ToString(), ends, totals);
    }

    /// <summary>The offset in the page's own source.</summary>
    public int Original(int offset)
    {
        var found = _ends.BinarySearch(offset);
        return offset - _totals[found >= 0 ? found + 1 : ~found];
    }
}
