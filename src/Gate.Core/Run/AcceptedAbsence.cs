namespace Gate.Core.Run;

/// <summary>A resource whose absence on both sides is accepted (<c>gate.accept</c>).</summary>
/// <param name="Missing">Glob over the address: the path for the site's own origin, else the whole address.</param>
/// <param name="Reason">Why, at least 12 characters; printed in the report.</param>
public sealed record AcceptedAbsence(string Missing, string Reason);
