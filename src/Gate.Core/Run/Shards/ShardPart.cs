namespace Gate.Core.Run.Shards;

/// <summary>A part of a run, read back.</summary>
/// <param name="Folder">Where it lies, as typed.</param>
/// <param name="Report">Its own report.</param>
/// <param name="Notes">What it kept beside.</param>
internal sealed record ShardPart(string Folder, RunReport Report, ShardNotes Notes);
