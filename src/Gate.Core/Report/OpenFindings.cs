using System.Text.RegularExpressions;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Report;

/// <summary>The findings that short outputs tell beside the pages.</summary>
public static partial class OpenFindings
{
    /// <summary>Pages that are named in a line.</summary>
    public const int MostPages = 10;

    /// <summary>Whether it is one of them: nobody approved it, and neither a shot's line nor a page's says it.</summary>
    public static bool IsTold(Finding finding) =>
        finding.StandsAlone() && finding.Severity >= Severity.Warn && finding.Decision != Decision.Approved;

    /// <summary><c>a.html, b.html and 7 more</c>: the pages of a finding on several; null for one on fewer.</summary>
    public static string? Pages(Finding finding, Func<string, string>? write = null) => finding.Pages.Count < 2 ? null
        : string.Join(", ", finding.Pages.Take(MostPages).Select(write ?? (page => page))) + (finding.Pages.Count > MostPages ? $" and {Words.Number(finding.Pages.Count - MostPages)} more" : "");

    /// <summary>Where to look: the place in the source, after the change if it is still there; of a change on many pages the first. Else the page, or null for the run.</summary>
    public static string? Place(Finding finding) => InSource(finding)?.Groups[2].Value ?? finding.Shot ?? finding.Page ?? (finding.Pages.Count > 0 ? finding.Pages[0] : null);

    /// <summary>The same of a cause, null where none is known; with <c>before/</c> where the after side has no such place.</summary>
    public static string? Place(CauseFacts cause) => (cause.Source ?? cause.SourceBefore) is { } source && SidePlace().Match(source) is { Success: true } match
        ? (match.Groups[1].Value == "before" ? "before/" : "") + match.Groups[2].Value : null;

    /// <summary><c>after/blog/index.html:812:5</c>, or with <c>before/</c> where the after side has no such place; null when it stands on no line.</summary>
    internal static string? SidePlaceOf(Finding finding) => InSource(finding) is { } source ? $"{source.Groups[1].Value}/{source.Groups[2].Value}" : null;

    private static Match? InSource(Finding finding) => finding.Location is { } location && SidePlace().Match(location) is { Success: true } match ? match : null;

    [GeneratedRegex("(?:^|→ )(before|after)/([^→]+:[0-9]+:[0-9]+)$")]
    private static partial Regex SidePlace();
}
