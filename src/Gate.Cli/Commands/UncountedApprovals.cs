using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Run;

namespace Gate.Cli.Commands;

/// <summary>Approvals that were recorded and do not count: told, for who records them would wait for a green that never comes.</summary>
internal static class UncountedApprovals
{
    /// <summary>How many, and why; null where each counts.</summary>
    /// <param name="draft">What was recorded.</param>
    /// <param name="judged">The run as it is judged with that.</param>
    public static string? Told(DecisionDraft draft, RunReport judged) => Count(draft, judged) switch
    {
        0 => null,
        1 => $"1 approval recorded that does not count: {Why(judged)}",
        var count => $"{Words.Number(count)} approvals recorded that do not count: {Why(judged)}",
    };

    private static string Why(RunReport judged) => $"this run requires the signature of a key in {judged.Ledger.Signers}";

    private static int Count(DecisionDraft draft, RunReport judged)
    {
        var unsigned = judged.Ledger.WithoutSignature.ToHashSet(StringComparer.Ordinal);
        var approved = draft.Decisions.Where(each => each.Decision == LedgerDecision.Approve).Select(each => each.Key).ToHashSet();
        return judged.Shots.Count(shot => unsigned.Contains(shot.Id) && ReportKeys.Of(judged, shot) is { } key && approved.Contains(key))
            + judged.Findings.Count(finding => unsigned.Contains(finding.Id) && ReportKeys.Of(finding) is { } key && approved.Contains(key));
    }
}
