using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;
using Gate.Core.Semantics;

namespace Gate.Core.Checks;

/// <summary>The checks of a run, in order; nothing is found by scanning.</summary>
internal sealed class CheckList
{
    private readonly IReadOnlyList<ICheck> _checks;

    private CheckList(IReadOnlyList<ICheck> checks) => _checks = checks;

    /// <summary>A fresh set of checks for one run.</summary>
    public static CheckList For(RenderPlan plan, IReadOnlyList<AcceptedAbsence> accept, SemanticsPolicy semantics) => new(
    [
        new CaptureCheck(),
        new ContentCheck(),
        new StabilityCheck(plan),
        new PresenceCheck(),
        new RedirectCheck(plan),
        new PixelCheck(),
        new WitnessCheck(),
        new StateCheck(plan),
        new MaskCheck(plan),
        new ToleranceCheck(plan),
        new ExternalHostCheck(plan),
        new MissingResourceCheck(plan, accept),
        new NetworkCheck(),
        new ScriptFileCheck(plan, semantics),
        new RuntimeCheck(semantics),
        new AccessibilityCheck(semantics),
        new ReachCheck(semantics),
    ]);

    /// <summary>Shows a shot to every check; not safe for concurrent use.</summary>
    public void Observe(ShotComparison shot)
    {
        foreach (var check in _checks)
            check.Observe(shot);
    }

    /// <summary>What all checks saw; see <see cref="Tally"/>.</summary>
    public IReadOnlyList<Tally> Tallies() => [.. _checks.SelectMany(check => check.Tallies())];
}
