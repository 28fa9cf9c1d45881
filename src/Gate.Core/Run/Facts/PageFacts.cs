namespace Gate.Core.Run.Facts;

/// <summary>A page and the worst status of its shots.</summary>
public sealed record PageFacts(string Page, ShotStatus Status, IReadOnlyList<string> Shots, IReadOnlyList<string> Groups);
