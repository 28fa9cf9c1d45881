using System.Text.RegularExpressions;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report;

/// <summary>The findings that short outputs tell beside the pages.</summary>
public static partial class OpenFindings
{
    /// <summary>Whether it is one of them: nobody approved it, and neither a shot's line nor a page's says it.</summary>
    public static bool IsTold(Finding finding) =>
        finding is { Shot: null, Severity: >= Severity.Warn, Check: not ("page-added" or "page-removed") } && finding.Decision != Decision.Approved;

    /// <summary>Where to look: the place in the source, after the change if it is still there; of a change on many pages the first. Else the page, or null for the run.</summary>
    public static string? Place(Finding finding) => InSource(finding)?.Groups[2].Value ?? finding.Page;

    /// <summary>The same of a cause; null where none is known.</summary>
    public static string? Place(CauseFacts cause) => (cause.Source ?? cause.SourceBefore) is { } source && SidePlace().Match(source) is { Success: true } match ? match.Groups[2].Value : null;

    /// <summary><c>after/blog/index.html:812:5</c>, or null when it stands on no line of the after side.</summary>
    internal static string? AfterPlace(Finding finding) => InSource(finding) is { } source && source.Groups[1].Value == "after" ? $"after/{source.Groups[2].Value}" : null;

    private static Match? InSource(Finding finding) => finding.Location is { } location && SidePlace().Match(location) is { Success: true } match ? match : null;

    [GeneratedRegex("(?:^|→ )(before|after)/([^→]+:[0-9]+:[0-9]+)$")]
    private static partial Regex SidePlace();
}
