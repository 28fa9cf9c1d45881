namespace Gate.Core.Explain;

/// <summary>One edit of markup after which the same tags and texts stand in other elements, or in none.</summary>
/// <param name="Name">What was edited.</param>
/// <param name="Runs">All that differs for it.</param>
/// <param name="Halves">The tags of it; none where it is a mark.</param>
internal sealed record TagSlip(string Name, IReadOnlyList<TagRun> Runs, List<TagHalf> Halves)
{
    public const string EndTag = "end tag";
    public const string StartTag = "start tag";
    public const string Comment = "comment";
    public const string Quote = "quote";
    public const string Unclosed = "tag";

    /// <summary>Which of the places it is in.</summary>
    public IReadOnlyList<int> Places => [.. Runs.Select(run => run.Place).Distinct()];
}
