using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>microdata</c>: microdata and RDFa.</summary>
internal sealed class MicrodataCheck : AttributeCheck
{
    public override string Id => "microdata";

    protected override bool Watches(IElement element, string name) =>
        name is "itemscope" or "itemtype" or "itemprop" or "itemid" or "itemref" or "typeof" or "vocab" or "resource" || (name is "property" && element.LocalName != "meta");
}
