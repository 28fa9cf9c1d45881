using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>handlers</c>: code in attributes: <c>on*</c>, and <c>javascript:</c> addresses.</summary>
internal sealed class HandlerCheck : AttributeCheck
{
    public override string Id => "handlers";

    protected override bool Watches(IElement element, string name) => Markup.AttributeFormat.IsHandler(name) || PageCode.IsAddress(element.GetAttribute(name));

    protected override Severity? SeverityOf(ElementPair pair, string name, string? before, string? after) => after is null ? Severity.Warn : Severity.Fail;

    protected override string? Meaning(PageSideMarkup side, IElement element, string name) => element.GetAttribute(name) is not { } value ? null
        : Markup.AttributeFormat.IsHandler(name) ? Markup.JsFormat.Normalize(value)
        : PageCode.IsAddress(value) ? value.Trim() : null;

    protected override IEnumerable<SemanticChange> More(PagePairMarkup pages)
    {
        var gone = pages.Removed.Where(element => !pages.Before.Page.IsInert(element)).SelectMany(element => Codes(pages.Before, element)).ToList();
        var inert = pages.Removed.Where(pages.Before.Page.IsInert).SelectMany(element => Codes(pages.Before, element)).ToList();
        foreach (var element in pages.Added.OrderBy(pages.After.Page.IsInert))
        {
            // The same code on an element of the same kind elsewhere is not new, unless it was in a template and is not now.
            foreach (var code in Codes(pages.After, element).Where(code => !(pages.After.Page.IsInert(element) && inert.Remove(code)) && !gone.Remove(code)))
                yield return pages.New(Severity.Fail, element, ValueText.Of(code.Name, null, code.Code));
        }

        foreach (var change in pages.MovedClicks[Id])
            yield return change;
    }

    private IEnumerable<(string Tag, string Name, string Code)> Codes(PageSideMarkup side, IElement element) => element.Attributes
        .Where(attribute => Watches(element, attribute.Name))
        .Select(attribute => (element.LocalName, attribute.Name, Meaning(side, element, attribute.Name)!));
}
