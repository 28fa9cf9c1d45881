using System.Text;

namespace Gate.Core.Markup;

/// <summary>
/// A page in a form that an HTML parser reads as a browser reads the original: in XML an element may close itself, which HTML
/// ignores, and CDATA sections and processing instructions end elsewhere. End tags are put in, marks and instructions blanked, and offsets led back.
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
        if (!raw.Contains(Open, StringComparison.Ordinal))
            return raw;
        var text = raw.ToCharArray();
        Blank(text);
        return new string(text);
    }

    private static string WithoutMarks(string text, IReadOnlyList<Lexeme> lexemes)
    {
        char[]? without = null;
        foreach (var lexeme in lexemes)
        {
            if (lexeme.Kind is not (LexemeKind.Raw or LexemeKind.Text or LexemeKind.Instruction))
                continue;
            var isWhole = lexeme.Kind == LexemeKind.Instruction;
            if (!isWhole && !text.AsSpan(lexeme.Start, lexeme.End - lexeme.Start).Contains(Open, StringComparison.Ordinal))
                continue;
            without ??= text.ToCharArray();
            var part = without.AsSpan(lexeme.Start, lexeme.End - lexeme.Start);
            if (isWhole)
                part.Fill(' ');
            else
                Blank(part);
            if (lexeme.Kind == LexemeKind.Text)
                Widen(part);
        }

        return without is null ? text : new string(without);
    }

    // In the text of a section these are no markup; to the parser they would be.
    private static void Widen(Span<char> text)
    {
        text.Replace('<', '\uFF1C');
        text.Replace('>', '\uFF1E');
        text.Replace('&', '\uFF06');
    }

    // A mark ends at the first end behind it that no other has: those only ever lie further on.
    private static void Blank(Span<char> text)
    {
        var (end, hasEnd) = (0, true);
        for (var found = text.IndexOf(Open); found >= 0; found = text.IndexOf(Open))
        {
            text.Slice(found, Open.Length).Fill(' ');
            end = Math.Max(0, end - found);
            text = text[found..];
            var next = hasEnd ? text[end..].IndexOf(Close) : -1;
            hasEnd = next >= 0;
            if (!hasEnd)
                continue;
            end += next;
            text.Slice(end, Close.Length).Fill(' ');
        }
    }

    /// <summary>The offset in the page's own source.</summary>
    public int Original(int offset)
    {
        var found = _ends.BinarySearch(offset);
        return offset - _totals[found >= 0 ? found + 1 : ~found];
    }
}
