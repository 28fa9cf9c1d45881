using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>
/// The order in which a person reads findings: what the change did, then what the run could not see, then what warns. A missing
/// declaration stands on every page alike; a broken form is on one, and must not be looked for behind it.
/// </summary>
internal static class FindingOrder
{
    /// <summary>The gravest first, equal ones as they come.</summary>
    public static IOrderedEnumerable<Finding> Of(IEnumerable<Finding> findings) =>
        findings.OrderByDescending(finding => finding.IsConflict()).ThenBy(Rank);

    /// <summary>0 for what is read first.</summary>
    public static int Rank(Finding finding) => finding.Severity switch
    {
        Severity.Fail => 0,
        Severity.Incomplete => 1,
        Severity.Warn => 2,
        _ => 3,
    };
}
