namespace Gate.Core.Run.Facts;

/// <summary>Textual differences of one page, advisory.</summary>
public sealed record MarkupFacts(string Page, IReadOnlyDictionary<string, int> Inert, int Substantive);
