using AngleSharp.Dom;

namespace Gate.Core.Explain;

/// <summary>
/// An edit of the markup by itself, named from the source: for an element that scripts have put elsewhere, or made anew, so that no change of the
/// layout stands at its place.
/// </summary>
/// <param name="Kind"><c>added</c>, <c>removed</c>, <c>text</c>, <c>attribute</c>, or <c>box</c> for an element that stands elsewhere.</param>
/// <param name="Selector">Of the element, in the source.</param>
/// <param name="SourceBefore">Its place before, or null.</param>
/// <param name="Source">Its place after, or null.</param>
internal sealed record MarkupEdit(string Kind, string Selector, string? SourceBefore, string? Source)
{
    /// <summary>The attribute, or what of a tag it is (<see cref="TagEdits"/>); else null.</summary>
    public string? Name { get; init; }

    /// <summary>The text or value before, or null where the edit is none of one.</summary>
    public string? Before { get; init; }

    /// <summary>The text or value after, or null.</summary>
    public string? After { get; init; }

    /// <summary>As a change of no node.</summary>
    public LayoutChange ToChange() => new()
    {
        Kind = Kind,
        Name = Name ?? (Kind == "box" ? "order" : null),
        Before = Kind == "removed" ? "element" : Before,
        After = Kind == "added" ? "element" : After,
        BeforeNode = -1,
        AfterNode = -1,
        Markup = this,
    };

    /// <summary>Leads to the element alone.</summary>
    public static string SelectorOf(IElement element)
    {
        var steps = new Stack<string>();
        for (IElement? at = element; at is not null; at = at.ParentElement)
        {
            List<IElement> alike = [.. at.ParentElement?.Children.Where(child => child.LocalName == at.LocalName) ?? []];
            steps.Push(alike.Count > 1 ? $"{at.LocalName}:nth-of-type({alike.IndexOf(at) + 1})" : at.LocalName);
        }

        return string.Join(" > ", steps);
    }
}
