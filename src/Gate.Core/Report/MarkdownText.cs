using System.Buffers;
using System.Text;

namespace Gate.Core.Report;

/// <summary>Text of pages in GitHub-flavoured Markdown: no markup, no link, no mention comes to life.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Live = SearchValues.Create("@#/:\\`<>");

    /// <summary>As a code span in a table's cell.</summary>
    public static string Cell(string text, int max = 160)
    {
        // A pipe ends the cell even within a span, and backslash-pipe is the one escape that works there (GFM 4.10). After a
        // backslash of the text that escape could be read in two ways, so there the pipe is spelled out.
        return Code(text, max).Replace("\\|", "\\⟨U+007C⟩", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>As a code span on one line; <paramref name="max"/> is the number of characters that are kept.</summary>
    public static string Code(string text, int max = 160)
    {
        var visible = VisibleText.Shorten(VisibleText.Of(text), max);
        if (visible.Trim().Length == 0)
            return "*(empty)*";
        // A span ends at a run of backticks as long as the one that began it (CommonMark 6.1).
        var fence = new string('`', LongestRun(visible) + 1);
        var pad = visible[0] is '`' or ' ' || visible[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{pad}{visible}{pad}{fence}";
    }

    /// <summary>As running text: words that could become a link, a mention or a reference become code, all punctuation is escaped.</summary>
    public static string Plain(string text) => string.Join(' ', VisibleText.Of(text).Split(' ').Select(Word));

    private static string Word(string word)
    {
        if (word.AsSpan().ContainsAny(Live) && word.Length > 1)
            return word.EndsWith(':') && !word.AsSpan(0, word.Length - 1).ContainsAny(Live) ? $"{Escape(word[..^1])}:" : Code(word);
        return Escape(word);
    }

    private static string Escape(string word)
    {
        var escaped = new StringBuilder(word.Length + 8);
        foreach (var c in word)
        {
            // Commas and quotes mean nothing anywhere; the rest of ASCII punctuation may be escaped wherever it stands (CommonMark 2.4).
            if (char.IsAsciiLetterOrDigit(c) || c > 0x7F || c is ',' or ';' or '\'' or '"' or '%')
                escaped.Append(c);
            else
                escaped.Append('\\').Append(c);
        }

        return escaped.ToString();
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
