using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics;

/// <summary>Text that differs, run by run between text that is the same: so markup put around words is no change of text.</summary>
internal static class TextChanges
{
    private static readonly HashSet<string> HiddenElements = ["template", "noscript", "datalist", "audio", "video", "canvas", "object", "iframe", "title", "desc", "metadata", "defs", "script", "style", "head", "option"];

    private static readonly string[] HiddenClasses = ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screenreader", "assistive-text"];

    public static IEnumerable<SemanticChange> Of(PagePairMarkup pages, bool isHidden)
    {
        var before = Texts(pages.Before.Page, isHidden);
        var after = Texts(pages.After.Page, isHidden);
        var matches = SequenceMatcher.Match([.. before.Select(Key)], [.. after.Select(Key)]);
        var runs = new List<TextRun>();
        var (start, otherStart) = (0, 0);
        for (var i = 0; i <= matches.Length; i++)
        {
            if (i < matches.Length && matches[i] < 0)
                continue;
            var otherEnd = i < matches.Length ? matches[i] : after.Count;
            var run = new TextRun(before[start..i], after[otherStart..otherEnd]);
            if (Joined(run.Before, "") != Joined(run.After, ""))
                runs.Add(run);
            (start, otherStart) = (i + 1, otherEnd + 1);
        }

        var moved = new MovedTexts(pages, runs.SelectMany(run => run.Before), runs.SelectMany(run => run.After));
        return runs.Select(moved.Without).Where(run => Joined(run.Before, "") != Joined(run.After, "")).Select(run => Change(pages, run)).Concat(moved.Changes);
    }

    private static SemanticChange Change(PagePairMarkup pages, TextRun run)
    {
        var (was, now) = (Joined(run.Before, " "), Joined(run.After, " "));
        var label = Label(pages.Before.Page, run.Before) ?? Label(pages.After.Page, run.After);
        var what = (was, now) switch
        {
            (_, "") => $"the text {ValueText.Quoted(was)} is gone",
            ("", _) => $"the text {ValueText.Quoted(now)} is new",
            _ => $"the text was {ValueText.Quoted(was, now)}, is {ValueText.Quoted(now, was)}",
        };
        return new SemanticChange(Severity.Fail, $"<{label}>: {what}", Place(pages.Before.Page, run.Before), Place(pages.After.Page, run.After))
        {
            Mask = MaskOf(pages, run),
        };
    }

    // Null unless every text of both sides lies under one: what stands beside a mask is not masked.
    private static string? MaskOf(PagePairMarkup pages, TextRun run)
    {
        if (pages.Masks.Count == 0)
            return null;
        List<string?> masks = [.. run.Before.Select(text => Mask(pages.Before.Page, text)), .. run.After.Select(text => Mask(pages.After.Page, text))];
        return masks.Contains(null) ? null : string.Join(", ", masks.Distinct(StringComparer.Ordinal));

        string? Mask(ParsedPage page, Lexeme text) =>
            text.Parent >= 0 && page.ElementOf(page.Lexemes[text.Parent]) is { } element ? pages.Masks.FirstOrDefault(selector => IsUnder(element, selector)) : null;
    }

    private static bool IsUnder(IElement element, string selector)
    {
        try
        {
            return element.Closest(selector) is not null;
        }
        catch (DomException)
        {
            // A selector that only browsers know.
            return false;
        }
    }

    private static List<Lexeme> Texts(ParsedPage page, bool isHidden) =>
        [.. page.Lexemes.Where(lexeme => lexeme.Kind == LexemeKind.Text && SpaceText.CollapseKinds(lexeme.Text).Trim(' ').Length > 0 && IsHidden(page, lexeme) == isHidden)];

    private static bool IsHidden(ParsedPage page, Lexeme text)
    {
        for (var at = text.Parent; at >= 0; at = page.Lexemes[at].Parent)
        {
            var open = page.Lexemes[at];
            // A popover is closed until somebody opens it, whatever its value; no attribute says that it is open.
            if ((HiddenElements.Contains(open.Name) && !(open.Name == "template" && HtmlNames.IsShadowRootMode(open.Value(HtmlNames.ShadowRootMode)))) || open.Value("hidden") is not null || open.Value("popover") is not null)
                return true;
            if ((open.Name == "details" && open.Value("open") is null && !IsInSummary(page, text)) || (open.Name == "dialog" && open.Value("open") is null))
                return true;
            if (open.Value("class") is { } classes && Array.Exists(HiddenClasses, name => classes.Contains(name, StringComparison.OrdinalIgnoreCase)))
                return true;
            if (open.Value("style") is { } style && CssFormat.Normalize(style, isDeclarations: true) is { } rules && (rules.Contains("display:none", StringComparison.OrdinalIgnoreCase) || rules.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    private static bool IsInSummary(ParsedPage page, Lexeme text)
    {
        for (var at = text.Parent; at >= 0; at = page.Lexemes[at].Parent)
        {
            if (page.Lexemes[at].Name == "summary")
                return true;
        }

        return false;
    }

    public static ulong Key(Lexeme text)
    {
        // FNV-1a; a collision would have to be made on purpose, and hides one text behind another: the lens and the pixels still see it.
        var hash = 0xCBF29CE484222325;
        foreach (var unit in SpaceText.CollapseKinds(text.Text).Trim(' '))
            hash = (hash ^ unit) * 0x100000001B3;
        return hash;
    }

    private static string Joined(IReadOnlyList<Lexeme> texts, string between) => SpaceText.CollapseKinds(string.Join(between, texts.Select(text => between.Length == 0 ? string.Concat(SpaceText.CollapseKinds(text.Text).Where(unit => unit != ' ')) : text.Text))).Trim(' ');

    private static string? Label(ParsedPage page, IReadOnlyList<Lexeme> texts) => texts.Count == 0 ? null : texts[0].Parent < 0 ? "body" : page.Lexemes[texts[0].Parent].Name;

    private static SourcePlace? Place(ParsedPage page, IReadOnlyList<Lexeme> texts)
    {
        if (texts.Count == 0)
            return null;
        var blank = texts[0].Text.Length - texts[0].Text.TrimStart().Length;
        return page.Source.PlaceOf(texts[0].Start + Math.Min(blank, Math.Max(0, texts[0].End - texts[0].Start - 1)));
    }
}
