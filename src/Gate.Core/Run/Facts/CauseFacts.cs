namespace Gate.Core.Run.Facts;

/// <summary>A layout fact that explains a region.</summary>
public sealed record CauseFacts(string Selector, string Kind, string? Name, string? Before, string? After, string? Source);
