using AngleSharp.Dom;
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
            if (Same(group) is [_, var second, ..] same && Same(pages.Before.ById[group.Key]).Count < 2)
                yield return pages.New(Severity.Warn, second, $"the id \"{group.Key}\" is on {Words.Count(same.Count, "element")}");
        }
    }

    // A template's and a shadow tree's ids are their own.
    private static List<IElement> Same(IEnumerable<IElement> elements) => elements.GroupBy(element => element.GetRoot()).Select(same => same.ToList()).MaxBy(same => same.Count) ?? [];
}
