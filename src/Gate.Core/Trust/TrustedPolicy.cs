using Gate.Core.Ledger;
using Gate.Core.Run;

namespace Gate.Core.Trust;

/// <summary>What a run under <c>--trust</c> knows of the policy beside its plan.</summary>
/// <param name="Reference">As typed.</param>
/// <param name="Commit">What it stood for.</param>
/// <param name="Changes">Where the change has another policy.</param>
/// <param name="Proposed">Decisions that the change brings itself.</param>
public sealed record TrustedPolicy(string Reference, string Commit, IReadOnlyList<PolicyChange> Changes, IReadOnlyList<LedgerLine> Proposed)
{
    /// <summary>Each change is a finding that fails.</summary>
    public IReadOnlyList<Finding> Findings => [.. Changes.Select(change => change.Finding(Reference))];
}
