namespace Gate.Core.Run.Facts;

/// <summary>The text behind a cause, a line's worth of each side, cut around what differs; invisible characters are named.</summary>
/// <param name="Before">As it was written, or null.</param>
/// <param name="After">As it is written, or null.</param>
public sealed record HunkFacts(string? Before, string? After);
