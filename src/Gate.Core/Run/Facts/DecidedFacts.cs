namespace Gate.Core.Run.Facts;

/// <summary>A decision of the ledger that holds for something in this run.</summary>
/// <param name="Shot">Shot id, or the page of a finding.</param>
/// <param name="Check">What was decided about it.</param>
/// <param name="Decision">approved or rejected.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record DecidedFacts(string Shot, string Check, Decision Decision, string Reason, string By, DateTimeOffset At);
