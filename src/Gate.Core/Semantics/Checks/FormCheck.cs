using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>forms</c>: where a form is sent and how, which fields it has, wherever they stand, and what they take. What is sent with no form weighs less when it comes or goes.</summary>
internal sealed class FormCheck : IPageCheck
{
    private static readonly string[] Hard =
        ["action", "method", "enctype", "target", "novalidate", "accept-charset", "name", "type", "value", "required", "pattern", "min", "max", "step", "minlength", "maxlength", "multiple", "readonly", "disabled", "checked", "selected", "form", "formaction", "formmethod", "formenctype", "formnovalidate", "formtarget", "accept", "dirname", "wrap"];

    private static readonly string[] Soft = ["autocomplete", "inputmode", "list", "spellcheck", "autocapitalize", "enterkeyhint", "size", "rows", "cols", "capture"];

    // Read by people, and by some in no picture: behind a value, in a list that is closed.
    private static readonly string[] Spoken = ["placeholder", "label"];

    public string Id => "forms";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs.Where(pair => IsOurs(pair.Before) && IsOurs(pair.After)))
        {
            foreach (var name in Hard.Concat(Soft))
            {
                var (before, after) = (Meaning(pages.Before, pair.Before, name), Meaning(pages.After, pair.After, name));
                if (before != after)
                    yield return pages.Changed((Hard.Contains(name) || (name == "cols" && IsWrapped(pages, pair))) && !IsIdle(pages, pair, name) && !IsUnsentText(pages, pair, name) ? Severity.Fail : Severity.Warn, pair, name, ValueText.Of(name, before, after));
            }

            foreach (var name in Spoken.Where(name => pair.Before.GetAttribute(name) != pair.After.GetAttribute(name)))
                yield return pages.Changed(Severity.Warn, pair, name, ValueText.Of(name, pair.Before.GetAttribute(name), pair.After.GetAttribute(name))) with { OnlyWithoutPixels = true };

            if (pair.Before.LocalName == "textarea" && pair.Before.TextContent != pair.After.TextContent)
                yield return pages.Changed(Severity.Fail, pair, "", ValueText.Of("its text", pair.Before.TextContent, pair.After.TextContent));
        }

        foreach (var change in pages.Pairs.Where(pair => Controls.IsField(pair.Before) && Controls.IsField(pair.After)).SelectMany(pair => OfPlace(pages, pair)))
            yield return change;
        foreach (var change in OfEncoding(pages))
            yield return change;
        foreach (var change in pages.MovedClicks[Id])
            yield return change;

        foreach (var field in Outermost(pages.Removed))
            yield return pages.Gone(Weight(pages.Before, field), field, $"the {Noun(field)} is gone{Contents(field)}");
        foreach (var field in Outermost(pages.Added))
            yield return pages.New(Weight(pages.After, field), field, $"the {Noun(field)} is new{Contents(field)}");
    }

    // What a field is by where it stands: the form that it is sent with, and whether a group around it keeps it from that.
    private static IEnumerable<SemanticChange> OfPlace(PagePairMarkup pages, ElementPair pair)
    {
        var (before, after) = (Controls.FormOf(pages.Before, pair.Before), Controls.FormOf(pages.After, pair.After));
        if (pair.Before.GetAttribute("form") == pair.After.GetAttribute("form") && IsOtherForm(pages, before, after))
        {
            var isSent = Controls.IsSent(pages.Before, pair.Before) || Controls.IsSent(pages.After, pair.After);
            yield return pages.Changed(isSent ? Severity.Fail : Severity.Warn, pair, "", $"belonged to {Called(before)}, belongs to {Called(after)}");
        }

        if (pair.Before.HasAttribute("disabled") || pair.After.HasAttribute("disabled"))
            yield break;
        var (group, groupNow) = (Controls.DisabledBy(pair.Before), Controls.DisabledBy(pair.After));
        if (group is not null && groupNow is null && pages.CounterpartOf(group)?.HasAttribute("disabled") != false)
            yield return pages.Changed(Severity.Fail, pair, "", $"was disabled by {ElementLabel.Of(group)} around it, is not");
        else if (group is null && groupNow is not null && pages.OriginOf(groupNow)?.HasAttribute("disabled") != false)
            yield return pages.Changed(Severity.Fail, pair, "", $"is disabled by {ElementLabel.Of(groupNow)} around it, was not");
    }

    // One that is gone or new is told with its fields; of one that is sent alike, with the same fields, another stands there.
    private static bool IsOtherForm(PagePairMarkup pages, IElement? before, IElement? after)
    {
        var heir = before is null ? null : pages.CounterpartOf(before);
        var origin = after is null ? null : pages.OriginOf(after);
        if ((before is null && after is null) || (before is not null && heir == after) || (heir is null && origin is null))
            return false;
        return before is null || after is null || Sending(pages.Before, before) != Sending(pages.After, after);
    }

    private static string Sending(PageSideMarkup side, IElement form)
    {
        var own = form.Attributes.Select(attribute => $"{attribute.Name}={Meaning(side, form, attribute.Name)}").Order(StringComparer.Ordinal);
        var fields = side.FieldsOf[form].Select(field => string.Join(' ', field.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}").Order(StringComparer.Ordinal)) + field.TextContent).Order(StringComparer.Ordinal);
        return $"{string.Join('\n', own)}\0{string.Join('\0', fields)}";
    }

    private static string Called(IElement? form) => form is null ? "no form" : ElementLabel.Of(form);

    private static bool IsOurs(IElement element) => element.LocalName is "form" or "option" or "fieldset" || Controls.IsField(element);

    private static string Noun(IElement element) => element.LocalName is "form" or "option" or "button" ? element.LocalName : "field";

    private static Severity Weight(PageSideMarkup side, IElement element) => Controls.IsSent(side, element) ? Severity.Fail : Severity.Warn;

    // A button that sends no form on either side has neither name nor value for anybody; a state that people meet counts on any control.
    private static bool IsIdle(PagePairMarkup pages, ElementPair pair, string name) => name is not ("disabled" or "checked" or "selected" or "required" or "readonly")
        && Controls.IsButton(pair.Before) && Controls.IsButton(pair.After) && !Controls.IsSent(pages.Before, pair.Before) && !Controls.IsSent(pages.After, pair.After);

    // What comes or goes with its form, or its list, is told with that.
    private static IEnumerable<IElement> Outermost(IReadOnlyList<IElement> elements)
    {
        var holders = elements.Where(element => element.LocalName is "form" or "select" or "datalist").ToHashSet();
        return elements.Where(IsOurs).Where(element => !Around(element).Any(holders.Contains));
    }

    private static IEnumerable<IElement> Around(IElement element)
    {
        for (var at = element.ParentElement; at is not null; at = at.ParentElement)
            yield return at;
    }

    private static string Contents(IElement element)
    {
        List<IElement> inside = [.. Markup.TreeWalk.Elements(element).Where(child => element.LocalName == "select" ? child.LocalName == "option" : Controls.IsField(child))];
        if (element.LocalName is not ("form" or "select") || inside.Count == 0)
            return "";
        var names = inside.Select(child => child.GetAttribute(element.LocalName == "select" ? "value" : "name") ?? (child.LocalName == "option" ? ElementText.Of(child) : child.GetAttribute("type") ?? child.LocalName));
        return $", with {Words.Count(inside.Count, element.LocalName == "select" ? "option" : "field")}: {ElementText.Bound(string.Join(", ", names))}";
    }

    // Its lines are sent as they are broken (HTML standard, 4.10.11).
    private static bool IsWrapped(PagePairMarkup pages, ElementPair pair) => Meaning(pages.Before, pair.Before, "wrap") is not null && Meaning(pages.After, pair.After, "wrap") is not null;

    private static bool IsUnsentText(PagePairMarkup pages, ElementPair pair, string name) => name == "value" && pair.Before.LocalName == "option"
        && !pair.Before.HasAttribute(name) && !pair.After.HasAttribute(name) && !Controls.IsSent(pages.Before, pair.Before) && !Controls.IsSent(pages.After, pair.After);

    // What a form does not say of the bytes that it sends, the page says (HTML standard, 4.10.21.5).
    private static IEnumerable<SemanticChange> OfEncoding(PagePairMarkup pages)
    {
        var (before, after) = (Sent(pages.Before.Page.Source.Encoding), Sent(pages.After.Page.Source.Encoding));
        if (before != after && pages.Pairs.FirstOrDefault(pair => pair.Before.LocalName == "form" && pair.After.LocalName == "form" && !pair.Before.HasAttribute("accept-charset") && !pair.After.HasAttribute("accept-charset")) is { } form)
            yield return pages.Changed(Severity.Fail, form, "", $"what it sends was in {before}, is in {after}");

        static string Sent(string encoding) => encoding.StartsWith("utf-16", StringComparison.Ordinal) ? "utf-8" : encoding;
    }

    private static string? Meaning(PageSideMarkup side, IElement element, string name)
    {
        var value = element.GetAttribute(name);
        return name switch
        {
            "action" or "formaction" => value is null ? null : side.Shown(value),
            // What stands for nothing said (HTML standard, 4.10.5, 4.10.6, 4.10.18.6).
            "type" => value?.ToLowerInvariant() ?? (element.LocalName == "input" ? "text" : element.LocalName == "button" ? "submit" : null),
            // An option without value sends what it says (HTML standard, 4.10.10).
            "value" when element.LocalName == "option" => value ?? Markup.SpaceText.Collapse(element.TextContent).Trim(' '),
            "wrap" => element.LocalName == "textarea" && value?.ToLowerInvariant() == "hard" ? "hard" : null,
            "method" => element.LocalName == "form" ? value?.ToLowerInvariant() ?? "get" : null,
            _ when Markup.HtmlNames.Boolean.Contains(name) => value is null ? null : "",
            _ => value,
        };
    }
}
