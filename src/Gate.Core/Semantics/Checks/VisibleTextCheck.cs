using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary>
/// <c>visible-text</c>: text that people would see is another in the markup; told where no pixel of the page says so (a script repaints it, or the style sheet hides it).
/// Code and the like is copied as well: another kind of space in it, or a character without width, warns.
/// </summary>
internal sealed class VisibleTextCheck : IPageCheck
{
    public string Id => "visible-text";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages) =>
        TextChanges.Of(pages, isHidden: false).Select(change => change with { OnlyWithoutPixels = true }).Concat(OfCopies(pages));

    private static IEnumerable<SemanticChange> OfCopies(PagePairMarkup pages)
    {
        HashSet<IElement> told = [];
        foreach (var pair in pages.Pairs.Where(pair => IsCopied(pair.Before) && IsCopied(pair.After)))
        {
            var (before, after) = (Copied(pair.Before), Copied(pair.After));
            if (before == after || SpaceText.CollapseKinds(before).Trim(' ') != SpaceText.CollapseKinds(after).Trim(' ') || pair.Before.GetAncestors().OfType<IElement>().Any(told.Contains))
                continue;
            told.Add(pair.Before);
            var (was, now) = (Spelled(before), Spelled(after));
            yield return pages.Changed(Severity.Warn, pair, "", $"who copies it takes {ValueText.Quoted(now, was)}, took {ValueText.Quoted(was, now)}");
        }
    }

    private static bool IsCopied(IElement element) => element.LocalName is "pre" or "code" or "kbd" or "samp";

    private static string Copied(IElement element) => element.Closest("pre") is not null ? element.TextContent.TrimEnd(' ', '\n') : SpaceText.Collapse(element.TextContent).Trim(' ');

    // Nobody sees which space it is.
    private static string Spelled(string text) => string.Concat(text.Select(unit => unit is not (' ' or '\n') && (char.IsWhiteSpace(unit) || SpaceText.CollapseKinds(unit.ToString()).Length == 0) ? $"\\u{{{(int)unit:x}}}" : unit.ToString()));
}
