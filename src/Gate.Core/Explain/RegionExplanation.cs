using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>What explains a region.</summary>
/// <param name="Causes">The likeliest first.</param>
/// <param name="Verdict"><c>whole</c>, <c>partial</c> or <c>unexplained</c>; null where the layout was not read.</param>
/// <param name="Remainder">Positions that the causes do not account for; null where the layout was not read.</param>
/// <param name="Groups">Ids of its groups: one for each of the causes that account for it, or one for its pixels.</param>
public sealed record RegionExplanation(IReadOnlyList<CauseFacts> Causes, string? Verdict, long? Remainder, IReadOnlyList<string> Groups)
{
    /// <summary>Positions where edges, gradients or texts of what moved look drawn anew: not proved to be so.</summary>
    public long Redrawn { get; init; }

    /// <summary>Positions that no shift or value tells of, and that follow from the causes all the same: nothing else differs between what the sides were made of.</summary>
    public long ByInputs { get; init; }
}
