using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>aria</c>: a state or property such as <c>aria-current</c> is gone or another. Names are told by "accessible-name".</summary>
internal sealed class AriaCheck : AttributeCheck
{
    public override string Id => "aria";

    protected override bool Watches(IElement element, string name) =>
        name.StartsWith("aria-", StringComparison.Ordinal) && name is not ("aria-label" or "aria-labelledby");

    protected override Severity? SeverityOf(ElementPair pair, string name, string? before, string? after) =>
        before is not null && (after is null || (name == "aria-current" && after == "false")) ? Severity.Fail : Severity.Warn;
}
