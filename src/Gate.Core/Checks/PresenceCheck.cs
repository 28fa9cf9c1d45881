using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>page-added</c> and <c>page-removed</c>: the page is on one side only; once a page.</summary>
internal sealed class PresenceCheck : ICheck
{
    private readonly SortedDictionary<string, Finding> _findings = new(StringComparer.Ordinal);

    public void Observe(ShotComparison shot)
    {
        var pair = shot.Rendered.Shot.Pair;
        if (pair.Before is null)
            _findings[pair.Id.Value] = FindingFactory.OfPage("page-added", Severity.Fail, pair.Id.Value, "the page is on the after side only");
        else if (pair.After is null)
            _findings[pair.Id.Value] = FindingFactory.OfPage("page-removed", Severity.Fail, pair.Id.Value, "the page is on the before side only");
    }

    public IEnumerable<Finding> Findings() => _findings.Values;
}
