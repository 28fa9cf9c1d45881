using Gate.Core.Ledger;

namespace Gate.Cli.Reviewing;

/// <summary>A decision as the page sends it.</summary>
internal sealed record ReviewRequest(LedgerDecision Decision, IReadOnlyList<string> Shots, string Reason);
