using AngleSharp.Dom;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>security-policy</c>: the page's Content-Security-Policy.</summary>
internal sealed class SecurityPolicyCheck : KeyedCheck
{
    public override string Id => "security-policy";

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element)
    {
        var pragma = element.LocalName == "meta" ? element.GetAttribute("http-equiv")?.ToLowerInvariant() : null;
        return pragma is "content-security-policy" or "content-security-policy-report-only" && Content(element) is { } content ? (pragma, content) : null;
    }
}
