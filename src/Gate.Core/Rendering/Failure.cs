namespace Gate.Core.Rendering;

/// <summary>Why a side of a shot has no trustworthy pixels.</summary>
/// <param name="Kind">What kind of trouble.</param>
/// <param name="Message">One sentence for people: the thing and the values, no paths of the machine, the same in every run.</param>
public sealed record Failure(FailureKind Kind, string Message);
