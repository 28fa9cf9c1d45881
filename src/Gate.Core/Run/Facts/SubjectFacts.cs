namespace Gate.Core.Run.Facts;

/// <summary>What was judged.</summary>
public sealed record SubjectFacts(SourceFacts Before, SourceFacts After);
