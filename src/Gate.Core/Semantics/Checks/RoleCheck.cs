using AngleSharp.Dom;
using Gate.Core.Markup;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>role</c>: an element's role, given or by its tag, is gone or another. Landmarks, headings and links have checks of their own.</summary>
internal sealed class RoleCheck : IPageCheck
{
    public string Id => "role";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            var (before, after) = (AriaRole.Meant(pair.Before), AriaRole.Meant(pair.After));
            if (before == after || IsElsewhere(before) || (before is null && IsElsewhere(after)) || (pair.Before.LocalName == "img" && !pair.Before.HasAttribute("role") && !pair.After.HasAttribute("role")))
                continue;
            yield return pages.Changed(before is null ? Severity.Warn : Severity.Fail, pair, "role", What(before, after));
        }

        // A tag that became another one and shares no attribute with it is found by its text, at the place where it stood.
        var texts = Outermost(pages.Added).ToLookup(element => ElementText.Of(element, 200), StringComparer.Ordinal);
        foreach (var element in pages.Removed)
        {
            if (AriaRole.Meant(element) is not { } role || IsElsewhere(role) || ElementText.Of(element, 200) is not { Length: > 0 } text)
                continue;
            if (texts[text].FirstOrDefault(other => pages.IsSamePlace(element, other)) is { } heir && !HasRole(heir, text))
                yield return new SemanticChange(Severity.Fail, $"{ElementLabel.Of(element)}: {What(role, null)}, it is a <{heir.LocalName}> now", pages.Before.Page.PlaceOf(element), pages.After.Page.PlaceOf(heir));
        }
    }

    // Of elements that hold nothing but one another the one around.
    private static IEnumerable<IElement> Outermost(IReadOnlyList<IElement> elements)
    {
        var all = elements.ToHashSet();
        return elements.Where(element => element.ParentElement is not { } parent || !all.Contains(parent) || ElementText.Of(parent, 200) != ElementText.Of(element, 200));
    }

    // What stood in a list item and stands in a cell has another role, and the page another build: pixels tell that.
    private static bool HasRole(IElement heir, string text) =>
        AriaRole.Meant(heir) is not null || TreeWalk.Elements(heir).Any(child => AriaRole.Meant(child) is not null && ElementText.Of(child, 200) == text);

    private static bool IsElsewhere(string? role) => AriaRole.IsLandmark(role) || role is "heading" or "link";

    private static string What(string? before, string? after) => (before, after) switch
    {
        (null, _) => $"the role {after} is new",
        (_, null) => $"the role {before} is lost",
        _ => $"the role was {before}, is {after}",
    };
}
