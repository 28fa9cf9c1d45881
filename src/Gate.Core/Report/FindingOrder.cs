using Gate.Core.Run;

namespace Gate.Core.Report;

/// <summary>
/// The order in which a person reads findings: what the change did, then what the run could not see, then what warns. A missing
/// declaration stands on every page alike; a broken form is on one, and must not be looked for behind it.
/// </summary>
public static class FindingOrder
{
    /// <summary>The gravest first, equal ones as they come.</summary>
    public static IOrderedEnumerable<Finding> Of(IEnumerable<Finding> findings) =>
        findings.OrderByDescending(finding => finding.IsConflict()).ThenBy(Rank);

    /// <summary>
    /// The order in which to take them where only some are told: what decides before what warns, and of each check one before a second of
    /// any, so that twelve missing files do not hide the one link that leads elsewhere.
    /// </summary>
    public static IEnumerable<Finding> EachCheckFirst(IEnumerable<Finding> findings) =>
        from weight in Of(findings).GroupBy(finding => finding.Severity >= Severity.Fail)
        let first = weight.DistinctBy(finding => finding.Check).ToList()
        from finding in first.Concat(weight.Except(first))
        select finding;

    /// <summary>0 for what is read first.</summary>
    public static int Rank(Finding finding) => finding.Severity switch
    {
        Severity.Fail => 0,
        Severity.Incomplete => 1,
        Severity.Warn => 2,
        _ => 3,
    };
}
