namespace Gate.Core.Run.Facts;

/// <summary>The ledger that was read.</summary>
public sealed record LedgerFacts
{
    /// <summary>As configured, or null without one.</summary>
    public string? Source { get; init; }

    /// <summary>Whose approvals alone counted (<c>--require-signed</c>), as it can be given again; null: everybody's.</summary>
    public string? Signers { get; init; }

    /// <summary>Keys of approvals that hold for nothing in this run any more.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    /// <summary>Keys of approvals that the change under test brings itself.</summary>
    public IReadOnlyList<string> Proposed { get; init; } = [];

    /// <summary>Decisions that hold for something in this run.</summary>
    public IReadOnlyList<DecidedFacts> Decided { get; init; } = [];

    /// <summary>Undecided shots that were approved with other pixels before.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];

    /// <summary>Undecided shots that were approved in another environment alone: they need a fresh look.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>Undecided shots and findings that somebody approved without a signature that counts (<c>--require-signed</c>).</summary>
    public IReadOnlyList<string> WithoutSignature { get; init; } = [];
}
