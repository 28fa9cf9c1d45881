namespace Gate.Core.Ledger;

/// <summary>What a ledger says of one key: the lines that no other line replaces.</summary>
/// <param name="Heads">At least one; more than one after a merge of branches that decided without knowing of each other.</param>
public sealed record LedgerStanding(IReadOnlyList<LedgerLine> Heads)
{
    /// <summary>Whether the branches disagree. Then nothing is decided: a merge never turns a no into a yes.</summary>
    public bool IsConflict => Heads.Any(head => head.Approval.Decision != Heads[0].Approval.Decision);

    /// <summary>The line to show; null when it was withdrawn, or the branches disagree.</summary>
    public LedgerLine? Decided => IsConflict || Heads[0].Approval.Decision == LedgerDecision.Withdraw
        ? null
        : Heads.OrderBy(head => head.Approval.At).ThenBy(head => head.Id, StringComparer.Ordinal).Last();
}
