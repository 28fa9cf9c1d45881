namespace Gate.Fixtures.Causes;

/// <summary>What became of one planted change.</summary>
/// <param name="Rank">Which of the causes named is the true one, from 1; 0 for none.</param>
/// <param name="Said">All that was named, the first first.</param>
/// <param name="Wrong">Named facts that did not change.</param>
/// <param name="Consequences">Named facts that followed from the change.</param>
internal sealed record CauseResult(int Rank, IReadOnlyList<string> Said, IReadOnlyList<string> Wrong, int Consequences);
