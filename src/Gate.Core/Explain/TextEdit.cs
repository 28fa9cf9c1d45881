using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gate.Core.Explain;

/// <summary>What differs between two texts, with a little around it, and the characters that cannot be seen named.</summary>
internal static partial class TextEdit
{
    private const int Context = 12;
    private const int Most = 80;

    public static (string Before, string After) Around(string before, string after)
    {
        var (start, ends) = Difference(before, after);
        return (Cut(before, start, ends.Before), Cut(after, start, ends.After));
    }

    /// <summary>The same of words, in which a run of spaces and line ends is one space: unless nothing but those differ.</summary>
    public static (string Before, string After) AroundWords(string before, string after)
    {
        var (was, now) = (Words(before), Words(after));
        if (was == now)
            return Around(before, after);
        if (was.StartsWith(' ') && now.StartsWith(' '))
            (was, now) = (was[1..], now[1..]);
        return was.EndsWith(' ') && now.EndsWith(' ') ? Around(was[..^1], now[..^1]) : Around(was, now);
    }

    /// <summary>With one space for a run of spaces and line ends, as most text is set (CSS Text 3, section 4.1).</summary>
    public static string Words(string text) => Spaces().Replace(text, " ");

    public static string Short(string text) => Cut(text, 0, text.Length);

    /// <summary>Both as they are where they are short enough, else what differs and a little around it.</summary>
    public static (string Before, string After) Shorts(string before, string after) =>
        before.Length <= Most && after.Length <= Most ? (Short(before), Short(after)) : Around(before, after);

    /// <summary>At most so many characters of each, the sign of what is left out aside: of a longer text what differs first, and what stands around it.</summary>
    public static (string Before, string After) Within(string before, string after, int most)
    {
        if (before.Length <= most && after.Length <= most)
            return (before, after);
        var start = Difference(before, after).Start;
        return (Cut(before), Cut(after));

        string Cut(string text)
        {
            var from = start + Context <= most ? 0 : Before(text, Math.Max(0, Math.Min(start - Context, text.Length - most)));
            return from == 0 ? Head(text, most) : $"…{Head(text[from..].TrimStart('…'), most)}";
        }
    }

    /// <summary>So many characters at most, and a sign that there are more.</summary>
    public static string Head(string text, int most) => text.Length <= most ? text : $"{text[..Before(text, most)].TrimEnd('…', ' ')}…";

    private static (int Start, (int Before, int After) Ends) Difference(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var (end, otherEnd) = (before.Length, after.Length);
        while (end > start && otherEnd > start && before[end - 1] == after[otherEnd - 1])
            (end, otherEnd) = (end - 1, otherEnd - 1);
        return (start, (end, otherEnd));
    }

    private static string Cut(string text, int start, int end)
    {
        var from = Before(text, Math.Max(0, start - Context));
        var to = Before(text, Math.Min(text.Length, Math.Min(end + Context, from + Most)));
        return (from > 0 ? "…" : "") + Visible(text[from..to]) + (to < text.Length ? "…" : "");
    }

    // No character is cut in two.
    private static int Before(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    /// <summary>The text with characters that cannot be seen named, e.g. <c>⟨U+00A0⟩</c>.</summary>
    public static string Visible(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text)
        {
            var isHidden = c != ' ' && (char.IsWhiteSpace(c) || char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format);
            if (isHidden)
                shown.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)c:X4}⟩");
            else
                shown.Append(c);
        }

        return shown.ToString();
    }

    [GeneratedRegex("[ \t\n\r\f]+")]
    private static partial Regex Spaces();
}
