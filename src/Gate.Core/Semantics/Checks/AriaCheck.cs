using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>aria</c>: a state or property such as <c>aria-current</c> is gone or another. Names are told by "accessible-name".</summary>
internal sealed class AriaCheck : AttributeCheck
{
    /// <summary>Values that say no more than nothing does (WAI-ARIA 1.2, 6.6).</summary>
    private static readonly HashSet<(string Name, string Value)> Unsaid =
    [
        ("aria-atomic", "false"), ("aria-autocomplete", "none"), ("aria-busy", "false"), ("aria-current", "false"), ("aria-disabled", "false"), ("aria-haspopup", "false"),
        ("aria-hidden", "false"), ("aria-invalid", "false"), ("aria-live", "off"), ("aria-modal", "false"), ("aria-multiline", "false"), ("aria-multiselectable", "false"),
        ("aria-readonly", "false"), ("aria-required", "false"), ("aria-sort", "none"),
    ];

    public override string Id => "aria";

    protected override bool Watches(IElement element, string name) =>
        name.StartsWith("aria-", StringComparison.Ordinal) && name is not ("aria-label" or "aria-labelledby");

    protected override Severity? SeverityOf(ElementPair pair, string name, string? before, string? after) =>
        Says(name, before) && (after is null || (name == "aria-current" && !Says(name, after))) ? Severity.Fail : Severity.Warn;

    private static bool Says(string name, string? value) => value is { Length: > 0 } && !Unsaid.Contains((name, value));
}
