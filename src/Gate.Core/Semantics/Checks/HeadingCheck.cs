using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>headings</c>: the outline: a heading is gone, new, or of another level.</summary>
internal sealed class HeadingCheck : IPageCheck
{
    public string Id => "headings";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            var (before, after) = (Level(pair.Before), Level(pair.After));
            if (before != after)
                yield return pages.Changed(Severity.Warn, pair, "aria-level", What(before, after));
        }

        // Of those that lost their names to others the match may be another.
        var added = pages.Added.Where(element => Level(element) is not null && !pages.Identity.WasThere(element)).ToList();
        foreach (var element in pages.Removed.Where(element => Level(element) is not null && !pages.Identity.IsStill(element)))
        {
            var text = ElementText.Of(element);
            if (added.Find(other => ElementText.Of(other) == text) is not { } heir)
            {
                yield return pages.Gone(Severity.Warn, element, What(Level(element), null));
                continue;
            }

            added.Remove(heir);
            if (Level(heir) != Level(element))
                yield return new SemanticChange(Severity.Warn, $"{ElementLabel.Of(element)}: {What(Level(element), Level(heir))}", pages.Before.Page.PlaceOf(element), pages.After.Page.PlaceOf(heir));
        }

        foreach (var element in added)
            yield return pages.New(Severity.Warn, element, What(null, Level(element)));
    }

    private static string? Level(IElement element)
    {
        if (AriaRole.Of(element) != "heading")
            return null;
        return element.GetAttribute("aria-level") ?? (element.LocalName is ['h', var digit and >= '1' and <= '6'] ? digit.ToString() : "2");
    }

    private static string What(string? before, string? after) => (before, after) switch
    {
        (null, _) => $"a heading of level {after} is new",
        (_, null) => $"the heading of level {before} is no heading any more",
        _ => $"the heading's level was {before}, is {after}",
    };
}
