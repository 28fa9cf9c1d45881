using Gate.Core;
using Gate.Core.Report;
using Gate.Core.Run;

namespace Gate.Cli.Terminal;

/// <summary>
/// Findings about the run or a page on standard output, one a line, in the order of <see cref="FindingOrder"/>. A check that has many things to say says the first of
/// them and how many more there are: a site that leaves a folder behind would fill the screen, and all of them stand in the report.
/// </summary>
internal static class FindingLines
{
    /// <summary>Of one check and weight.</summary>
    public const int Most = 10;

    // What only warns leaves the screen to what does not.
    private const int MostWarnings = 3;

    // Fewer than that are declared one by one.
    private const int FewestForGlob = 3;

    /// <param name="findings">Those that are told beside the pages become lines.</param>
    public static IEnumerable<string> Of(IEnumerable<Finding> findings) =>
        from weight in FindingOrder.Of(findings.Where(OpenFindings.IsTold)).GroupBy(finding => finding.Severity)
        let word = weight.Key switch { Severity.Incomplete => "open     ", Severity.Warn => "warning  ", _ => "finding  " }
        from check in weight.GroupBy(finding => finding.Check, StringComparer.Ordinal)
        from line in Lines([.. check])
        select $"{word} {line}";

    private static IEnumerable<string> Lines(List<Finding> findings)
    {
        var most = findings[0].Severity == Severity.Warn ? MostWarnings : Most;
        // One more costs no more than the line that would count it.
        most = findings.Count == most + 1 ? most + 1 : most;
        foreach (var finding in findings.Take(most))
            yield return $"{(OpenFindings.Place(finding) is { } where ? $"{Printable.Of(where)}  " : "")}{Printable.Of(finding.Message)}";
        if (findings.Count > most)
            yield return $"{Words.Number(findings.Count - most)} more of {findings[0].Check}, all in the report{Glob(findings)}";
    }

    // Where the page says it, the location is there, and the message begins with the address.
    private static string Address(Finding finding) => finding.Location is { } location && location.StartsWith('/') ? location : finding.Message.Split(' ')[0];

    // A folder that was left out of an export is one declaration, not eighty.
    private static string Glob(List<Finding> findings)
    {
        if (findings[0] is not { Check: "resource-missing", Severity: Severity.Incomplete })
            return "";
        var folders = findings.Select(Address).Where(address => address.StartsWith('/') && address.IndexOf('/', 1) > 0).GroupBy(address => address[..(address.IndexOf('/', 1) + 1)], StringComparer.Ordinal);
        return folders.MaxBy(folder => folder.Count()) is { } folder && folder.Count() >= FewestForGlob
            ? Printable.Of($"; \"missing\" may be a glob: \"{folder.Key}**\" stands for {Words.Number(folder.Count())}")
            : "";
    }
}
