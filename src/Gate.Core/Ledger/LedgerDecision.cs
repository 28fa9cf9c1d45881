namespace Gate.Core.Ledger;

/// <summary>What a line of the ledger says about its key.</summary>
public enum LedgerDecision
{
    /// <summary>A person looked at it and accepts it.</summary>
    Approve,

    /// <summary>A person looked at it and says no.</summary>
    Reject,

    /// <summary>An earlier line is taken back: undecided again. The ledger only grows, so undoing is a line of its own.</summary>
    Withdraw,
}
