using Gate.Core.Run;

namespace Gate.Core.Checks.Tallies;

/// <summary>Whether any shot has a declared state.</summary>
/// <param name="Name">The state's name.</param>
/// <param name="Scope">The pages and viewports it is declared for, in words.</param>
/// <param name="Seen">Whether there was such a shot.</param>
internal sealed record StateUse(string Name, string Scope, bool Seen) : Tally
{
    public override string Key => $"state {Name}";

    public override Tally Plus(Tally other) => this with { Seen = Seen || ((StateUse)other).Seen };

    public override IEnumerable<Finding> Findings() => Seen
        ? []
        : [FindingFactory.OfRun("state-unused", Severity.Warn, $"gate.states.{Name}", $"no page of this run has the state {Name} ({Scope}): take it out, or mend its pages")];
}
