using System.Text;

namespace Gate.Core.Markup;

/// <summary>
/// A page in a form that an HTML parser reads as a browser reads the original: in XML an element may close itself, which HTML
/// ignores, and the marks of CDATA sections are no part of a style sheet or a script. End tags are put in, marks blanked, and offsets led back.
/// </summary>
internal sealed class XmlAsHtml
{
    private const string Open = "<![CDATA[";
    private const string Close = "]]>";

    private readonly IReadOnlyList<int> _totals;
    private readonly List<int> _ends;

    private XmlAsHtml(string html, List<int> ends, IReadOnlyList<int> totals) => (Html, _ends, _totals) = (html, ends, totals);

    public string Html { get; }

    public static XmlAsHtml Rewrite(MarkupSource source, IReadOnlyList<Lexeme> lexemes)
    {
        if (!source.IsXml)
            return new XmlAsHtml(source.Text, [], [0]);
        var text = WithoutMarks(source.Text, lexemes);
        var html = new StringBuilder(text.Length + 1024);
        List<int> ends = [];
        List<int> totals = [0];
        var from = 0;
        foreach (var lexeme in lexemes)
        {
            if (lexeme.Kind != LexemeKind.Open || !lexeme.HasSlash || HtmlNames.Void.Contains(lexeme.Name))
                continue;
            html.Append(text, from, lexeme.End - 2 - from).Append("></").Append(lexeme.Name).Append('>');
            from = lexeme.End;
            ends.Add(html.Length);
            totals.Add(html.Length - lexeme.End);
        }

        html.Append(text, from, text.Length - from);
        return new XmlAsHtml(html.ToString(), ends, totals);
    }

    /// <summary>The text of a style sheet or a script in XML with spaces for the marks of its CDATA sections: nothing moves.</summary>
    public static string WithoutMarks(string raw)
    {
        var text = raw;
        for (var at = text.IndexOf(Open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Open, at, StringComparison.Ordinal))
        {
            var end = text.IndexOf(Close, at, StringComparison.Ordinal);
            if (end >= 0)
                text = string.Concat(text.AsSpan(0, end), Blank(Close.Length), text.AsSpan(end + Close.Length));
            text = string.Concat(text.AsSpan(0, at), Blank(Open.Length), text.AsSpan(at + Open.Length));
        }

        return text;

        static string Blank(int length) => new(' ', length);
    }

    private static string WithoutMarks(string text, IReadOnlyList<Lexeme> lexemes)
    {
        StringBuilder? without = null;
        foreach (var lexeme in lexemes)
        {
            if (lexeme.Kind != LexemeKind.Raw || !text.AsSpan(lexeme.Start, lexeme.End - lexeme.Start).Contains(Open, StringComparison.Ordinal))
                continue;
            without ??= new StringBuilder(text);
            without.Remove(lexeme.Start, lexeme.End - lexeme.Start).Insert(lexeme.Start, WithoutMarks(text[lexeme.Start..lexeme.End]));
        }

        return without?.ToString() ?? text;
    }

    /// <summary>The offset in the page's own source.</summary>
    public int Original(int offset)
    {
        var found = _ends.BinarySearch(offset);
        return offset - _totals[found >= 0 ? found + 1 : ~found];
    }
}
