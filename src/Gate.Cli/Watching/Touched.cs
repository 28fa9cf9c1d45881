namespace Gate.Cli.Watching;

/// <summary>A burst of changes to files.</summary>
/// <param name="Paths">Absolute, each once, in the order of their first change.</param>
/// <param name="Since">Timestamp of the first.</param>
internal sealed record Touched(IReadOnlyList<string> Paths, long Since);
