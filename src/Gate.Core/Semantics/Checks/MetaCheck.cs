using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>meta</c>: description, robots, viewport and whatever else a page says of itself; a redirect.</summary>
internal sealed class MetaCheck : KeyedCheck
{
    public override string Id => "meta";

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element)
    {
        if (element.LocalName != "meta" || Content(element) is not { } content)
            return null;
        if (element.GetAttribute("http-equiv")?.ToLowerInvariant() is { } pragma)
            return pragma is "content-type" or "content-security-policy" or "content-security-policy-report-only" ? null : (pragma, content);
        return element.GetAttribute("name")?.ToLowerInvariant() is { } name && !OpenGraphCheck.IsSocial(name) ? (name, content) : null;
    }

    protected override Severity SeverityOf(string key, string? before, string? after) => key == "refresh" && after is not null ? Severity.Fail : Severity.Warn;
}
