using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>duplicate-ids</c>: an id stands on several elements and did not before.</summary>
internal sealed class DuplicateIdCheck : IPageCheck
{
    public string Id => "duplicate-ids";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var group in pages.After.ById)
        {
            if (group.Skip(1).FirstOrDefault() is { } second && pages.Before.ById[group.Key].Count() < 2)
                yield return pages.New(Severity.Warn, second, $"the id \"{group.Key}\" is on {Words.Count(group.Count(), "element")}");
        }
    }
}
