using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>state-unused</c>: a declared state that no page of the run has. What was meant to be looked at was not.</summary>
internal sealed class StateCheck(RenderPlan plan) : ICheck
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot) => _seen.Add(shot.Rendered.Shot.State);

    public IEnumerable<Finding> Findings() => plan.Settings.States.Where(state => !_seen.Contains(state.Name)).Select(state => FindingFactory.OfRun(
        "state-unused", Severity.Warn, $"gate.states.{state.Name}", $"no page of this run has the state {state.Name} ({state.Scope}): take it out, or mend its pages"));
}
