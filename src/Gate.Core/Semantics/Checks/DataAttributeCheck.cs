using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>data-attributes</c>: <c>data-*</c>, which scripts read.</summary>
internal sealed class DataAttributeCheck : AttributeCheck
{
    public override string Id => "data-attributes";

    protected override bool Watches(IElement element, string name) => name.StartsWith("data-", StringComparison.Ordinal);
}
