using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>annotations</c>: what is said of text beside it: <c>title</c>, <c>datetime</c>, <c>cite</c>, <c>value</c>.</summary>
internal sealed class AnnotationCheck : AttributeCheck
{
    public override string Id => "annotations";

    protected override bool Watches(IElement element, string name) => name switch
    {
        // The title of something that has a name is part of that name.
        "title" => !AccessibleName.IsNamed(element) && element.LocalName is not ("link" or "style"),
        "datetime" or "cite" => true,
        "value" => element.LocalName is "data" or "meter" or "progress" or "li",
        "start" or "reversed" => element.LocalName == "ol",
        _ => false,
    };
}
