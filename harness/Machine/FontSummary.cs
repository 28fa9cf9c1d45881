namespace Gate.Harness.Machine;

/// <summary>The installed fonts in short.</summary>
/// <param name="Count">Distinct faces.</param>
/// <param name="Digest">Of the sorted list of names and versions, <c>sha256:…</c>.</param>
internal sealed record FontSummary(int Count, string Digest);
