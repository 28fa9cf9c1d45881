using Gate.Core.Markup;
using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>
/// An edit of a style sheet after which the same text stands in other blocks: one that is not closed any more, or is closed now, a comment or
/// string without its end, an end too many, or a condition put around rules. All that differs below it for that is this one edit.
/// </summary>
/// <param name="Subject">Head of the block, the comment's beginning, or the rule that holds the string.</param>
/// <param name="Name"><c>block</c>, <c>comment</c>, <c>string</c> or <c>parenthesis</c>.</param>
/// <param name="Before">What it was, or null for nothing.</param>
/// <param name="After">What it is, or null.</param>
/// <param name="SourceBefore">Place of the edit before.</param>
/// <param name="Source">Its place after.</param>
internal sealed record NestingEdit(string Subject, string Name, string? Before, string? After, string SourceBefore, string Source)
{
    private const string NotClosed = "not closed";
    private const string Closed = "closed";

    private const int MostSubject = 60;

    // One rule that a condition came around is told by what it says.
    private const int FewestWithin = 2;

    /// <summary>Whether a cause of the report is one, which its own words say best.</summary>
    public static bool Is(CauseFacts cause) => cause is { Kind: "style", Name: "block" or "comment" or "string" or "parenthesis" };

    /// <summary>The only such edit between two texts, and the second one without it; null where there is none, or more than one.</summary>
    public static (NestingEdit Edit, StyleBlock Without, Func<int, int> Origin)? Of(StyleBlock before, StyleBlock after)
    {
        var (was, now) = (StylePiece.Read(before.Text), StylePiece.Read(after.Text));
        var matches = SequenceMatcher.Match([.. was.Select(piece => piece.Key)], [.. now.Select(piece => piece.Key)]);
        List<(int Was, int Now)> same = [.. matches.Select((other, at) => (at, other)).Where(match => match.other >= 0)];
        var first = same.FindIndex(match => IsOther(was[match.Was], now[match.Now]));
        if (first < 0)
            return null;
        var end = same.FindIndex(first, match => !IsOther(was[match.Was], now[match.Now]));
        if (end >= 0 && same.FindIndex(end, match => IsOther(was[match.Was], now[match.Now])) >= 0)
            return null;
        var rules = same.Take(end < 0 ? same.Count : end).Skip(first).Count(match => was[match.Was].IsRule);
        var (old, other) = (was[same[first].Was], now[same[first].Now]);
        // Nothing is the same below it where it goes to the end of the sheet.
        var isWithin = old.Mode == other.Mode && (end >= 0 || (IsClosed(was) && IsClosed(now)));
        if (rules < (isWithin ? FewestWithin : 1))
            return null;
        var undone = Undone(end < 0 ? isWithin ? [Hunk(first), Tail()] : [Hunk(first)] : IsHunk(end) ? [Hunk(first), Hunk(end)] : [Hunk(first)]);
        var (from, nowFrom) = (Written(before.Text, Hunk(first).Was.From), Written(after.Text, Hunk(first).Now.From));
        return (Told(old, other, before.Text, after.Text, rules, isWithin, before.PlaceOf(from), after.PlaceOf(nowFrom)), after with { Text = undone.Text }, undone.Origin);

        ((int From, int To) Was, (int From, int To) Now) Hunk(int index)
        {
            var (priorWas, priorNow) = index == 0 ? (-1, -1) : same[index - 1];
            return ((was[priorWas + 1].Start, was[same[index].Was].Start), (now[priorNow + 1].Start, now[same[index].Now].Start));
        }

        ((int From, int To) Was, (int From, int To) Now) Tail() =>
            ((same[^1].Was + 1 < was.Count ? was[same[^1].Was + 1].Start : before.Text.Length, before.Text.Length), (same[^1].Now + 1 < now.Count ? now[same[^1].Now + 1].Start : after.Text.Length, after.Text.Length));

        bool IsHunk(int index) => Hunk(index) is var (one, two) && (one.From < one.To || two.From < two.To);

        (string Text, Func<int, int> Origin) Undone(List<((int From, int To) Was, (int From, int To) Now)> hunks)
        {
            var (text, at) = ("", 0);
            var parts = new List<(int Start, int Origin, bool IsOwn)>();
            foreach (var (old, own) in hunks)
            {
                parts.Add((text.Length, at, true));
                text += after.Text[at..own.From];
                parts.Add((text.Length, own.From, false));
                text += before.Text[old.From..old.To];
                at = own.To;
            }

            parts.Add((text.Length, at, true));
            return (text + after.Text[at..], offset => parts.FindLast(part => part.Start <= offset) is var part && part.IsOwn ? part.Origin + offset - part.Start : part.Origin);
        }
    }

    private static bool IsClosed(List<StylePiece> pieces)
    {
        var last = pieces.FindLast(piece => !string.IsNullOrWhiteSpace(piece.Text));
        return last is null || (last.Mode == '\0' && last.Depth == (last.Text.EndsWith('}') ? 1 : 0) && !last.Text.EndsWith('{'));
    }

    private static bool IsOther(StylePiece one, StylePiece other) => one.Depth != other.Depth || one.Mode != other.Mode;

    private static int Written(string text, int at)
    {
        var found = at;
        while (found < text.Length && char.IsWhiteSpace(text[found]))
            found++;
        return found < text.Length ? found : Math.Max(0, Math.Min(at, text.Length - 1));
    }

    private static NestingEdit Told(StylePiece old, StylePiece now, string before, string after, int rules, bool isWithin, string sourceBefore, string source)
    {
        var isNow = old.Mode != now.Mode ? now.Mode != '\0' : now.Depth > old.Depth;
        var (piece, text, left) = isNow ? (now, after, old) : (old, before, now);
        if (old.Mode != now.Mode && (piece.Mode == '\0' ? left : piece) is { Mode: StylePiece.Spoilt })
            return new NestingEdit("}", "block", isNow ? null : "an end too many", isNow ? "an end too many" : null, sourceBefore, source);
        var what = old.Mode == now.Mode ? "block" : piece.Mode switch { StylePiece.InComment => "comment", '(' => "parenthesis", _ => "string" };
        var subject = what switch
        {
            "block" => Differing(piece.Frame, left.Frame).Head,
            "comment" => string.Join(' ', text[piece.Opened..].Split('\n')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            _ => piece.Frame?.Head ?? "",
        };
        subject = TextEdit.Head(subject.Length == 0 ? what : subject, MostSubject);
        if (what == "block" && isWithin)
            return new NestingEdit(subject, what, isNow ? null : $"around {Words.Count(rules, "rule")}", isNow ? $"around {Words.Count(rules, "rule")}" : null, sourceBefore, source);
        var told = $"{NotClosed}, with {Words.Count(rules, "rule")} below it";
        return new NestingEdit(subject, what, isNow ? Closed : told, isNow ? told : Closed, sourceBefore, source);
    }

    // The outermost that is another one.
    private static StylePiece.Block Differing(StylePiece.Block? frames, StylePiece.Block? others)
    {
        var (own, other) = (Chain(frames), Chain(others));
        return own.Where((frame, at) => at >= other.Count || other[at].Head != frame.Head).First();
    }

    private static List<StylePiece.Block> Chain(StylePiece.Block? frame)
    {
        var chain = new List<StylePiece.Block>();
        for (; frame is not null; frame = frame.Around)
            chain.Insert(0, frame);
        return chain;
    }
}
