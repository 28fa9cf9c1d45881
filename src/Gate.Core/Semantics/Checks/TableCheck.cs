using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>tables</c>: which header a cell has.</summary>
internal sealed class TableCheck : AttributeCheck
{
    public override string Id => "tables";

    protected override bool Watches(IElement element, string name) => name is "scope" or "headers" or "abbr" or "colspan" or "rowspan" && element.LocalName is "td" or "th";
}
