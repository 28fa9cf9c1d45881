using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>labels</c>: a control lost its label, a label names another control, a group lost its legend.</summary>
internal sealed class LabelCheck : IPageCheck
{
    public string Id => "labels";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs)
        {
            if (pair.Before.LocalName == "label" && pair.After.LocalName == "label")
            {
                var (before, after) = (Controls.ControlOf(pages.Before, pair.Before), Controls.ControlOf(pages.After, pair.After));
                if (before is not null && after is not null && ((pages.CounterpartOf(before) is { } same && same != after) || (pages.MayMoveNames && pages.Identity.IsAnother(before, after))))
                    yield return pages.Changed(Severity.Fail, pair, "for", $"labelled {ElementLabel.Of(before)}, labels {ElementLabel.Of(after)}");
            }
            else if (Controls.IsControl(pair.Before))
            {
                var label = Controls.LabelsOf(pages.Before, pair.Before).FirstOrDefault();
                if (label is not null && !Controls.LabelsOf(pages.After, pair.After).Any())
                    yield return Lost(pages, pair, label);
            }
            else if (pair.Before.LocalName == "fieldset" && Legend(pair.Before) is { } legend && Legend(pair.After) is null)
            {
                yield return pages.Changed(Severity.Fail, pair, "", $"the legend {ValueText.Quoted(ElementText.Of(legend))} is lost");
            }
        }
    }

    private static SemanticChange Lost(PagePairMarkup pages, ElementPair pair, IElement label)
    {
        var what = $"{ElementLabel.Of(pair.Before)}: the label {ValueText.Quoted(ElementText.Of(label))} is lost";
        var after = pages.CounterpartOf(label) ?? pair.After;
        return new SemanticChange(Severity.Fail, what, pages.Before.Page.PlaceOf(label), pages.After.Page.PlaceOf(after));
    }

    private static IElement? Legend(IElement fieldset) => fieldset.Children.FirstOrDefault(child => child.LocalName == "legend");
}
