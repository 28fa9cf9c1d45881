using System.Security.Cryptography;
using System.Text;
using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Ledger;

/// <summary>Judges a report by a ledger: decisions, findings, counts, verdict and sentence follow from both, and from nothing else.</summary>
public static class LedgerJudgement
{
    private const string Conflict = "ledger-conflict";

    /// <summary>The report with the ledger's decisions in place of whatever decisions it held.</summary>
    /// <param name="report">A report, judged before or not.</param>
    /// <param name="ledger">What people decided; null where there is no ledger: then nothing is decided, whatever the report says.</param>
    /// <param name="source">Where it lies, as shown to people.</param>
    public static RunReport Apply(RunReport report, ApprovalLedger? ledger, string source)
    {
        var standing = new ReportStanding(report, ledger ?? ApprovalLedger.Empty);
        var shots = report.Shots.Select(shot => shot with { Decision = standing.Of(shot) ?? StillProposed(shot.Decision) }).ToList();
        var followed = Followed(shots);
        var findings = report.Findings
            .Where(finding => finding.Check != Conflict)
            .Select(finding => finding with { Decision = Decide(finding) })
            .Concat(standing.Conflicts.Select(Clash))
            .OrderBy(finding => finding.Id, StringComparer.Ordinal)
            .ToList();
        var ofShot = findings.Where(finding => finding.Shot is not null).ToLookup(finding => finding.Shot!, finding => finding.Id, StringComparer.Ordinal);
        return Conclude(report with
        {
            Shots = [.. shots.Select(shot => shot with { Findings = [.. ofShot[shot.Id]] })],
            Findings = findings,
            Counts = report.Counts with { Approved = shots.Count(shot => shot.Decision == Decision.Approved) },
            Run = report.Run with { LedgerDigest = ledger?.Digest },
            Ledger = (ledger is null ? new() : standing.Facts(source)) with { Proposed = report.Ledger.Proposed },
        });

        Decision? Decide(Finding finding) => ReportKeys.FollowsShots(finding) ? followed(finding) : standing.Of(finding) ?? StillProposed(finding.Decision);
    }

    /// <summary>The report with decisions that the change under test brings itself: shown, and settling nothing.</summary>
    public static RunReport Propose(RunReport report, IReadOnlyList<LedgerLine> lines)
    {
        var standing = new ReportStanding(report, new ApprovalLedger(lines, ""));
        var shots = report.Shots.Select(shot => shot with { Decision = shot.Decision ?? Proposed(standing.Of(shot)) }).ToList();
        var followed = Followed(shots);
        return Conclude(report with
        {
            Shots = shots,
            Findings = [.. report.Findings.Select(finding => finding with { Decision = finding.Decision ?? (ReportKeys.FollowsShots(finding) ? StillProposed(followed(finding)) : Proposed(standing.Of(finding))) })],
            Ledger = report.Ledger with { Proposed = [.. lines.Select(line => line.Approval.Key.ToString()).Distinct().Order(StringComparer.Ordinal)] },
        });

        static Decision? Proposed(Decision? decision) => decision == Decision.Approved ? Decision.Proposed : null;
    }

    /// <summary>Verdict, exit code and sentence anew.</summary>
    public static RunReport Conclude(RunReport report)
    {
        var verdict = RunVerdict.Of(report.Run.Complete, report.Shots, report.Findings);
        return report with
        {
            Verdict = verdict,
            ExitCode = (int)(report.Run.Complete ? RunVerdict.ExitOf(verdict) : GateExit.Cancelled),
            Summary = RunSummary.Of(report.Run, report.Pages, report.Findings, report.Shots, report.Markup, report.Coverage, report.Ledger),
        };
    }

    /// <summary>What a change proposes is shown until somebody decides; it settles nothing.</summary>
    private static Decision? StillProposed(Decision? decision) => decision == Decision.Proposed ? decision : null;

    /// <summary>Decides findings that say what shots say.</summary>
    private static Func<Finding, Decision?> Followed(IReadOnlyList<ShotFacts> shots)
    {
        var byPage = shots.ToLookup(shot => shot.Page, StringComparer.Ordinal);
        var byId = shots.ToDictionary(shot => shot.Id, StringComparer.Ordinal);
        return finding => finding.Shot is { } id ? byId.GetValueOrDefault(id)?.Decision : Common([.. byPage[finding.Page!].Select(shot => shot.Decision)]);
    }

    /// <summary>A page that is added or removed is approved when each of its shots is; one no is a no.</summary>
    private static Decision? Common(IReadOnlyList<Decision?> decisions) =>
        decisions.Contains(Decision.Rejected) ? Decision.Rejected : decisions.Count > 0 && decisions.All(each => each == Decision.Approved) ? Decision.Approved : null;

    private static Finding Clash((ApprovalKey Key, ShotFacts? Shot, Finding? Finding) conflict)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conflict.Key.ToString())).AsSpan(0, 4));
        return new($"{Conflict}-{hash}", Conflict, Severity.Fail, conflict.Shot?.Page ?? conflict.Finding?.Page, conflict.Shot?.Id ?? conflict.Finding?.Shot, conflict.Key.Check, $"one branch approved this and another did not, without knowing of each other: decide it again{(conflict.Finding is { } finding ? $": {finding.Message}" : "")}", null) { Pages = conflict.Finding?.Pages ?? [] };
    }
}
