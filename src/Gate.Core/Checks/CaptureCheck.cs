using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>capture-failed</c>: a side has no trustworthy pixels. Unknown, never green.</summary>
internal sealed class CaptureCheck : ICheck
{
    private readonly List<Finding> _findings = [];

    public void Observe(ShotComparison shot)
    {
        if (shot.Status != ShotStatus.Failed)
            return;
        var (before, after) = (shot.Before?.Failure, shot.After?.Failure);
        var message = before is not null && before == after
            ? $"both sides: {before.Message}"
            : Words.List([.. new[] { before is null ? null : $"before: {before.Message}", after is null ? null : $"after: {after.Message}" }.OfType<string>()]);
        _findings.Add(FindingFactory.OfShot("capture-failed", Severity.Incomplete, shot.Rendered.Shot.Id, message));
    }

    public IEnumerable<Finding> Findings() => _findings;
}
