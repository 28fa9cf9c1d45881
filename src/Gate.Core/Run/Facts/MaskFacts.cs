namespace Gate.Core.Run.Facts;

/// <summary>An ignored box with its reason.</summary>
public sealed record MaskFacts(int X, int Y, int Width, int Height, string? Selector, string Reason, string? Owner);
