using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// Tolerances in force, with what they let pass (<c>tolerance-in-force</c>), and those that rot: <c>tolerance-unused</c> let
/// nothing pass, so that the difference it was made for is gone; <c>tolerance-expired</c> is over.
/// </summary>
internal sealed class ToleranceCheck : ICheck
{
    private readonly List<(ToleranceRule Rule, ToleranceUse Use)> _uses;

    public ToleranceCheck(RenderPlan plan) => _uses = [.. plan.Settings.Tolerances.Select((rule, index) => (rule, ToleranceUse.Of(rule, index)))];

    public void Observe(ShotComparison shot)
    {
        if (shot.Tolerance is not { } rule || shot.Diff is not { } diff)
            return;
        var at = _uses.FindIndex(entry => ReferenceEquals(entry.Rule, rule));
        var use = _uses[at].Use;
        _uses[at] = (rule, use with { Shots = use.Shots + 1, Pixels = use.Pixels + diff.AbsoluteError, Step = Math.Max(use.Step, diff.MaxChannelDelta) });
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies() => _uses.Select(entry => entry.Use);
}
