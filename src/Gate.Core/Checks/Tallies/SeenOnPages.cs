using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>The same thing seen on several pages.</summary>
/// <param name="Check">The check's id.</param>
/// <param name="Severity">What it does to the verdict.</param>
/// <param name="What">What was seen.</param>
/// <param name="Nuance">Keeps apart what reads alike and is told on its own.</param>
/// <param name="Pages">Page ids, sorted.</param>
internal sealed record SeenOnPages(string Check, Severity Severity, string What, string Nuance, IReadOnlyList<string> Pages) : Tally
{
    public override string Key => $"pages {Check} {Severity} {Nuance} {What}";

    /// <summary>What else a decision on it is bound to, sorted; empty where the words and the pages are all.</summary>
    public IReadOnlyList<string> Things { get; init; } = [];

    public override Tally Plus(Tally other) => this with { Pages = Union(Pages, ((SeenOnPages)other).Pages), Things = Union(Things, ((SeenOnPages)other).Things) };

    public override IEnumerable<Finding> Findings()
    {
        var finding = FindingFactory.OfPages(Check, Severity, Pages, What);
        return [Things.Count == 0 ? finding : finding.Binding([.. Pages, .. Things])];
    }
}
