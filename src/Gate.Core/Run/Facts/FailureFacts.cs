namespace Gate.Core.Run.Facts;

/// <summary>Why a side has no trustworthy pixels.</summary>
/// <param name="Kind">kebab-case name of the kind.</param>
/// <param name="Message">One sentence.</param>
public sealed record FailureFacts(string Kind, string Message);
