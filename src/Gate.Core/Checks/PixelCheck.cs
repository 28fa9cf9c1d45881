using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>pixels-differ</c> and, of its own, <c>size-differs</c>: absolute error above 0 outside masks.</summary>
internal sealed class PixelCheck : ICheck
{
    private readonly List<Finding> _findings = [];

    public void Observe(ShotComparison shot)
    {
        if (shot.Status != ShotStatus.Changed || shot.Diff is not { } diff)
            return;
        var id = shot.Rendered.Shot.Id;
        if (shot.Before?.Size is { } before && shot.After?.Size is { } after && before != after)
        {
            _findings.Add(FindingFactory.OfShot(
                "size-differs", Severity.Fail, id, $"before {before.Width}×{before.Height} px, after {after.Width}×{after.Height} px"));
        }

        if (diff.AbsoluteError == 0)
            return;
        var largest = diff.Regions.MaxBy(region => region.AbsoluteError);
        var where = largest is null ? "" : $", the largest {largest.Bounds.Width}×{largest.Bounds.Height} px at ({largest.Bounds.Left}, {largest.Bounds.Top})";
        _findings.Add(FindingFactory.OfShot(
            "pixels-differ",
            Severity.Fail,
            id,
            $"AE {Words.Number(diff.AbsoluteError)} in {Words.Count(diff.Regions.Count, "region")}{where}; largest channel step {diff.MaxChannelDelta} of 255"));
    }

    public IEnumerable<Finding> Findings() => _findings;
}
