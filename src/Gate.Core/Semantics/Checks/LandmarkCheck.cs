using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>landmarks</c>: a part that people jump to (<c>main</c>, <c>nav</c>, <c>role="search"</c>) is gone or another.</summary>
internal sealed class LandmarkCheck : IPageCheck
{
    public string Id => "landmarks";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            var (before, after) = (AriaRole.Of(pair.Before), AriaRole.Of(pair.After));
            if (before == after || !(AriaRole.IsLandmark(before) || (before is null && AriaRole.IsLandmark(after))))
                continue;
            yield return before is null
                ? pages.Changed(Severity.Warn, pair, "role", $"the landmark {after} is new")
                : pages.Changed(Severity.Fail, pair, "role", after is null ? $"the landmark {before} is lost" : $"the landmark {before} is a {after} now");
        }

        foreach (var element in pages.Removed.Where(element => AriaRole.IsLandmark(AriaRole.Of(element))))
            yield return pages.Gone(Severity.Fail, element, $"the landmark {AriaRole.Of(element)} is lost");
        foreach (var element in pages.Added.Where(element => AriaRole.IsLandmark(AriaRole.Of(element))))
            yield return pages.New(Severity.Warn, element, $"the landmark {AriaRole.Of(element)} is new");
    }
}
