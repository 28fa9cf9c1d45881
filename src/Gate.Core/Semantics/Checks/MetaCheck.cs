using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gate.Core.Run;

namespace Gate.Core.Semantics.Checks;

/// <summary><c>meta</c>: description, robots, viewport and whatever else a page says of itself; a redirect.</summary>
internal sealed partial class MetaCheck : KeyedCheck
{
    public override string Id => "meta";

    protected override bool IsOrdered => true;

    protected override (string Key, string Value)? FactOf(PageSideMarkup side, IElement element)
    {
        if (element.LocalName != "meta" || Content(element) is not { } content)
            return null;
        if (element.GetAttribute("http-equiv")?.ToLowerInvariant() is { } pragma)
            return pragma is "content-type" or "content-security-policy" or "content-security-policy-report-only" ? null : (pragma, content);
        return element.GetAttribute("name")?.ToLowerInvariant() is { } name && !OpenGraphCheck.IsSocial(name) ? (name, Listed(name, content)) : null;
    }

    protected override Severity SeverityOf(string key, string? before, string? after) => key == "refresh" && after is not null ? Severity.Fail : Severity.Warn;

    // Lists whose items white space and commas part alike (CSS Viewport 1, 5.1; the robots convention).
    private static string Listed(string name, string content) => name switch
    {
        "viewport" => string.Join(", ", AroundEquals().Replace(content, "=").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)),
        "robots" or "googlebot" or "keywords" => string.Join(", ", content.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        _ => content,
    };

    [GeneratedRegex(" *= *")]
    private static partial Regex AroundEquals();
}
