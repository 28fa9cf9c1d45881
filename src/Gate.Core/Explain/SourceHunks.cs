using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>The text behind a cause: what is written on each side, from shortly before the first difference.</summary>
/// <param name="texts">Sources of both sides, by <c>side/path</c>.</param>
internal sealed class SourceHunks(IReadOnlyDictionary<string, string> texts)
{
    // How much is shown, and how much of it stands before the difference: a line that a person reads at a glance.
    private const int Most = 96;
    private const int Lead = 28;

    // A difference further from the place is another one: an element's text follows its start tag closely.
    private const int Reach = 1200;

    /// <summary>Null where neither place is known, or nothing near them differs.</summary>
    /// <param name="before">Place on the before side, <c>side/path:line:column</c>, or null.</param>
    /// <param name="after">Place on the after side, or null.</param>
    public HunkFacts? Between(string? before, string? after)
    {
        var (was, now) = (Find(before), Find(after));
        if (was is not { } one)
            return now is { } added ? new HunkFacts(null, Cut(added.Text, added.At, added.At)) : null;
        if (now is not { } other)
            return new HunkFacts(Cut(one.Text, one.At, one.At), null);
        (one.At, other.At) = (FromTag(one, other), FromTag(other, one));
        var most = Math.Min(Reach, Math.Min(one.Text.Length - one.At, other.Text.Length - other.At));
        for (var i = 0; i < most; i++)
        {
            if (one.Text[one.At + i] != other.Text[other.At + i])
                return new HunkFacts(Cut(one.Text, one.At, one.At + i), Cut(other.Text, other.At, other.At + i));
        }

        return null;
    }

    // Of an attribute that one side has alone, the other side's place is the tag: the tag is shown of both.
    private static int FromTag((string Text, int At) place, (string Text, int At) other) =>
        other.Text[other.At] == '<' && place.Text[place.At] != '<' && place.At > 0 && place.Text.LastIndexOfAny(['<', '>'], place.At - 1) is >= 0 and var tag && place.Text[tag] == '<' ? tag : place.At;

    private (string Text, int At)? Find(string? place)
    {
        if (place is null || place.Split(':') is not [.. var file, var line, var column] || !texts.TryGetValue(string.Join(':', file), out var text))
            return null;
        var at = 0;
        for (var left = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture); left > 1 && at >= 0; left--)
            at = text.IndexOf('\n', at) + 1 is > 0 and var next ? next : -1;
        at = at < 0 ? -1 : at + int.Parse(column, System.Globalization.CultureInfo.InvariantCulture) - 1;
        return at >= 0 && at < text.Length ? (text, at) : null;
    }

    // One line's worth: the line breaks of longer pieces are told as spaces.
    private static string Cut(string text, int place, int difference)
    {
        var from = Math.Max(place, difference - Lead);
        from = from > 0 && from < text.Length && char.IsLowSurrogate(text[from]) ? from - 1 : from;
        var to = Math.Min(text.Length, from + Most);
        to = to < text.Length && char.IsHighSurrogate(text[to - 1]) ? to - 1 : to;
        var line = text.IndexOf('\n', Math.Min(difference, text.Length));
        to = line > difference && line < to ? line : to;
        var shown = string.Join(' ', text[from..to].Split(['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return $"{(from > place ? "…" : "")}{TextEdit.Visible(shown)}{(to < text.Length && text[to] != '\n' ? "…" : "")}";
    }
}
