using Gate.Core.Pages;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// <c>redirect-differs</c>: the page leads elsewhere on one side, or to another place on each. <c>page-not-seen</c>: it leads to the same place on
/// both, so that there is no picture of it, and its own bytes differ; once a page.
/// </summary>
internal sealed class RedirectCheck(RenderPlan plan) : ICheck
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _unseen = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot)
    {
        var pair = shot.Rendered.Shot.Pair;
        if (shot.Status == ShotStatus.Identical && Target(shot.After) is { } elsewhere && PageBytes.MayDiffer(plan.Before, plan.After, pair) && _unseen.Add(pair.Id.Value))
        {
            _findings.Add(FindingFactory.OfPage(
                "page-not-seen", Severity.Warn, pair.Id.Value, $"it leads to {elsewhere} before a picture is taken, and what it says itself has changed: visitors see that for as long as it waits"));
        }

        if (shot.Status != ShotStatus.Changed || (Target(shot.Before) is null && Target(shot.After) is null))
            return;
        _findings.Add(FindingFactory.OfShot(
            "redirect-differs", Severity.Fail, shot.Rendered.Shot.Id, $"before {Describe(shot.Before)}, after {Describe(shot.After)}"));
    }

    public IEnumerable<Finding> Findings() => _findings;

    private static string? Target(ComparedSide? side) => (side?.Render.First as RenderOutcome.Redirected)?.Target;

    private static string Describe(ComparedSide? side) => Target(side) is { } target ? $"leads to {target}" : "is a page of its own";
}
