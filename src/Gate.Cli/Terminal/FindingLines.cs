using System.Text.RegularExpressions;
using Gate.Core;
using Gate.Core.Run;

namespace Gate.Cli.Terminal;

/// <summary>
/// Findings about the run or a page on standard output, one a line, the worst first. A check that has many things to say says the first of
/// them and how many more there are: a site that leaves a folder behind would fill the screen, and all of them stand in the report.
/// </summary>
internal static partial class FindingLines
{
    /// <summary>Of one check and weight.</summary>
    public const int Most = 10;

    // What only warns leaves the screen to what does not.
    private const int MostWarnings = 3;

    // Fewer than that are declared one by one.
    private const int FewestForGlob = 3;

    /// <summary>Whether a finding is told beside the pages: nobody approved it, and neither a shot's line nor a page's says it.</summary>
    public static bool IsTold(Finding finding) =>
        finding is { Shot: null, Severity: >= Severity.Warn, Check: not ("page-added" or "page-removed") } && finding.Decision != Decision.Approved;

    /// <param name="findings">Those that are told beside the pages become lines.</param>
    public static IEnumerable<string> Of(IEnumerable<Finding> findings) =>
        from weight in findings.Where(IsTold).GroupBy(finding => finding.Severity).OrderByDescending(each => each.Key)
        let word = weight.Key switch { Severity.Incomplete => "open     ", Severity.Warn => "warning  ", _ => "finding  " }
        from check in weight.GroupBy(finding => finding.Check, StringComparer.Ordinal)
        from line in Lines([.. check])
        select $"{word} {line}";

    /// <summary>Where to look: the place in the source, after the change if it is still there; of a change on many pages the first. Else the page, or null for the run.</summary>
    public static string? Place(Finding finding) => finding.Location is { } location && InSource().Match(location) is { Success: true } match ? match.Groups[1].Value : finding.Page;

    private static IEnumerable<string> Lines(List<Finding> findings)
    {
        var most = findings[0].Severity == Severity.Warn ? MostWarnings : Most;
        // One more costs no more than the line that would count it.
        most = findings.Count == most + 1 ? most + 1 : most;
        foreach (var finding in findings.Take(most))
            yield return $"{(Place(finding) is { } where ? $"{Printable.Of(where)}  " : "")}{Printable.Of(finding.Message)}";
        if (findings.Count > most)
            yield return $"{Words.Number(findings.Count - most)} more of {findings[0].Check}, all in the report{Glob(findings)}";
    }

    // A folder that was left out of an export is one declaration, not eighty.
    private static string Glob(List<Finding> findings)
    {
        if (findings[0] is not { Check: "resource-missing", Severity: Severity.Incomplete })
            return "";
        var folders = findings.Select(finding => finding.Location ?? "").Where(address => address.StartsWith('/') && address.IndexOf('/', 1) > 0).GroupBy(address => address[..(address.IndexOf('/', 1) + 1)], StringComparer.Ordinal);
        return folders.MaxBy(folder => folder.Count()) is { } folder && folder.Count() >= FewestForGlob
            ? Printable.Of($"; \"missing\" may be a glob: \"{folder.Key}**\" stands for {Words.Number(folder.Count())}")
            : "";
    }

    [GeneratedRegex("(?:^|→ )(?:before|after)/([^→]+:[0-9]+:[0-9]+)$")]
    private static partial Regex InSource();
}
