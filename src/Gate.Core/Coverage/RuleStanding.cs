namespace Gate.Core.Coverage;

/// <summary>A changed style rule and whether a capture of the run can show it.</summary>
/// <param name="Source">The sheet, or the page whose <c>style</c> element it is.</param>
/// <param name="Name">Conditions and selector.</param>
/// <param name="Selector">Alone.</param>
/// <param name="Why">Why it can show in none; null where it can.</param>
/// <param name="Advice">What would show it, or empty.</param>
internal sealed record RuleStanding(string Source, string Name, string Selector, string? Why, string Advice)
{
    /// <summary>What of the change no picture shows, by property.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    /// <summary>What <see cref="RuleUse"/> calls it, as it was and as it is, once it applied; empty where browsers never tell.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>What browsers never tell of, e.g. <c>::placeholder</c>; null where they tell.</summary>
    public string? Untellable { get; init; }

    /// <summary>Of where it stands and what it declares on both sides: a decision on it is one on that.</summary>
    public string Digest { get; init; } = "";
}
