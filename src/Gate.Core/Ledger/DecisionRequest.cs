namespace Gate.Core.Ledger;

/// <summary>What a person wants recorded about a run; at least one of the four ways to name it is used.</summary>
public sealed record DecisionRequest
{
    /// <summary>Ids of shots.</summary>
    public IReadOnlyList<string> Shots { get; init; } = [];

    /// <summary>Ids of groups: records the shots of which every region lies in these groups.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Ids of findings that fail beside the pixels.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Everything in the run that is undecided and can be decided; to withdraw, everything that is decided.</summary>
    public bool All { get; init; }

    /// <summary>What is decided.</summary>
    public required LedgerDecision Decision { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
