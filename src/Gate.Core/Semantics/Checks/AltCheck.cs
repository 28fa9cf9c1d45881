using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>alt</c>: an image's text is gone or another.</summary>
internal sealed class AltCheck : AttributeCheck
{
    public override string Id => "alt";

    protected override bool Watches(IElement element, string name) => name == "alt" && element.LocalName is "img" or "area" || (name == "alt" && element.LocalName == "input");

    protected override Severity? SeverityOf(ElementPair pair, string name, string? before, string? after) =>
        before is not null && (after is null || (before.Length > 0 && after.Length == 0)) ? Severity.Fail : Severity.Warn;
}
