using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>security-policy</c>: the page's Content-Security-Policy, and what of the page stands before it and is not bound by it (CSP 3, 3.3).</summary>
internal sealed class SecurityPolicyCheck : KeyedCheck
{
    private static readonly string[] Loading = ["script", "style", "link", "img", "iframe", "object", "embed", "video", "audio", "picture", "svg"];

    public override string Id => "security-policy";

    public override IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var change in base.Examine(pages))
            yield return change;
        if (First(pages.Before) is not { } was || First(pages.After) is not { } now)
            yield break;
        var (old, free) = (Ahead(pages.Before, was), Ahead(pages.After, now));
        if (old != free)
            yield return new SemanticChange(Severity.Warn, $"{ElementLabel.Of(now)}: {ValueText.Of("what stands before it and is not bound by it", old, free)}", pages.Before.Page.PlaceOf(was), pages.After.Page.PlaceOf(now));
    }

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element) => Pragma(element) is { } pragma && Content(element) is { } content ? (pragma, content) : null;

    private static string? Pragma(IElement element) =>
        element.LocalName == "meta" && element.GetAttribute("http-equiv")?.ToLowerInvariant() is "content-security-policy" or "content-security-policy-report-only" ? element.GetAttribute("http-equiv")!.ToLowerInvariant() : null;

    private static IElement? First(PageSideMarkup side) => side.Page.Elements.FirstOrDefault(element => Pragma(element) is not null && !side.Page.IsInert(element));

    private static string? Ahead(PageSideMarkup side, IElement policy) =>
        Words.List([.. side.Page.Elements.TakeWhile(element => element != policy).Where(element => Loading.Contains(element.LocalName) && !side.Page.IsInert(element))
            .CountBy(element => element.LocalName, StringComparer.Ordinal).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{Words.Number(count.Value)} × <{count.Key}>")]) is { Length: > 0 } list ? list : null;
}
