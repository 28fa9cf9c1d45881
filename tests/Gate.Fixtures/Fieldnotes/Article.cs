using System.Text;
using System.Text.RegularExpressions;
using Gate.Fixtures.Markup;

namespace Gate.Fixtures.Fieldnotes;

/// <summary>
/// A text asset turned into authored markup: <c># title</c>, <c>&gt; standfirst</c>, then sections of paragraphs, lists, tables,
/// fenced code, notes (<c>&gt; Note: …</c>) and figures (<c>![caption](chart:name)</c>).
/// </summary>
internal sealed partial class Article
{
    private readonly Func<string, string, string> figure;
    private readonly StringBuilder body = new();
    private readonly List<(string Id, string Text)> headings = [];

    private Article(Func<string, string, string> figure) => this.figure = figure;

    public string Title { get; private set; } = "";

    public string Standfirst { get; private set; } = "";

    public string Body => body.ToString();

    public IReadOnlyList<(string Id, string Text)> Headings => headings;

    /// <param name="text">The asset.</param>
    /// <param name="figure">Markup of a figure, from its target and caption.</param>
    public static Article Read(string text, Func<string, string, string> figure)
    {
        var article = new Article(figure);
        var lines = text.TrimEnd('\n').Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            var count = article.BlockLength(lines, at);
            article.Block(lines[at..(at + count)]);
            at += count;
        }
        return article;
    }

    public static string Inline(string text)
    {
        var markup = MachineMarkup.Text(text);
        markup = Code().Replace(markup, """<code class="mono">$1</code>""");
        markup = Strong().Replace(markup, "<strong>$1</strong>");
        markup = Emphasis().Replace(markup, "<em>$1</em>");
        markup = Link().Replace(markup, """<a href="$2">$1</a>""");
        return Unit().Replace(markup, "&nbsp;$1");
    }

    private void Add(string markup) => body.Append(markup);

    private int BlockLength(string[] lines, int at)
    {
        if (lines[at].StartsWith("```", StringComparison.Ordinal)) return Array.IndexOf(lines, "```", at + 1) - at + 1;
        var prefix = Kind(lines[at]);
        var end = at + 1;
        while (prefix.Length > 0 && end < lines.Length && Kind(lines[end]) == prefix) end++;
        return end - at;
    }

    private static string Kind(string line) =>
        line.StartsWith("- ", StringComparison.Ordinal) ? "- "
        : Numbered().IsMatch(line) ? "1. "
        : line.StartsWith('|') ? "|" : "";

    private void Block(string[] lines)
    {
        var first = lines[0];
        if (first.Length == 0) return;
        if (first.StartsWith("```", StringComparison.Ordinal)) Add(CodeBlock.Markup(first[3..], lines[1..^1]));
        else if (first.StartsWith("# ", StringComparison.Ordinal)) Title = first[2..];
        else if (first.StartsWith("## ", StringComparison.Ordinal)) Heading(first[3..]);
        else if (first.StartsWith("### ", StringComparison.Ordinal)) Add($"<h3>{Inline(first[4..])}</h3>");
        else if (first.StartsWith("> ", StringComparison.Ordinal)) Note(first[2..]);
        else if (first.StartsWith("![", StringComparison.Ordinal)) Add(figure(Figure().Match(first).Groups[2].Value, Figure().Match(first).Groups[1].Value));
        else if (Kind(first) == "- ") Add($"<ul>{string.Concat(lines.Select(line => $"<li>{Inline(line[2..])}</li>"))}</ul>");
        else if (Kind(first) == "1. ") Add($"<ol>{string.Concat(lines.Select(line => $"<li>{Inline(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])}</li>"))}</ol>");
        else if (Kind(first) == "|") Table(lines);
        else Add($"<p>{Inline(first)}</p>");
    }

    private void Heading(string text)
    {
        var id = NotLetter().Replace(text.ToLowerInvariant(), "-").Trim('-');
        headings.Add((id, text));
        Add($"""<h2 id="{id}">{Inline(text)}</h2>""");
    }

    private void Note(string text)
    {
        if (Title.Length > 0 && Standfirst.Length == 0)
        {
            Standfirst = text;
            return;
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        Add($"""<div class="note" data-note="{text[..colon].ToLowerInvariant()}"><div class="note-tag">{Icon.Svg(text.StartsWith("Note", StringComparison.Ordinal) ? "book" : "leaf", 18)}{text[..colon]}</div><p class="u-mt-1">{Inline(text[(colon + 2)..])}</p></div>""");
    }

    private void Table(string[] lines)
    {
        static string[] Cells(string line) => [.. line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim())];
        var style = lines[0].StartsWith("| Driver", StringComparison.Ordinal) ? "table matrix" : "table";
        Add($"""<table class="{style}"><thead><tr>{string.Concat(Cells(lines[0]).Select(cell => $"<th>{Inline(cell)}</th>"))}</tr></thead><tbody>{string.Concat(lines.Skip(2).Select(line => $"<tr>{string.Concat(Cells(line).Select(cell => $"<td>{Inline(cell)}</td>"))}</tr>"))}</tbody></table>""");
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\w(])\*([^*\s][^*]*)\*")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=\d) (mm|cm|m|kB|MB|GB|V|d|h|s|min|mAh|pence|years?|°C)\b")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"!\[([^\]]*)\]\(([^)]+)\)")]
    private static partial Regex Figure();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetter();
}
