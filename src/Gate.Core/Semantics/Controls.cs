using AngleSharp.Dom;

namespace Gate.Core.Semantics;

/// <summary>Form controls and their labels (HTML standard, 4.10.2 and 4.10.4).</summary>
internal static class Controls
{
    public static bool IsControl(IElement element) => element.LocalName is "input" or "select" or "textarea" or "button" or "output" or "meter" or "progress";

    /// <summary>Controls that are sent with a form.</summary>
    public static bool IsField(IElement element) => element.LocalName is "input" or "select" or "textarea" or "button";

    public static bool IsButton(IElement element) => element.LocalName == "button"
        || (element.LocalName == "input" && element.GetAttribute("type")?.ToLowerInvariant() is "button" or "submit" or "reset" or "image");

    /// <summary>Whether it takes part in the sending of a form: a form itself, or what a form owns (HTML standard, 4.10.17.3) and does not leave out.</summary>
    public static bool IsSent(PageSideMarkup side, IElement element) => element.LocalName switch
    {
        "form" => true,
        "option" => Around(element, "select") is { } list && IsSent(side, list),
        _ when IsButton(element) && element.GetAttribute("type")?.ToLowerInvariant() is "button" or "reset" => false,
        _ => FormOf(side, element) is not null,
    };

    /// <summary>
    /// The form that an element belongs to (HTML standard, 4.10.17.3): the one that it names, that was open when the parser met its tag, or that is around it.
    /// </summary>
    public static IElement? FormOf(PageSideMarkup side, IElement element) => element.GetAttribute("form") is { } id ? side.FirstOf(id, element) is { LocalName: "form" } named ? named : null
        : side.OpenForms.TryGetValue(element, out var open) ? open : Around(element, "form");

    /// <summary>The group that disables what is in it, but for what is in its first legend (HTML standard, 4.10.18.5), or null.</summary>
    public static IElement? DisabledBy(IElement element)
    {
        var inside = element;
        for (var at = element.ParentElement; at is not null; (inside, at) = (at, at.ParentElement))
        {
            if (at.LocalName == "fieldset" && at.HasAttribute("disabled") && at.Children.FirstOrDefault(child => child.LocalName == "legend") != inside)
                return at;
        }

        return null;
    }

    private static IElement? Around(IElement element, string name)
    {
        var at = element.ParentElement;
        while (at is not null && at.LocalName != name)
            at = at.ParentElement;
        return at;
    }

    public static IEnumerable<IElement> LabelsOf(PageSideMarkup side, IElement control)
    {
        for (var at = control.ParentElement; at is not null; at = at.ParentElement)
        {
            if (at.LocalName == "label" && ControlOf(side, at) == control)
                yield return at;
        }

        if (control.Id is not { Length: > 0 } id || side.FirstOf(id, control) != control)
            yield break;
        foreach (var label in side.LabelsFor[id])
        {
            if (!label.Contains(control) && label.GetRoot() == control.GetRoot())
                yield return label;
        }
    }

    public static IElement? ControlOf(PageSideMarkup side, IElement label) => label.GetAttribute("for") is { } id
        ? side.FirstOf(id, label) is { } named && IsControl(named) ? named : null
        : Markup.TreeWalk.Elements(label).FirstOrDefault(element => IsControl(element) && element.GetAttribute("type") != "hidden");
}
