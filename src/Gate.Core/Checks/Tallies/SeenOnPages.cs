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

    public override Tally Plus(Tally other) => this with { Pages = Union(Pages, ((SeenOnPages)other).Pages) };

    public override IEnumerable<Finding> Findings() => [FindingFactory.OfPages(Check, Severity, Pages, What)];
}
