namespace Gate.Core.Run.Facts;

/// <summary>One side as it was judged.</summary>
/// <param name="Source">As typed, without credentials.</param>
/// <param name="Commit">For git sources.</param>
/// <param name="Tree">Digest over all files of a served side (path and content), <c>sha256:…</c>; null for a live site.</param>
public sealed record SourceFacts(string Source, string? Commit, string? Tree);
