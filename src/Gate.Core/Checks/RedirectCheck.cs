using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>redirect-differs</c>: the page leads elsewhere on one side, or to another place on each.</summary>
internal sealed class RedirectCheck : ICheck
{
    private readonly List<Finding> _findings = [];

    public void Observe(ShotComparison shot)
    {
        if (shot.Status != ShotStatus.Changed || (Target(shot.Before) is null && Target(shot.After) is null))
            return;
        _findings.Add(FindingFactory.OfShot(
            "redirect-differs", Severity.Fail, shot.Rendered.Shot.Id, $"before {Describe(shot.Before)}, after {Describe(shot.After)}"));
    }

    public IEnumerable<Finding> Findings() => _findings;

    private static string? Target(ComparedSide? side) => (side?.Render.First as RenderOutcome.Redirected)?.Target;

    private static string Describe(ComparedSide? side) => Target(side) is { } target ? $"leads to {target}" : "is a page of its own";
}
