namespace Gate.Core.Explain;

/// <summary>A start or an end without its other half.</summary>
/// <param name="Run">Where it differs.</param>
/// <param name="Token">The tag.</param>
/// <param name="IsCome">Whether it came; else it went.</param>
internal sealed record TagHalf(TagRun Run, TagToken Token, bool IsCome)
{
    /// <summary>Whether nothing but tags and space differs in its place.</summary>
    public bool IsPure { get; init; }
}
