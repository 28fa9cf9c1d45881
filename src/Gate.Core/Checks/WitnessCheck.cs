using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>witness-disagrees</c>: the independent decoder and counter came to another absolute error. One of the two is wrong: unknown.</summary>
internal sealed class WitnessCheck : ICheck
{
    private readonly List<Finding> _findings = [];

    public void Observe(ShotComparison shot)
    {
        if (shot.Witness is not { } witness || witness.Count == (shot.Diff?.AbsoluteError ?? 0))
            return;
        var said = witness.Count is { } count ? $"AE {Words.Number(count)}" : $"nothing: {witness.Trouble}";
        _findings.Add(FindingFactory.OfShot(
            "witness-disagrees",
            Severity.Incomplete,
            shot.Rendered.Shot.Id,
            $"AE {Words.Number(shot.Diff?.AbsoluteError ?? 0)} by gate, {said} by {witness.Name}; keep the evidence and report a bug"));
    }

    public IEnumerable<Finding> Findings() => _findings;
}
