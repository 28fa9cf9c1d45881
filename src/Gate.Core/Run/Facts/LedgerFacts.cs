namespace Gate.Core.Run.Facts;

/// <summary>The ledger that was read.</summary>
public sealed record LedgerFacts
{
    /// <summary>As configured, or null without one.</summary>
    public string? Source { get; init; }

    /// <summary>Keys of approvals that hold for nothing in this run any more.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    /// <summary>Keys of approvals that the change under test brings itself.</summary>
    public IReadOnlyList<string> Proposed { get; init; } = [];
}
