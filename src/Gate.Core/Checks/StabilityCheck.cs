using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary>
/// <c>unstable</c>: a side does not reproduce itself over fresh captures, so no difference can be believed; with the likely
/// cause and a mask to paste. <c>stability</c>, where every shot was repeated: how many ever wobbled, out of how many.
/// </summary>
internal sealed class StabilityCheck(RenderPlan plan) : ICheck
{
    private readonly List<Finding> _findings = [];

    private int _shots;

    public void Observe(ShotComparison shot)
    {
        _shots++;
        if (shot.Status != ShotStatus.Unstable)
            return;
        var sides = new[] { Describe("before", shot.Before), Describe("after", shot.After) }.OfType<string>();
        var noise = shot.Noise is { Ae: > 0 } seen ? $"; {Words.Count(seen.Ae, "position")} differ within a side" : "";
        var shared = shot.Noise is { SharedDigests: > 0 } ? "; a picture of one side was also seen on the other" : "";
        _findings.Add(FindingFactory.OfShot("unstable", Severity.Incomplete, shot.Rendered.Shot.Id, $"{string.Join(", ", sides)}{noise}{shared}{Cause(shot)}{Paste(shot)}"));
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies()
    {
        var said = _findings.Select(finding => new Said(finding));
        return plan.Repeat ? [.. said, new Repeated(plan.Confirm, _shots, _findings.Count)] : said;
    }

    private static string Cause(ShotComparison shot)
    {
        ComparedSide[] sides = [.. new[] { shot.Before, shot.After }.OfType<ComparedSide>()];
        if (Array.Exists(sides, side => side.Render.Attempts.OfType<RenderOutcome.Redirected>().Any() && !side.Render.Attempts.All(attempt => attempt is RenderOutcome.Redirected)))
            return "; likely cause: it leads elsewhere in some captures only";
        return Array.Find(sides, side => side.Compared.Count != 1) is { } wobbly ? $"; likely cause: {NoiseCause.Of(wobbly.Render)}" : "";
    }

    private static string Paste(ShotComparison shot) =>
        shot.Noise is { Regions.Count: > 0 } noise ? $". Mend it, or leave the area out: {NoiseMask.For(shot.Rendered.Shot, noise.Regions)}" : "";

    private static string? Describe(string side, ComparedSide? compared) => compared is null
        ? null
        : $"{side}: {Words.Count(compared.Compared.Count, "picture")} over {Words.Count(compared.Render.Attempts.Count, "fresh capture")}";
}
