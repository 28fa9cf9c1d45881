namespace Gate.Core.Ledger;

/// <summary>Decisions that may be recorded, their evidence looked at.</summary>
/// <param name="Decisions">In the order of the report.</param>
public sealed record DecisionDraft(IReadOnlyList<Approval> Decisions)
{
    /// <summary>How many more the ledger holds already.</summary>
    public int InForce { get; private init; }

    /// <summary>Without those that others have made since.</summary>
    /// <param name="made">What they are about.</param>
    public DecisionDraft Without(IReadOnlySet<ApprovalKey> made)
    {
        List<Approval> left = [.. Decisions.Where(each => !made.Contains(each.Key))];
        return this with { Decisions = left, InForce = InForce + Decisions.Count - left.Count };
    }

    /// <summary>Without those that are in force: the same person said the same for the same reason, and nothing replaced it.</summary>
    /// <param name="ledger">As it stands.</param>
    /// <param name="isSigned">Whether they are about to be signed: one that stands there unsigned is then still wanted.</param>
    public DecisionDraft NotIn(ApprovalLedger ledger, bool isSigned)
    {
        // Of several about one thing the last counts, so they stay together.
        var left = Decisions.GroupBy(each => each.Key).Where(same => !Stands(same.Last())).SelectMany(same => same).ToHashSet(ReferenceEqualityComparer.Instance);
        return this with { Decisions = [.. Decisions.Where(left.Contains)], InForce = Decisions.Count - left.Count };

        bool Stands(Approval wanted) => ledger.Of(wanted.Key) is { IsConflict: false } standing
            && standing.Heads.Any(head => head.Approval is var held && (held.Decision, held.Reason, held.By) == (wanted.Decision, wanted.Reason, wanted.By) && (held.Sig is not null || !isSigned));
    }
}
