using Gate.Core;
using Gate.Core.Run;

namespace Gate.Cli.Terminal;

/// <summary>
/// Findings about the run or a page on standard output, one a line, the worst first. A check that has many things to say says the first of
/// them and how many more there are: a site that leaves a folder behind would fill the screen, and all of them stand in the report.
/// </summary>
internal static class FindingLines
{
    /// <summary>Of one check and weight.</summary>
    public const int Most = 10;

    // Fewer than that are declared one by one.
    private const int FewestForGlob = 3;

    /// <param name="findings">Those to be told.</param>
    /// <param name="place">Where to look for one; null for the run.</param>
    public static IEnumerable<string> Of(IEnumerable<Finding> findings, Func<Finding, string?> place) =>
        from weight in findings.GroupBy(finding => finding.Severity).OrderByDescending(each => each.Key)
        let word = weight.Key == Severity.Incomplete ? "open     " : "finding  "
        from check in weight.GroupBy(finding => finding.Check, StringComparer.Ordinal)
        from line in Lines([.. check], place)
        select $"{word} {line}";

    private static IEnumerable<string> Lines(List<Finding> findings, Func<Finding, string?> place)
    {
        foreach (var finding in findings.Take(Most))
            yield return $"{(place(finding) is { } where ? $"{Printable.Of(where)}  " : "")}{Printable.Of(finding.Message)}";
        if (findings.Count > Most)
            yield return $"{Words.Number(findings.Count - Most)} more of {findings[0].Check}, all in the report{Glob(findings)}";
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
}
