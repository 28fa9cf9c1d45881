using Gate.Core.Run.Facts;

namespace Gate.Core.Run;

/// <summary>The verdict: one pure function, the only place where it is computed.</summary>
public static class RunVerdict
{
    /// <summary>
    /// Incomplete where anything is unknown; else fail where anything stands without a valid approval, or was rejected; else pass.
    /// </summary>
    /// <param name="complete">Whether the run reached its end and every output was written.</param>
    /// <param name="shots">Every planned shot; none at all is unknown.</param>
    /// <param name="findings">What the checks saw.</param>
    public static Verdict Of(bool complete, IReadOnlyList<ShotFacts> shots, IReadOnlyList<Finding> findings)
    {
        if (!complete || shots.Count == 0 || shots.Any(IsUnknown) || findings.Any(IsOpenIncomplete))
            return Verdict.Incomplete;
        return shots.Any(IsFailing) || findings.Any(IsFailing) ? Verdict.Fail : Verdict.Pass;
    }

    /// <summary>The exit code of a finished run; a cancelled one ends with 130 instead.</summary>
    public static GateExit ExitOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => GateExit.Pass,
        Verdict.Fail => GateExit.Fail,
        Verdict.Incomplete => GateExit.Incomplete,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    /// <summary>Whether the shot keeps a run from passing.</summary>
    public static bool IsOpen(ShotFacts shot) => IsUnknown(shot) || IsFailing(shot);

    /// <summary>Whether the finding keeps a run from passing.</summary>
    public static bool IsOpen(Finding finding) => IsOpenIncomplete(finding) || IsFailing(finding);

    private static bool IsUnknown(ShotFacts shot) => shot.Status is ShotStatus.Pending or ShotStatus.Failed or ShotStatus.Unstable;

    private static bool IsFailing(ShotFacts shot) =>
        shot.Decision == Decision.Rejected
        || (shot.Decision != Decision.Approved && shot.Status is ShotStatus.Changed or ShotStatus.Added or ShotStatus.Removed);

    private static bool IsOpenIncomplete(Finding finding) => finding.Severity == Severity.Incomplete && finding.Decision != Decision.Approved;

    // A finding about pixels is decided with its shot; the caller copies the shot's decision onto it.
    private static bool IsFailing(Finding finding) =>
        finding.Decision == Decision.Rejected || (finding.Severity == Severity.Fail && finding.Decision != Decision.Approved);
}
