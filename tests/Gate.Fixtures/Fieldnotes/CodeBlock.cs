using System.Text.RegularExpressions;
using Gate.Fixtures.Markup;

namespace Gate.Fixtures.Fieldnotes;

/// <summary>A fenced block as highlighters leave it: a span a line, a span a token.</summary>
internal static partial class CodeBlock
{
    public static string Markup(string language, IReadOnlyList<string> lines) => $"""<pre class="code" data-lang="{language}" tabindex="0">{string.Join(MachineMarkup.KeptLine, lines.Select((line, at) => $"""<span class="code-line" data-line="{at + 1}">{Line(language, line)}</span>"""))}</pre>""";

    private static string Line(string language, string line) => language == "text"
        ? MachineMarkup.Text(line)
        : Token().Replace(line, match => Span(match) is { } style ? $"""<span class="{style}">{MachineMarkup.Text(match.Value)}</span>""" : MachineMarkup.Text(match.Value));

    private static string? Span(Match match) =>
        match.Groups["comment"].Success ? "tok-c"
        : match.Groups["string"].Success ? "tok-s"
        : match.Groups["number"].Success ? "tok-n"
        : match.Groups["word"].Success ? "tok-k"
        : match.Groups["sign"].Success ? "tok-p" : null;

    // The last branch takes every other character, so that each is escaped exactly once.
    [GeneratedRegex("""(?<comment>#.*)|(?<string>"[^"]*")|(?<number>\b\d[\d.]*\b)|(?<word>\b(?:from|where|near|every|show|count|with|by|at|least|in|of|and|fieldnotes|sudo|station|position|interval|clock|sensor|unit|range|stuck|average|tip|include)\b)|(?<sign>[=\[\](),*<>$]|--)|(?<other>[A-Za-z_.]+|.)""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
