namespace Gate.Core.Run.Facts;

/// <summary>A rectangle in device px.</summary>
public sealed record BoxFacts(int X, int Y, int Width, int Height);
