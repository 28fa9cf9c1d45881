using System.Text;
using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>
/// Edits of a page's markup after which the same tags and texts stand in other elements, or in none: an end tag or a start tag without its other
/// half that went, came or moved, a comment or quote left open, and each of these mended. All that differs for that is this one edit.
/// </summary>
internal sealed class TagEdits
{
    // More of them are no slip: a page that was written anew.
    private const int Most = 6;

    private const int MostSubject = 60;

    private readonly SideText _before;
    private readonly SideText _after;
    private readonly ParsedPage _was;
    private readonly ParsedPage _now;

    private TagEdits(SideText before, SideText after) => (_before, _after, _was, _now) = (before, after, before.Markup!, after.Markup!);

    /// <summary>Whether a cause of the report is one, which its own words say best.</summary>
    public static bool Is(CauseFacts cause) => cause is { Kind: "box", Name: TagSlip.EndTag or TagSlip.StartTag or TagSlip.Comment or TagSlip.Quote or TagSlip.Unclosed };

    /// <summary>Those among the places where the markup differs; a place without one is as it was.</summary>
    /// <param name="before">The source before, with its markup.</param>
    /// <param name="after">The source after, with its markup.</param>
    /// <param name="places">Pieces of both pages, [From, End).</param>
    /// <returns>Each with the places that it is all of.</returns>
    public static IReadOnlyList<(MarkupEdit Edit, IReadOnlyList<int> Places)> Of(SideText before, SideText after, IReadOnlyList<(int From, int End, int OtherFrom, int OtherEnd)> places)
    {
        var edits = new TagEdits(before, after);
        var slips = TagSlips.Of(edits._was, edits._now, places);
        return slips.Count > Most ? [] : [.. slips.Select(slip => (Edit: edits.Told(slip), slip.Places)).Where(each => each.Edit is not null).Select(each => (each.Edit!, each.Places))];
    }

    private MarkupEdit? Told(TagSlip slip)
    {
        var (undone, toAfter) = Undone(slip.Runs);
        if (undone is null || TreeGuard.FirstDifference(undone, _now) is null)
            return null;
        var (were, are) = (Tags(undone), Tags(_now));
        var origins = were.ToDictionary(each => each.Key, each => toAfter(each.Key));
        var back = origins.Where(each => each.Value >= 0).ToDictionary(each => each.Value, each => each.Key);
        var lost = origins.Count(each => each.Value >= 0 && !are.ContainsKey(each.Value));
        var come = are.Keys.Count(at => (!back.TryGetValue(at, out var origin) || !were.ContainsKey(origin)) && slip.Runs.All(run => at < run.Now.From || at >= run.Now.To));
        List<(IElement Was, IElement Now)> moved = [.. origins.Where(each => are.ContainsKey(each.Value)).Select(each => (Was: were[each.Key], Now: are[each.Value]))
            .Where(each => each.Was.Parent is not null && each.Now.Parent is not null && (each.Was.ParentAt < 0 ? -1 : origins.GetValueOrDefault(each.Was.ParentAt, -1)) != each.Now.ParentAt).OrderBy(each => each.Now.At).Select(each => (each.Was.Parent!, each.Now.Parent!))];
        return slip.Halves.Count == 0 ? OfMark(slip, lost, come) : OfHalves(slip, moved);
    }

    private MarkupEdit OfHalves(TagSlip slip, List<(IElement Was, IElement Now)> moved)
    {
        var (gone, come) = (slip.Halves.Find(half => !half.IsCome), slip.Halves.Find(half => half.IsCome));
        var (subject, run) = (gone ?? come!, (come ?? gone)!.Run);
        var places = (Before: _before.PlaceOf(gone?.Token.At ?? run.Was.From), After: _after.PlaceOf(come?.Token.At ?? run.Now.From));
        string after;
        if (gone is not null && come is not null)
        {
            after = $"{(gone.Token.Text == come.Token.Text || gone.Run != come.Run ? "moved" : $"{Short(come.Token.Text)} now")}: {(moved.Count == 0 ? "what followed stands" : $"{Words.Count(moved.Count, "element")} {(moved.Count == 1 ? "stands" : "stand")}")} elsewhere";
        }
        else if (come is null)
        {
            var closed = gone!.Token.IsOpen ? moved.Select(each => each.Was).FirstOrDefault(each => _was.TagOf(each) is not null) : moved.Select(each => each.Now).FirstOrDefault();
            after = gone.Token.IsOpen ? $"gone: {Followed(moved.Count)} elsewhere now" : $"gone: {Followed(moved.Count(each => each.Now == closed))} {(closed is null ? "in what it closed" : $"in {Label(closed)}")} now";
        }
        else
        {
            var opened = moved.Select(each => come.Token.IsOpen ? each.Now : each.Was).FirstOrDefault();
            var count = moved.Count(each => (come.Token.IsOpen ? each.Now : each.Was) == opened);
            after = come.Token.IsOpen ? $"new: {Followed(count)} in it now" : $"new: {Followed(count)} {(opened is null ? "elsewhere now" : $"in {Label(opened)} no more")}";
        }

        return new MarkupEdit("box", Short(subject.Token.Text), places.Before, places.After) { Name = slip.Name, Before = gone is null ? null : Short(gone.Token.Text), After = after };

        static string Followed(int count) => count == 0 ? "what followed stands" : $"{Words.Count(count, "element")} that followed {(count == 1 ? "stands" : "stand")}";
    }

    private MarkupEdit OfMark(TagSlip slip, int lost, int come)
    {
        var run = slip.Runs[0];
        var isOpen = lost != come ? lost > come : run.Now.To - run.Now.From < run.Was.To - run.Was.From;
        var subject = slip.Name switch
        {
            TagSlip.Comment => isOpen ? CommentAt(_now, run.Now.From) ?? CommentAt(_was, run.Was.From) : CommentAt(_was, run.Was.From) ?? CommentAt(_now, run.Now.From),
            _ => _now.Source.Text[run.Now.From..run.Now.To].Trim(),
        };
        var inner = isOpen ? lost : come;
        var what = inner == 0 ? "what follows" : Words.Count(inner, "element");
        var verb = inner <= 1 ? "stands" : "stand";
        return new MarkupEdit("box", Short(string.IsNullOrEmpty(subject) ? _was.Source.Text[run.Was.From..run.Was.To].Trim() : subject), _before.PlaceOf(run.Was.From), _after.PlaceOf(run.Now.From))
        {
            Name = slip.Name,
            Before = isOpen ? "closed" : "not closed",
            After = isOpen ? $"not closed: {what} {verb} in it now" : $"closed: {what} {verb} in it no more",
        };
    }

    private static string? CommentAt(ParsedPage page, int offset)
    {
        var comment = page.Lexemes.LastOrDefault(lexeme => lexeme.Start <= offset);
        return comment is { Kind: LexemeKind.Comment } ? page.Source.Text[comment.Start..comment.End].Split('\n')[0] : null;
    }

    private static string Short(string text) => TextEdit.Head(TextEdit.Visible(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))), MostSubject);

    private static string Label(IElement element) => element switch
    {
        { Id.Length: > 0 } => Short($"{element.LocalName}#{element.Id}"),
        { ClassList.Length: > 0 } => Short($"{element.LocalName}.{element.ClassList[0]}"),
        _ => element.LocalName,
    };

    // The page as it would be without the edit, and where its characters are written after it.
    private (ParsedPage? Page, Func<int, int> ToAfter) Undone(IReadOnlyList<TagRun> runs)
    {
        var text = new StringBuilder();
        var parts = new List<(int Start, int Origin, TagRun? Of)>();
        var at = 0;
        foreach (var run in runs.OrderBy(run => run.Now.From))
        {
            parts.Add((text.Length, at, null));
            text.Append(_now.Source.Text, at, run.Now.From - at);
            parts.Add((text.Length, run.Now.From, run));
            text.Append(_was.Source.Text, run.Was.From, run.Was.To - run.Was.From);
            at = run.Now.To;
        }

        parts.Add((text.Length, at, null));
        text.Append(_now.Source.Text, at, _now.Source.Text.Length - at);
        return (Parsed(text.ToString()), ToAfter);

        // A tag of which a mark went is still the same tag.
        int ToAfter(int offset) => parts.FindLast(part => part.Start <= offset) is var part && part.Of is null ? part.Origin + offset - part.Start
            : offset == part.Start && part.Of.Gone is [{ IsOpen: true }, ..] && part.Of.Come is [{ IsOpen: true }, ..] ? part.Origin : -1;
    }

    private ParsedPage? Parsed(string text)
    {
        if (text == _was.Source.Text)
            return _was;
        try
        {
            return ParsedPage.Parse(MarkupSource.Read(_now.Source.Page, new UTF8Encoding(true).GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray()));
        }
        catch (MarkupUnreadException)
        {
            return null;
        }
    }

    private static Dictionary<int, (int At, int ParentAt, IElement? Parent)> Tags(ParsedPage page)
    {
        var found = new Dictionary<int, (int, int, IElement?)>();
        foreach (var element in page.Elements)
        {
            if (page.TagOf(element) is not { } tag)
                continue;
            // Of those that the parser supplied, the one that is written around them counts.
            var parent = element.ParentElement;
            while (parent is { ParentElement: not null } && page.TagOf(parent) is null && parent.LocalName is not "body")
                parent = parent.ParentElement;
            found.TryAdd(tag.Start, (tag.Start, parent is null ? -1 : page.TagOf(parent)?.Start ?? -1, parent));
        }

        return found;
    }
}
