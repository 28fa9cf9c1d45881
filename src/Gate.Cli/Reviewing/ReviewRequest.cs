using Gate.Core.Ledger;

namespace Gate.Cli.Reviewing;

/// <summary>A decision as the page sends it.</summary>
/// <param name="Decision">What is decided.</param>
/// <param name="Shots">Ids of shots: a group is sent as the shots that it covers.</param>
/// <param name="Reason">Why.</param>
/// <param name="Findings">Ids of findings beside the pixels; none when left out.</param>
internal sealed record ReviewRequest(LedgerDecision Decision, IReadOnlyList<string> Shots, string Reason, IReadOnlyList<string>? Findings = null);
