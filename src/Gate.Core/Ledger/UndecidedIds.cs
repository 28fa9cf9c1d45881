using Gate.Core.Run;

namespace Gate.Core.Ledger;

/// <summary>What of a judged report nobody has decided.</summary>
public static class UndecidedIds
{
    /// <summary>Ids of shots that differ or are unknown, then of findings that can be decided; in the order of the report.</summary>
    public static IReadOnlyList<string> Of(RunReport report) =>
    [
        .. report.Shots.Where(shot => IsUndecided(shot.Decision) && shot.Status is not (ShotStatus.Identical or ShotStatus.Tolerated)).Select(shot => shot.Id),
        .. report.Findings.Where(finding => IsUndecided(finding.Decision) && ReportKeys.Of(finding) is not null).Select(finding => finding.Id),
    ];

    private static bool IsUndecided(Decision? decision) => decision is null or Decision.Proposed;
}
