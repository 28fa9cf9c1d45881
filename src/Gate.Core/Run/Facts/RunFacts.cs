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

    /// <summary>
    /// What it was asked with, as far as it takes part in the judgement: <c>--name</c> or <c>--name=value</c> each, the sides as they were
    /// found where none was named. Null where the report does not know: a gate of before wrote it.
    /// </summary>
    public IReadOnlyList<string>? Options { get; init; }
}
