namespace Gate.Core.Ledger;

/// <summary>Decisions that may be recorded, their evidence looked at.</summary>
/// <param name="Decisions">In the order of the report.</param>
/// <param name="Open">Ids of shots and findings that stay undecided in the run.</param>
public sealed record DecisionDraft(IReadOnlyList<Approval> Decisions, IReadOnlyList<string> Open);
