using Gate.Core.Run.Facts;

namespace Gate.Core.Explain;

/// <summary>Regions of one shot with the same causes.</summary>
/// <param name="Explanation"><c>whole</c>, <c>partial</c> or <c>unexplained</c>; null where the layout was not read.</param>
/// <param name="Causes">The likeliest first.</param>
/// <param name="Regions">How many.</param>
/// <param name="Ae">Differing positions in them.</param>
/// <param name="Largest">The one with the most differing positions, device px.</param>
public sealed record ShotChange(string? Explanation, IReadOnlyList<CauseFacts> Causes, int Regions, long Ae, BoxFacts Largest)
{
    /// <summary>Positions that nothing accounts for.</summary>
    public long Remainder { get; init; }

    /// <summary>Positions that look drawn anew: likely, not proved.</summary>
    public long Redrawn { get; init; }

    /// <summary>Positions that follow from the causes since nothing else differs between what the sides were made of.</summary>
    public long ByInputs { get; init; }

    /// <summary>Number of other shots with a group of these.</summary>
    public int OtherShots { get; init; }
}
