namespace Gate.Core.Ledger;

/// <summary>A recorded human decision: one line of the ledger.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reason">Why: at least <see cref="MinReason"/> characters that can be seen.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
public sealed record Approval(ApprovalKey Key, LedgerDecision Decision, string Reason, string By, DateTimeOffset At)
{
    /// <summary>Room for one honest half-sentence.</summary>
    public const int MinReason = 12;

    /// <summary>Longer than anybody reads; a bound on what a line can cost.</summary>
    public const int MaxReason = 20_000;

    /// <summary>
    /// Ids of the lines that this one knew of and replaces. Two lines of one key that do not know of each other were written on two
    /// branches: after a merge both stand. Null (a line written by hand) replaces every earlier line of its key.
    /// </summary>
    public IReadOnlyList<string>? Over { get; init; }

    /// <summary>Signature over the rest of the line, or null.</summary>
    public string? Sig { get; init; }
}
