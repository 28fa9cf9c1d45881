using System.Security.Cryptography;
using System.Text;
using Gate.Core.Pages;

namespace Gate.Core.Markup;

/// <summary>The raw textual difference of a page: whole tags and texts, in the order of the source. Never a verdict.</summary>
public static class PageText
{
    /// <summary>Characters left around what differs in a long text.</summary>
    private const int Context = 60;

    private const int LongText = 400;

    /// <param name="before">The before side.</param>
    /// <param name="after">The after side.</param>
    /// <param name="pair">A page that both sides have.</param>
    /// <exception cref="IOException">A side does not have it, or it cannot be read.</exception>
    public static IReadOnlyList<TextHunk> Compare(Site before, Site after, PagePair pair)
    {
        var (one, other) = (Parse(before, pair.Before!), Parse(after, pair.After!));
        var differences = MarkupLens.Compare(one, other, PageAlignment.Of(one, other));
        var matches = SequenceMatcher.Match(Keys(one), Keys(other));
        var hunks = new List<TextHunk>();
        var (start, otherStart) = (0, 0);
        for (var i = 0; i <= matches.Length; i++)
        {
            if (i < matches.Length && matches[i] < 0)
                continue;
            var otherEnd = i < matches.Length ? matches[i] : other.Lexemes.Count;
            if (start < i || otherStart < otherEnd)
                hunks.Add(Hunk((one, Extent(one, start, i)), (other, Extent(other, otherStart, otherEnd)), differences));
            (start, otherStart) = (i + 1, otherEnd + 1);
        }

        return hunks;
    }

    private static ParsedPage Parse(Site site, PageEntry page)
    {
        var bytes = PageBytes.Read(site, page) ?? throw new FileNotFoundException($"no file of the site is {page.Id.Value}, or it cannot be read");
        return ParsedPage.Parse(MarkupSource.Read(page.Id.Value, bytes));
    }

    private static ulong[] Keys(ParsedPage page) =>
        [.. page.Lexemes.Select(lexeme => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(page.Source.Text[lexeme.Start..lexeme.End])), 0))];

    private static (int From, int To) Extent(ParsedPage page, int from, int to)
    {
        var at = from < page.Lexemes.Count ? page.Lexemes[from].Start : page.Source.Text.Length;
        return (at, to > from ? page.Lexemes[to - 1].End : at);
    }

    private static TextHunk Hunk((ParsedPage Page, (int From, int To) Extent) before, (ParsedPage Page, (int From, int To) Extent) after, IReadOnlyList<MarkupDifference> differences)
    {
        var kinds = differences.Where(difference => IsIn(difference.BeforeOffset, before.Extent) && IsIn(difference.AfterOffset, after.Extent)).Select(difference => MarkupKinds.Name(difference.Kind));
        var (was, now) = Narrow(before.Page.Source.Text[before.Extent.From..before.Extent.To], after.Page.Source.Text[after.Extent.From..after.Extent.To]);
        return new TextHunk(
            before.Page.Source.PlaceOf(before.Extent.From).ToString(),
            after.Page.Source.PlaceOf(after.Extent.From).ToString(),
            [.. kinds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            was,
            now);
    }

    private static bool IsIn(int offset, (int From, int To) extent) => offset >= extent.From && (offset < extent.To || offset == extent.From);

    // Of a long script, what differs and a little around it.
    private static (string Before, string After) Narrow(string before, string after)
    {
        if (before.Length == 0 || after.Length == 0 || Math.Max(before.Length, after.Length) <= LongText)
            return (before, after);
        var head = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        return (Cut(before), Cut(after));

        string Cut(string text)
        {
            var (from, to) = (Math.Max(0, head - Context), Math.Min(text.Length, text.Length - tail + Context));
            return $"{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}";
        }
    }
}
