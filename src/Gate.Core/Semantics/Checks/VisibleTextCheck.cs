namespace Gate.Core.Semantics.Checks;

/// <summary><c>visible-text</c>: text that people would see is another in the markup; told where no pixel of the page says so (a script repaints it, or the style sheet hides it).</summary>
internal sealed class VisibleTextCheck : IPageCheck
{
    public string Id => "visible-text";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages) =>
        TextChanges.Of(pages, isHidden: false).Select(change => change with { OnlyWithoutPixels = true });
}
