using Gate.Cli.Commands;
using Gate.Cli.Running;
using Gate.Core;
using Gate.Core.Ledger;
using Gate.Core.Report;
using Gate.Core.Run;
using Gate.Core.Signing;

namespace Gate.Cli.Reviewing;

/// <summary>A run under review: its report as judged by the ledger as it stands, its pictures, and the way to record a decision.</summary>
internal sealed class ReviewDesk(RunReport run, string folder, LedgerSource ledger, string by)
{
    private readonly HashSet<string> _pictures = run.Shots
        .Where(shot => shot.Evidence is not null)
        .SelectMany(shot => new[] { shot.Evidence!.Before, shot.Evidence.After, shot.Evidence.Diff, shot.Evidence.Thumbnail }.Concat(shot.Evidence.Noise ?? []))
        .Where(path => EvidencePath.Address(path) is not null)
        .Select(path => path!)
        .ToHashSet(StringComparer.Ordinal);

    private int _recorded;

    /// <summary>Signs each decision, or null.</summary>
    public ApprovalSigner? Signer { get; init; }

    /// <summary>What began this review, to be typed again.</summary>
    public string Command { get; init; } = $"gate review {NextCommand.Quote(folder)}";

    /// <summary>What the reviewer has to know before anything is decided; null where there is nothing.</summary>
    public string? Notice => ledger.Signers is { } signers && Signer is null
        ? $"approvals given here do not count: {signers.Source} names whose signature is required, and nothing is signed; start gate review again with --sign KEY"
        : null;

    /// <summary>Lines that this review wrote; taking back is one, too.</summary>
    public int Recorded => _recorded;

    /// <summary>Judged anew: another reviewer, or a merge, may have written meanwhile.</summary>
    public RunReport Report => Judged(ledger.Counted(LedgerFile.Read(ledger.Path)));

    /// <summary>The file of a picture that the report names; null for anything else, links included.</summary>
    /// <param name="path">Decoded, with a leading slash.</param>
    public string? Picture(string path)
    {
        var name = path.TrimStart('/');
        return _pictures.Contains(name) ? RunEvidence.Find(folder, name) : null;
    }

    /// <summary>Records; the evidence is looked at first. What does not count of it is told; null where all does.</summary>
    /// <exception cref="GateException"><c>run-replaced</c>, or why there is nothing to record.</exception>
    public async Task<string?> RecordAsync(ReviewRequest asked, CancellationToken cancellationToken)
    {
        var draft = Draft(asked);
        if (Signer is null)
            await LedgerFile.AppendAsync(ledger.Path, draft.Decisions, cancellationToken);
        else
            await LedgerFile.AppendAsync(ledger.Path, LedgerFile.Lines(LedgerFile.Read(ledger.Path), draft.Decisions, Signer), cancellationToken);
        Interlocked.Add(ref _recorded, draft.Decisions.Count);
        return ledger.Signers is null ? null : UncountedApprovals.Told(draft, Report);
    }

    private RunReport Judged(ApprovalLedger decisions) => LedgerJudgement.Apply(run, decisions, ledger.Source);

    private DecisionDraft Draft(ReviewRequest asked)
    {
        try
        {
            return Looked(asked);
        }
        catch (GateException exception) when (IsReplaced())
        {
            throw new GateException("run-replaced", "the run was replaced or removed since this review began, so nothing was recorded", exception) { Place = folder, NextStep = "end this review, and start gate review again" };
        }
    }

    /// <summary>Whether the folder holds other shots than those under review, or no run any more.</summary>
    private bool IsReplaced()
    {
        try
        {
            return !Pictures(RunFolder.Read(folder)).SequenceEqual(Pictures(run));
        }
        catch (GateException exception) when (exception.Code is "run-missing" or "run-unreadable")
        {
            return true;
        }
    }

    private static IEnumerable<(string Shot, string? Before, string? After)> Pictures(RunReport report) =>
        report.Shots.Select(shot => (shot.Id, shot.Before?.Compared, shot.After?.Compared));

    private DecisionDraft Looked(ReviewRequest asked) =>
        // What does not count for want of a signature is open to a decision, and stands there all the same until it is taken back.
        new RunDecisions(asked.Decision == LedgerDecision.Withdraw ? Judged(LedgerFile.Read(ledger.Path)) : Report, folder).Draft(new DecisionRequest
        {
            Shots = asked.Shots,
            Findings = asked.Findings ?? [],
            Decision = asked.Decision,
            Reason = asked.Reason,
            By = by,
            At = TimeProvider.System.GetUtcNow(),
        });
}
