using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>references</c>: an attribute names an element of the page by id, and that element is no longer there.</summary>
internal sealed class ReferenceCheck : IPageCheck
{
    private static readonly string[] Names =
        ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-details", "aria-errormessage", "aria-flowto", "headers", "form", "list", "popovertarget", "commandfor", "itemref"];

    public string Id => "references";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            foreach (var name in Names)
            {
                if (pair.After.GetAttribute(name) is not { } value || (name == "for" && pair.After.LocalName == "label"))
                    continue;
                var were = (pair.Before.GetAttribute(name) ?? "").Split(' ').ToHashSet(StringComparer.Ordinal);
                foreach (var id in value.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
                {
                    var wasThere = pages.Before.ById.Contains(id) && were.Contains(id);
                    if (wasThere && !pages.After.ById.Contains(id))
                    {
                        yield return new SemanticChange(
                            Severity.Fail,
                            $"{ElementLabel.Of(pair.Before)}: {name} names \"{id}\", which the page no longer has",
                            pages.Before.Page.PlaceOf(pages.Before.ById[id].First(), "id"),
                            pages.After.Page.PlaceOf(pair.After, name));
                    }
                }
            }
        }
    }
}
