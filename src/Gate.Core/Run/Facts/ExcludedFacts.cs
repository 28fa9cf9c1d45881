namespace Gate.Core.Run.Facts;

/// <summary>How many pages a rule left out of the union.</summary>
public sealed record ExcludedFacts(string Rule, int Pages);
