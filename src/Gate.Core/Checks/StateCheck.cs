using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>state-unused</c>: a declared state that no page of the run has. What was meant to be looked at was not.</summary>
internal sealed class StateCheck(RenderPlan plan) : ICheck
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot) => _seen.Add(shot.Rendered.Shot.State);

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies() => plan.Settings.States.Select(state => new StateUse(state.Name, $"{state.Scope}", _seen.Contains(state.Name)));
}
