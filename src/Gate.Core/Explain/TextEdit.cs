using System.Globalization;
using System.Text;

namespace Gate.Core.Explain;

/// <summary>What differs between two texts, with a little around it, and the characters that cannot be seen named.</summary>
internal static class TextEdit
{
    private const int Context = 12;
    private const int Most = 80;

    public static (string Before, string After) Around(string before, string after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var (end, otherEnd) = (before.Length, after.Length);
        while (end > start && otherEnd > start && before[end - 1] == after[otherEnd - 1])
            (end, otherEnd) = (end - 1, otherEnd - 1);
        var from = Math.Max(0, start - Context);
        if (from > 0 && char.IsLowSurrogate(before[from]))
            from--;
        return (Cut(before, from, end), Cut(after, from, otherEnd));
    }

    public static string Short(string text) => Cut(text, 0, text.Length);

    private static string Cut(string text, int from, int end)
    {
        var to = Math.Min(text.Length, Math.Min(end + Context, from + Most));
        return (from > 0 ? "…" : "") + Visible(text[from..to]) + (to < text.Length ? "…" : "");
    }

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
}
