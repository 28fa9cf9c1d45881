using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>forms</c>: where a form is sent and how, which fields it has and what they take.</summary>
internal sealed class FormCheck : IPageCheck
{
    private static readonly string[] Hard =
        ["action", "method", "enctype", "target", "novalidate", "accept-charset", "name", "type", "value", "required", "pattern", "min", "max", "step", "minlength", "maxlength", "multiple", "readonly", "disabled", "checked", "selected", "form", "formaction", "formmethod", "formenctype", "formnovalidate", "formtarget", "accept", "dirname"];

    private static readonly string[] Soft = ["autocomplete", "inputmode", "list", "spellcheck", "autocapitalize", "enterkeyhint", "size", "rows", "cols", "capture"];

    public string Id => "forms";

    public IEnumerable<SemanticChange> Examine(PagePairMarkup pages)
    {
        foreach (var pair in pages.Pairs.Where(pair => IsOurs(pair.Before) && IsOurs(pair.After)))
        {
            foreach (var name in Hard.Concat(Soft))
            {
                var (before, after) = (Meaning(pages.Before, pair.Before, name), Meaning(pages.After, pair.After, name));
                if (before != after)
                    yield return pages.Changed(Hard.Contains(name) ? Severity.Fail : Severity.Warn, pair, name, ValueText.Of(name, before, after));
            }

            if (pair.Before.LocalName == "textarea" && pair.Before.TextContent != pair.After.TextContent)
                yield return pages.Changed(Severity.Fail, pair, "", ValueText.Of("its text", pair.Before.TextContent, pair.After.TextContent));
        }

        foreach (var field in pages.Removed.Where(IsOurs))
            yield return pages.Gone(Severity.Fail, field, $"the {Noun(field)} is gone");
        foreach (var field in pages.Added.Where(IsOurs))
            yield return pages.New(Severity.Fail, field, $"the {Noun(field)} is new");
    }

    private static bool IsOurs(IElement element) => element.LocalName is "form" or "option" or "fieldset" || Controls.IsField(element);

    private static string Noun(IElement element) => element.LocalName is "form" or "option" or "button" ? element.LocalName : "field";

    private static string? Meaning(PageSideMarkup side, IElement element, string name)
    {
        var value = element.GetAttribute(name);
        return name switch
        {
            "action" or "formaction" => value is null ? null : side.Shown(value),
            // What stands for nothing said (HTML standard, 4.10.5, 4.10.6, 4.10.18.6).
            "type" => value?.ToLowerInvariant() ?? (element.LocalName == "input" ? "text" : element.LocalName == "button" ? "submit" : null),
            "method" => element.LocalName == "form" ? value?.ToLowerInvariant() ?? "get" : null,
            "value" when element.LocalName == "option" => value ?? null,
            _ when Markup.HtmlNames.Boolean.Contains(name) => value is null ? null : "",
            _ => value,
        };
    }
}
