using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>What explains a region.</summary>
/// <param name="Causes">The likeliest first.</param>
/// <param name="Verdict"><c>whole</c>, <c>partial</c> or <c>unexplained</c>; null where the layout was not read.</param>
/// <param name="Remainder">Positions that the causes do not account for; null where the layout was not read.</param>
/// <param name="Group">Id of its group.</param>
public sealed record RegionExplanation(IReadOnlyList<CauseFacts> Causes, string? Verdict, long? Remainder, string Group)
{
    /// <summary>Positions where edges, gradients or texts of what moved look drawn anew: not proved to be so.</summary>
    public long Redrawn { get; init; }
}
