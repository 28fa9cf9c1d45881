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

    /// <summary>Signs each decision, or null.</summary>
    public ApprovalSigner? Signer { get; init; }

    /// <summary>Judged anew: another reviewer, or a merge, may have written meanwhile.</summary>
    public RunReport Report => LedgerJudgement.Apply(run, LedgerFile.Read(ledger.Path), ledger.Source);

    /// <summary>The file of a picture that the report names; null for anything else, links included.</summary>
    /// <param name="path">Decoded, with a leading slash.</param>
    public string? Picture(string path)
    {
        var name = path.TrimStart('/');
        return _pictures.Contains(name) ? RunEvidence.Find(folder, name) : null;
    }

    /// <summary>Records; the evidence is looked at first.</summary>
    public async Task RecordAsync(ReviewRequest asked, CancellationToken cancellationToken)
    {
        var draft = new RunDecisions(Report, folder).Draft(new DecisionRequest
        {
            Shots = asked.Shots,
            Findings = asked.Findings ?? [],
            Decision = asked.Decision,
            Reason = asked.Reason,
            By = by,
            At = TimeProvider.System.GetUtcNow(),
        });
        if (Signer is null)
            await LedgerFile.AppendAsync(ledger.Path, draft.Decisions, cancellationToken);
        else
            await LedgerFile.AppendAsync(ledger.Path, LedgerFile.Lines(LedgerFile.Read(ledger.Path), draft.Decisions, Signer), cancellationToken);
    }
}
