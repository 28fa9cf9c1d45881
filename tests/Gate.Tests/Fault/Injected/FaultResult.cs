namespace Gate.Tests.Fault.Injected;

/// <summary>What came of one run.</summary>
/// <param name="Truth">Of its pages.</param>
/// <param name="End">How it ended.</param>
/// <param name="Trouble">What must not happen and did: a green that is none, a lost decision, something left behind.</param>
internal sealed record FaultResult(FaultTruth Truth, FaultEnd End, IReadOnlyList<string> Trouble);
