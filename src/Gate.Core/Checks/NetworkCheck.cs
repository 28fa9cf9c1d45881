using Gate.Core.Checks.Tallies;
using Gate.Core.Rendering;
using Gate.Core.Run;

namespace Gate.Core.Checks;

/// <summary><c>network-retried</c>: requests that a live site was asked again after a fault of the network, counted over all captures.</summary>
internal sealed class NetworkCheck : ICheck
{
    private readonly SortedSet<string> _pages = new(StringComparer.Ordinal);
    private int _repeats;

    public void Observe(ShotComparison shot)
    {
        var repeats = new[] { shot.Rendered.Before, shot.Rendered.After }.OfType<SideRender>().SelectMany(side => side.Attempts).SelectMany(attempt => attempt.Requests).Sum(request => request.Repeats);
        if (repeats == 0)
            return;
        _repeats += repeats;
        _pages.Add(shot.Rendered.Shot.Id.Page.Value);
    }

    public IEnumerable<Finding> Findings() => Tallies().SelectMany(tally => tally.Findings());

    public IEnumerable<Tally> Tallies() => _repeats == 0 ? [] : [new RetriedRequests(_repeats, [.. _pages])];
}
