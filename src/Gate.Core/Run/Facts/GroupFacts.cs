namespace Gate.Core.Run.Facts;

/// <summary>Regions or shots with the same change.</summary>
public sealed record GroupFacts(string Id, string Title, IReadOnlyList<string> Shots);
