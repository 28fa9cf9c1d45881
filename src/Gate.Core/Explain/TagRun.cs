namespace Gate.Core.Explain;

/// <summary>Pieces of one place that differ, between others that do not.</summary>
/// <param name="Place">Which of the places it is in.</param>
/// <param name="Was">Its characters before, [From, To).</param>
/// <param name="Now">The same, after.</param>
/// <param name="Gone">What went.</param>
/// <param name="Come">What came.</param>
/// <param name="IsKnown">A text, or one tag that is one tag: told by what it says.</param>
internal sealed record TagRun(int Place, (int From, int To) Was, (int From, int To) Now, IReadOnlyList<TagToken> Gone, IReadOnlyList<TagToken> Come, bool IsKnown)
{
    public bool IsBlank => !IsKnown && Gone.Concat(Come).All(token => token.IsBlank);
}
