using Gate.Core.Run;
using Gate.Core.Run.Facts;

namespace Gate.Core.Ledger;

/// <summary>What a ledger says of one report: by shot, by finding, and about what it no longer says anything of.</summary>
internal sealed class ReportStanding
{
    private readonly RunReport _report;
    private readonly ApprovalLedger _ledger;
    private readonly Dictionary<string, ApprovalKey> _shots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApprovalKey> _findings = new(StringComparer.Ordinal);

    public ReportStanding(RunReport report, ApprovalLedger ledger)
    {
        (_report, _ledger) = (report, ledger);
        foreach (var shot in report.Shots)
        {
            if (ReportKeys.Of(report, shot) is { } key)
                _shots[shot.Id] = key;
        }

        foreach (var finding in report.Findings)
        {
            if (ReportKeys.Of(finding) is { } key)
                _findings[finding.Id] = key;
        }
    }

    /// <summary>Keys of this report that two branches decided differently, with page and shot.</summary>
    public IEnumerable<(ApprovalKey Key, ShotFacts? Shot, Finding? Finding)> Conflicts =>
    [
        .. _report.Shots.Where(shot => _shots.TryGetValue(shot.Id, out var key) && _ledger.Of(key) is { IsConflict: true }).Select(shot => (_shots[shot.Id], (ShotFacts?)shot, (Finding?)null)),
        .. _report.Findings.Where(finding => _findings.TryGetValue(finding.Id, out var key) && _ledger.Of(key) is { IsConflict: true }).Select(finding => (_findings[finding.Id], (ShotFacts?)null, (Finding?)finding)),
    ];

    public Decision? Of(ShotFacts shot) => _shots.TryGetValue(shot.Id, out var key) ? Of(key) : null;

    public Decision? Of(Finding finding) => ReportKeys.Of(finding) is { } key ? Of(key) : null;

    public LedgerFacts Facts(string source)
    {
        var keys = _shots.Values.Concat(_findings.Values).ToHashSet();
        var shots = _report.Shots.Select(shot => shot.Id).ToHashSet(StringComparer.Ordinal);
        var stale = _ledger.Standings
            .Where(each => each.Value.Decided?.Approval.Decision == LedgerDecision.Approve && !keys.Contains(each.Key) && shots.Contains(each.Key.Shot))
            .Select(each => each.Key)
            .ToList();
        var open = _shots.Where(each => Of(each.Value) is null).ToList();
        var earlier = stale.ToLookup(key => key.Shot, StringComparer.Ordinal);
        return new LedgerFacts
        {
            Source = source,
            Signers = _ledger.Signers,
            Stale = [.. stale.Select(key => key.ToString()).Order(StringComparer.Ordinal)],
            Decided = [.. Decided()],
            Again = [.. open.Where(each => earlier[each.Key].Any(key => key.Env == each.Value.Env)).Select(each => each.Key).Order(StringComparer.Ordinal)],
            WithoutSignature = [.. IdsWithoutSignature().Order(StringComparer.Ordinal)],
            Elsewhere = [.. open.Where(each => earlier[each.Key].Any() && earlier[each.Key].All(key => key.Env != each.Value.Env)).Select(each => each.Key).Order(StringComparer.Ordinal)],
        };
    }

    private IEnumerable<string> IdsWithoutSignature()
    {
        var unsigned = _ledger.WithoutSignature.ToHashSet();
        return _shots.Concat(_findings).Where(each => unsigned.Contains(each.Value) && Of(each.Value) is null).Select(each => each.Key);
    }

    private Decision? Of(ApprovalKey key) => _ledger.Of(key)?.Decided?.Approval.Decision switch
    {
        null or LedgerDecision.Withdraw => null,
        LedgerDecision.Approve => Decision.Approved,
        LedgerDecision.Reject => Decision.Rejected,
        var other => throw new InvalidOperationException($"not a decision: {other}"),
    };

    private IEnumerable<DecidedFacts> Decided() =>
        from key in _shots.Values.Concat(_findings.Values).Distinct().OrderBy(key => key.Shot, StringComparer.Ordinal).ThenBy(key => key.Check, StringComparer.Ordinal).ThenBy(key => key.After, StringComparer.Ordinal)
        let decided = _ledger.Of(key)?.Decided?.Approval
        where decided is not null
        select new DecidedFacts(key.Shot, key.Check, decided.Decision == LedgerDecision.Approve ? Decision.Approved : Decision.Rejected, decided.Reason, decided.By, decided.At);
}
