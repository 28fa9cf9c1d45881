using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>accessible-name</c>: a control, link, landmark or picture lost its name, or got another one by attribute.</summary>
internal sealed class AccessibleNameCheck : IPageCheck
{
    public string Id => "accessible-name";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            // An image's text is the business of "alt".
            if ((!AccessibleName.IsNamed(pair.Before) && !AccessibleName.IsNamed(pair.After)) || pair.Before.LocalName == "img" || pair.Before.LocalName != pair.After.LocalName)
                continue;
            var (before, after) = (AccessibleName.Of(pages.Before, pair.Before), AccessibleName.Of(pages.After, pair.After));
            // Text that people see is told by the pixels, and a control's label by "labels".
            if (before.Text == after.Text || (after.Text.Length > 0 && before.Source == after.Source && before.Source is "content" or "label") || (before.Source == "label" && after.Text.Length == 0))
                continue;
            var place = before.Source is "content" or "label" or "" ? after.Source : before.Source;
            if (IsSign(after.Text) && before.Text.Any(char.IsLetterOrDigit))
                yield return pages.Changed(Severity.Fail, pair, place, $"the accessible name {ValueText.Quoted(before.Text)} (from {before.Source}) is lost, what is left is {ValueText.Quoted(after.Text)}");
            else if (after.Text.Length == 0)
                yield return pages.Changed(Severity.Fail, pair, place, $"the accessible name {ValueText.Quoted(before.Text)} (from {before.Source}) is lost");
            else
                yield return pages.Changed(Severity.Warn, pair, place, $"the accessible name was {ValueText.Quoted(before.Text, after.Text)}, is {ValueText.Quoted(after.Text, before.Text)} (from {after.Source})");
        }
    }

    // "×" on a button that was called "Close" says nothing to whoever hears it.
    private static bool IsSign(string text) => text.Length > 0 && !text.Any(char.IsLetterOrDigit);
}
