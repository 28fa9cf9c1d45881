using System.Globalization;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// Tolerances in force, with what they let pass (<c>tolerance-in-force</c>), and those that rot: <c>tolerance-unused</c> let
/// nothing pass, so that the difference it was made for is gone; <c>tolerance-expired</c> is over.
/// </summary>
internal sealed class ToleranceCheck : ICheck
{
    private readonly List<Use> _uses;

    public ToleranceCheck(RenderPlan plan) => _uses = [.. plan.Settings.Tolerances.Select((rule, index) => new Use(rule, string.Create(CultureInfo.InvariantCulture, $"gate.tolerances[{index}]")))];

    public void Observe(ShotComparison shot)
    {
        if (shot.Tolerance is not { } rule || shot.Diff is not { } diff)
            return;
        var use = _uses.Single(use => ReferenceEquals(use.Rule, rule));
        use.Shots++;
        use.Pixels += diff.AbsoluteError;
        use.Step = Math.Max(use.Step, diff.MaxChannelDelta);
    }

    public IEnumerable<Finding> Findings()
    {
        foreach (var use in _uses)
        {
            var because = $"{use.Rule.Reason}{(use.Rule.Owner is { } owner ? $" ({owner})" : "")}";
            if (use.Rule.IsExpired)
                yield return FindingFactory.OfRun("tolerance-expired", Severity.Fail, use.Place, $"the tolerance of {use.Rule.Name} was in force until {use.Rule.Until:yyyy-MM-dd} and lets nothing pass now: {because}");
            else if (use.Shots == 0)
                yield return FindingFactory.OfRun("tolerance-unused", Severity.Warn, use.Place, $"the tolerance of {use.Rule.Name} was not needed: take it out");
            else
            {
                yield return FindingFactory.OfRun(
                    "tolerance-in-force",
                    Severity.Info,
                    use.Place,
                    $"the tolerance of {use.Rule.Name} let AE {Words.Number(use.Pixels)} pass on {Words.Count(use.Shots, "shot")}, largest channel step {use.Step}: {because}");
            }
        }
    }

    private sealed class Use(ToleranceRule rule, string place)
    {
        public ToleranceRule Rule { get; } = rule;

        public string Place { get; } = place;

        public int Shots { get; set; }

        public long Pixels { get; set; }

        public int Step { get; set; }
    }
}
