namespace Gate.Core.Checks;

/// <summary>What the independent witness says of a pair of captures.</summary>
/// <param name="Name">Who.</param>
/// <param name="Count">Its absolute error; null when it could not decode them.</param>
/// <param name="Trouble">Why it could not decode them, or null.</param>
public sealed record WitnessOpinion(string Name, long? Count, string? Trouble);
