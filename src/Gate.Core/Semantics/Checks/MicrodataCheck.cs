using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>microdata</c>: microdata and RDFa.</summary>
internal sealed class MicrodataCheck : AttributeCheck
{
    public override string Id => "microdata";

    protected override bool Watches(IElement element, string name) =>
        name is "itemscope" or "itemtype" or "itemprop" or "itemid" or "itemref" or "typeof" or "vocab" or "resource" || (name is "property" && element.LocalName != "meta")
        || (name is "content" && (element.HasAttribute("itemprop") || (element.HasAttribute("property") && element.LocalName != "meta")))
        || (name is "href" && IsStatement(element));

    protected override IEnumerable<SemanticChange> More(PagePairMarkup pages) =>
        pages.Removed.Where(IsStatement).Select(element => pages.Gone(Severity.Warn, element, $"what it says of {Said(element)} is gone"))
            .Concat(pages.Added.Where(IsStatement).Select(element => pages.New(Severity.Warn, element, $"what it says of {Said(element)} is new")));

    // What nobody sees and search engines read.
    private static bool IsStatement(IElement element) => element.LocalName is "meta" or "link" && element.HasAttribute("itemprop");

    private static string Said(IElement element) => $"{ValueText.Quoted(element.GetAttribute("itemprop")!)}: {ValueText.Quoted(element.GetAttribute("content") ?? element.GetAttribute("href") ?? "")}";
}
