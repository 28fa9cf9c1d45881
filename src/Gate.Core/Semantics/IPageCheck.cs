namespace Gate.Core.Semantics;

/// <summary>
/// One rule about what a page means, before against after: it never judges one side alone. Shown each page pair whose bytes differ,
/// several at a time, so it keeps nothing. One file per check, listed in <see cref="SemanticChecks"/>, told in <c>docs/checks.md</c>.
/// </summary>
internal interface IPageCheck
{
    /// <summary>Kebab-case, stable.</summary>
    string Id { get; }

    /// <summary>What changed, in any order; the same thing twice when it is there twice.</summary>
    IEnumerable<SemanticChange> Examine(PagePairMarkup pages);
}
