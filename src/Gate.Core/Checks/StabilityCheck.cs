using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>unstable</c>: a side does not reproduce itself over fresh captures, so no difference can be believed.</summary>
internal sealed class StabilityCheck : ICheck
{
    private readonly List<Finding> _findings = [];

    public void Observe(ShotComparison shot)
    {
        if (shot.Status != ShotStatus.Unstable)
            return;
        var sides = new[] { Describe("before", shot.Before), Describe("after", shot.After) }.OfType<string>();
        var noise = shot.Noise is { Ae: > 0 } seen ? $"; {Words.Count(seen.Ae, "position")} differ within a side" : "";
        var shared = shot.Noise is { SharedDigests: > 0 } ? "; a picture of one side was also seen on the other" : "";
        _findings.Add(FindingFactory.OfShot("unstable", Severity.Incomplete, shot.Rendered.Shot.Id, $"{string.Join(", ", sides)}{noise}{shared}"));
    }

    public IEnumerable<Finding> Findings() => _findings;

    private static string? Describe(string side, ComparedSide? compared) => compared is null
        ? null
        : $"{side}: {Words.Count(compared.Compared.Count, "picture")} over {Words.Count(compared.Render.Attempts.Count, "fresh capture")}";
}
