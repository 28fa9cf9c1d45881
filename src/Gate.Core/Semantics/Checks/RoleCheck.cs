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
            var (before, after) = (AriaRole.Of(pair.Before), AriaRole.Of(pair.After));
            if (before == after || IsElsewhere(before) || (before is null && IsElsewhere(after)) || (pair.Before.LocalName == "img" && !pair.Before.HasAttribute("role") && !pair.After.HasAttribute("role")))
                continue;
            yield return pages.Changed(before is null ? Severity.Warn : Severity.Fail, pair, "role", What(before, after));
        }

        // A tag that became another one and shares no attribute with it is found by its text.
        var texts = pages.Added.Where(element => AriaRole.Of(element) is null).ToLookup(element => ElementText.Of(element, 200), StringComparer.Ordinal);
        foreach (var element in pages.Removed)
        {
            if (AriaRole.Of(element) is not { } role || IsElsewhere(role) || ElementText.Of(element, 200) is not { Length: > 0 } text || texts[text].FirstOrDefault() is not { } heir)
                continue;
            yield return new SemanticChange(Severity.Fail, $"{ElementLabel.Of(element)}: {What(role, null)}, it is a <{heir.LocalName}> now", pages.Before.Page.PlaceOf(element), pages.After.Page.PlaceOf(heir));
        }
    }

    private static bool IsElsewhere(string? role) => AriaRole.IsLandmark(role) || role is "heading" or "link";

    private static string What(string? before, string? after) => (before, after) switch
    {
        (null, _) => $"the role {after} is new",
        (_, null) => $"the role {before} is lost",
        _ => $"the role was {before}, is {after}",
    };
}
