namespace Gate.Core.Run.Facts;

/// <summary>Which run this was.</summary>
/// <param name="Complete">False when it was cancelled or an output could not be written.</param>
/// <param name="PlanDigest">Over the shots, settings and sources planned, <c>sha256:…</c>.</param>
/// <param name="ConfigDigest">Over the resolved configuration, secrets left out.</param>
/// <param name="LedgerDigest">Over the ledger read; null without one.</param>
/// <param name="Shard"><c>I/N</c>, or null.</param>
public sealed record RunFacts(bool Complete, string PlanDigest, string ConfigDigest, string? LedgerDigest, string? Shard)
{
    /// <summary>File of settings as it was named; null where none was, and the folder's own is read if there is one.</summary>
    public string? Config { get; init; }
}
