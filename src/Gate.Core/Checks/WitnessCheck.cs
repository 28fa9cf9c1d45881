using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>witness-disagrees</c>: the independent decoder and counter came to another absolute error. One of the two is wrong: unknown.</summary>
internal sealed class WitnessCheck : ICheck
{
    private readonly List<Finding> _findings = [];

    public void Observe(ShotComparison shot)
    {
        var own = shot.Diff?.AbsoluteError ?? 0;
        if (shot.WitnessCount is { } counted && counted != own)
        {
            _findings.Add(FindingFactory.OfShot(
                "witness-disagrees",
                Severity.Incomplete,
                shot.Rendered.Shot.Id,
                $"AE {Words.Number(own)} by gate, {Words.Number(counted)} by the witness; keep the evidence and report a bug"));
        }
    }

    public IEnumerable<Finding> Findings() => _findings;
}
